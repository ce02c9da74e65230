package afterimage.app.shell;

import afterimage.app.home.Pretrained;
import java.nio.file.Path;

/** What buttons, menus and keys can ask for. */
public interface WorkbenchActions {
    /** Trains the setup's model: goes on with the run in view if it is the same, else begins a new one. */
    void train();

    /** Pauses, or goes on. */
    void pause();

    /** One training step, then paused. */
    void step();

    /** Stops and saves. */
    void stop();

    /** The next Train begins a new run; the one in view stays there. */
    void newRun();

    /** Asks for a run's folder and brings it into view. */
    void chooseRun();

    void open(Path run);

    /** Brings a run that comes with the program into view. */
    void open(Pretrained run);

    /** What there is for the list of runs. */
    RunListActions runs();

    /** Shows studies in a window of their own. */
    void showStudies();

    /** What there is for studies. */
    StudyActions studies();

    /** What can be seen in two ways. */
    ViewSwitches switches();

    /** What else there is for files. */
    FileActions files();

    /** Everything that can be taken away, in one dialog. */
    void export();

    /** Theatre as PNG. */
    void exportStrips();

    /** Theatre as GIF. */
    void exportPlayers();

    /** Curves as PNG. */
    void exportChart();

    /** Curves as CSV. */
    void exportLosses();

    void togglePlaying();

    void moveFrames(int by);

    void nextClip();

    void previousClip();

    void switchTheme();

    void showAbout();

    /** What explains the window. */
    Guidance guidance();

    void quit();
}
