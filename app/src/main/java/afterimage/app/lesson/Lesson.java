package afterimage.app.lesson;

import java.util.List;

/** A lesson, as its file has it, with one sentence about it for the list; none of its lists can be changed. */
public record Lesson(String title, String about, List<Step> steps) {
    /** A step: paragraphs of text, what is done when it begins, a question or null, and who says so, perhaps empty. */
    public record Step(String title, List<String> text, List<Action> actions, Question question, String source) {}

    /**
     * A prediction that is asked for before anything is shown: two to five choices, the right one from 0, the reason,
     * and what is done when an answer is chosen, so that it can be seen.
     */
    public record Question(String ask, List<String> choices, int answer, String because, List<Action> actions) {}

    /** Something that a step does to the window: the name of a feature's verb, and at least one value. */
    public record Action(String name, List<String> values) {}

    /** How many steps ask something. */
    public int questions() {
        return (int) steps.stream().filter(step -> step.question() != null).count();
    }
}
