package afterimage.app.desk;

import afterimage.app.history.HistoryViewModel;
import afterimage.app.home.Home;
import afterimage.app.session.RunName;
import afterimage.app.session.Worker;
import afterimage.engine.run.RunFolder;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What the view of a run's past asks of the disk and the desk. */
public record RunPast(RunDesk desk, Worker background) implements HistoryViewModel.Around {
    /** A name has at most 80 letters, and the step is to fit. */
    private static final int NAME = 50;

    @Override
    public <T> void read(Supplier<T> work, Consumer<T> then, Consumer<String> refused) {
        background.run(work, then, refused);
    }

    @Override
    public void branch(Path run, long step) {
        Path parent = desk.runsProperty().get();
        desk.openMade(() -> branch(RunFolder.open(run), step, parent), "branch from a moment of this one");
    }

    private static RunFolder branch(RunFolder run, long step, Path parent) {
        String shown = RunName.shown(run.spec().name(), run.path());
        String name = shown.substring(0, Math.min(NAME, shown.length())).strip() + " from step " + step;
        return run.branch(
                Home.free(parent, Home.folderName(name)), step, run.spec().withName(name));
    }
}
