package afterimage.app.lesson;

import java.util.List;

/**
 * A lesson, as its file has it; none of its lists can be changed.
 *
 * @param title of the lesson
 * @param about one sentence for the list
 * @param steps one or more
 */
public record Lesson(String title, String about, List<Step> steps) {
    /**
     * One step.
     *
     * @param title a few words
     * @param text paragraphs
     * @param actions done when the step begins
     * @param question or null
     * @param source who says so; may be empty
     */
    public record Step(String title, List<String> text, List<Action> actions, Question question, String source) {}

    /**
     * A prediction that is asked for before anything is shown.
     *
     * @param ask the question
     * @param choices two to five answers
     * @param answer the right one, from 0
     * @param because the reason, shown with the answer
     * @param actions done when an answer is chosen, so that it can be seen
     */
    public record Question(String ask, List<String> choices, int answer, String because, List<Action> actions) {}

    /**
     * Something that a step does to the window.
     *
     * @param name of one of the features' verbs
     * @param values what the file gives it, at least one
     */
    public record Action(String name, List<String> values) {}

    /** How many steps ask something. */
    public int questions() {
        return (int) steps.stream().filter(step -> step.question() != null).count();
    }
}
