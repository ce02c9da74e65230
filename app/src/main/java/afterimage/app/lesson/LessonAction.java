package afterimage.app.lesson;

import java.util.List;

/**
 * Something that a step does to the window.
 *
 * @param name one of {@link LessonBench#actions}
 * @param values what the file gives it, at least one
 */
public record LessonAction(String name, List<String> values) {
    public LessonAction {
        values = List.copyOf(values);
    }

    /** The first value, of most actions the only one. */
    public String value() {
        return values.get(0);
    }
}
