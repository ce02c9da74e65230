package afterimage.app.shell;

import javafx.beans.value.ObservableValue;

/** What the menu can ask of studies. */
public interface StudyActions {
    /** Begins the study in view, or goes on with it. */
    void startStudy();

    /** Pauses the study, or goes on. */
    void pauseStudy();

    /** Stops the study and saves. */
    void stopStudy();

    /** Writes the report of the study in view. */
    void reportStudy();

    /** Whether there is nothing to pause or stop. */
    ObservableValue<Boolean> noStudyTrains();
}
