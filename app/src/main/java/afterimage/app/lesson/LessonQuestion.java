package afterimage.app.lesson;

import java.util.List;

/**
 * A prediction that is asked for before anything is shown.
 *
 * @param ask the question
 * @param choices two to five answers
 * @param answer the right one, from 0
 * @param because the reason, shown with the answer
 * @param actions done when an answer is chosen, so that it can be seen
 */
public record LessonQuestion(String ask, List<String> choices, int answer, String because, List<LessonAction> actions) {
    public LessonQuestion {
        choices = List.copyOf(choices);
        actions = List.copyOf(actions);
    }
}
