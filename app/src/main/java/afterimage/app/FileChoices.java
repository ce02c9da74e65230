package afterimage.app;

import afterimage.app.shell.FileActions;
import afterimage.app.shell.OtherProgram;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/** Asks for files and folders, and hands them to the desk. */
final class FileChoices implements FileActions {
    private final Stage stage;
    private final FileDesk desk;
    private final LogWindow log;

    FileChoices(Stage stage, FileDesk desk, LogWindow log) {
        this.stage = stage;
        this.desk = desk;
        this.log = log;
    }

    @Override
    public List<Path> recentRuns() {
        return desk.recent();
    }

    @Override
    public void saveAs() {
        chooseTarget("Save a copy of the run as a folder", desk.copyName(), desk::saveAs);
    }

    @Override
    public void exportFor(OtherProgram program) {
        chooseTarget(program.title(), desk.nameFor(program), file -> desk.exportFor(program, file));
    }

    @Override
    public void importWeights() {
        choose("Weights for the model of the setup panel", "Weights", "*.npz", desk::importWeights);
    }

    @Override
    public void importClips() {
        choose("Clips to show in place of the held-out ones", "Clips", "*.npy", desk::importClips);
    }

    private void chooseTarget(String title, String name, Consumer<Path> use) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(desk.start().toFile());
        chooser.setInitialFileName(name);
        File chosen = chooser.showSaveDialog(stage);
        if (chosen != null) {
            use.accept(chosen.toPath());
        }
    }

    private void choose(String title, String kind, String pattern, Consumer<Path> use) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind + " (" + pattern + ")", pattern));
        File chosen = chooser.showOpenDialog(stage);
        if (chosen != null) {
            use.accept(chosen.toPath());
        }
    }

    /** A run's folder. */
    void chooseRun() {
        chooseFolder("Open a run's folder", desk::open);
    }

    @Override
    public void chooseRunsFolder() {
        chooseFolder("Keep runs in this folder", desk::useRuns);
    }

    private void chooseFolder(String title, Consumer<Path> use) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(desk.start().toFile());
        File chosen = chooser.showDialog(stage);
        if (chosen != null) {
            use.accept(chosen.toPath());
        }
    }

    @Override
    public void accept(Path file) {
        desk.accept(file);
    }

    @Override
    public boolean accepts(Path file) {
        return FileKind.of(file).isPresent();
    }

    @Override
    public void showLog() {
        log.show();
    }
}
