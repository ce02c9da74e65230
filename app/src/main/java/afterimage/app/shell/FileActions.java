package afterimage.app.shell;

import java.nio.file.Path;
import java.util.List;

/** What menus and drops can ask for about files. */
public interface FileActions {
    /** Runs opened last, the latest first. */
    List<Path> recentRuns();

    /** Asks for a folder and copies the run in view there. */
    void saveAs();

    /** Asks for a place and writes the run in view there for other programs. */
    void exportFor(OtherProgram program);

    /** Asks for an npz: a new run of the settings in the panel with those weights. */
    void importWeights();

    /** Asks for an npy of clips to be shown in place of the held-out ones. */
    void importClips();

    /** Asks where runs are kept. */
    void chooseRunsFolder();

    /** Opens a file or folder by its kind. */
    void accept(Path file);

    /** Whether {@link #accept} knows what to do with it. */
    boolean accepts(Path file);

    /** Shows the log in a window of its own. */
    void showLog();
}
