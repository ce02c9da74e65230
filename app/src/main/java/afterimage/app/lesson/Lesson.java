package afterimage.app.lesson;

import java.util.List;

/**
 * A lesson.
 *
 * @param title of the lesson
 * @param about one sentence for the list
 * @param steps one or more
 */
public record Lesson(String title, String about, List<LessonStep> steps) {
    public Lesson {
        steps = List.copyOf(steps);
    }

    /** How many steps ask something. */
    public int questions() {
        return (int) steps.stream().filter(step -> step.question() != null).count();
    }
}
