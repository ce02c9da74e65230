package afterimage.app.shell;

import afterimage.app.home.Pretrained;
import javafx.beans.value.ObservableValue;

/** What menus can ask of the list of runs: it acts on those that are chosen there. */
public interface RunListActions {
    void rename();

    void duplicate();

    void delete();

    /** Takes back what was done last. */
    void undo();

    /** Holds the chosen runs against the one in view. */
    void compare();

    /** Holds a model that comes with the program against the one in view. */
    void compare(Pretrained given);

    void stopComparing();

    ObservableValue<Boolean> noneChosen();

    /** A name is given to one run at a time. */
    ObservableValue<Boolean> notOneChosen();

    ObservableValue<Boolean> nothingToUndo();

    ObservableValue<Boolean> noneCompared();
}
