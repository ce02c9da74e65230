package afterimage.app.lesson;

import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyStringProperty;

/** The workbench as lessons see it: what a step can do, and how it is put back. */
public interface LessonBench {
    /** Names of all actions. */
    Set<String> actions();

    /** What would be right for an action whose name is known; empty if it can be done as it stands. */
    String problem(LessonAction action);

    /**
     * Remembers how the window is.
     *
     * @return why no lesson can begin now; empty if one can
     */
    String begin();

    /**
     * Does actions one after the other, after those of earlier steps, each as soon as the window is ready for it.
     *
     * @param again whether they were done before in this lesson, so that what takes long is not repeated
     */
    void perform(List<LessonAction> actions, boolean again);

    /** Puts the window back as it was at {@link #begin}. */
    void leave();

    /** What has to be waited for, e.g. training; empty if nothing has. */
    ReadOnlyStringProperty waitingProperty();
}
