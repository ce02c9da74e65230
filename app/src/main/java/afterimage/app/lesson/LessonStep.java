package afterimage.app.lesson;

import java.util.List;

/**
 * One step of a lesson.
 *
 * @param title a few words
 * @param text paragraphs
 * @param actions done when the step begins
 * @param question or null
 * @param source who says so; may be empty
 */
public record LessonStep(
        String title, List<String> text, List<LessonAction> actions, LessonQuestion question, String source) {
    public LessonStep {
        text = List.copyOf(text);
        actions = List.copyOf(actions);
    }
}
