package afterimage.app.runs;

import afterimage.app.session.Mail;
import afterimage.engine.clip.SafeFile;
import afterimage.engine.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.LoggerFactory;

/** The runs in the user's folder, newest first, and which one is in view. */
public final class RunsViewModel {
    private static final int SHOWN = 20;

    private final Path folder;
    private final ObservableList<Path> runs = FXCollections.observableArrayList();
    private final ObservableList<Path> shownRuns = FXCollections.unmodifiableObservableList(runs);
    private final ReadOnlyObjectWrapper<Path> inView = new ReadOnlyObjectWrapper<>();

    public RunsViewModel(Path folder) {
        this.folder = folder;
        refresh();
    }

    /** Folders of runs. */
    public ObservableList<Path> runs() {
        return shownRuns;
    }

    /** The run in view, or null where it is not one of the user's. */
    public ReadOnlyObjectProperty<Path> inViewProperty() {
        return inView.getReadOnlyProperty();
    }

    public void refresh() {
        runs.setAll(list());
    }

    public void show(Mail mail) {
        if (mail.opened() != null) {
            inView.set(mail.opened().folder());
            refresh();
        }
    }

    private List<Path> list() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(RunFolder::isRun)
                    .sorted(Comparator.comparing(RunsViewModel::changed).reversed())
                    .limit(SHOWN)
                    .toList();
        } catch (IOException e) {
            LoggerFactory.getLogger(RunsViewModel.class).warn("{}: {}", folder, SafeFile.reason(e));
            return List.of();
        }
    }

    private static FileTime changed(Path run) {
        try {
            return Files.getLastModifiedTime(run);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }
}
