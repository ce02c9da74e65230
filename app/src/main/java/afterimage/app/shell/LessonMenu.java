package afterimage.app.shell;

import java.util.List;
import javafx.beans.value.ObservableValue;

/** What the menu offers of lessons. */
public interface LessonMenu {
    /** Opens the panel with the list of lessons, or closes it. */
    void list();

    /** Titles of the lessons that can be begun. */
    List<String> titles();

    /** Begins one of {@link #titles}. */
    void begin(int index);

    /** Leaves the lesson under way, and puts the window back. */
    void leave();

    /** Whether there is none to leave. */
    ObservableValue<Boolean> noneUnderWay();
}
