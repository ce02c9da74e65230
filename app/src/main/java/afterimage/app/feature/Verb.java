package afterimage.app.feature;

import afterimage.app.glossary.Texts;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Something that a step of a lesson can do, by its name in the lesson's file; {@code assets/lessons/README.md} lists all.
 *
 * @param check of the values that a file gives: what would be right, empty where they can be used
 * @param tab to be brought to the front and to have looked into the model first; null if none has to
 * @param repeats whether it is done again where a step is gone back to
 * @param tasks what it does, in this order
 */
public record Verb(
        String name,
        Function<List<String>, String> check,
        String tab,
        boolean repeats,
        Function<List<String>, List<Task>> tasks) {

    /** @param what it does, see {@link Task#what}; {@code action} gets the values that were checked */
    public static Verb of(
            String name,
            Function<List<String>, String> check,
            String what,
            BooleanSupplier ready,
            Consumer<List<String>> action) {
        return new Verb(name, check, null, true, values -> List.of(new Task(what, ready, () -> action.accept(values))));
    }

    /** The same, where it changes what the view behind a tab shows of the model. */
    public Verb in(String front) {
        return new Verb(name, check, front, repeats, tasks);
    }

    /** A check of one value out of a few. */
    public static Function<List<String>, String> oneOf(String... right) {
        String key = right.length == 1 ? "feature.verb.only" : "feature.verb.one-of";
        return values -> values.size() == 1 && List.of(right).contains(values.get(0))
                ? ""
                : Texts.of(key, String.join(", ", right), given(values));
    }

    /** A check of one whole number. */
    public static Function<List<String>, String> whole(int least, int most, String what) {
        return values -> values.size() == 1
                        && values.get(0).matches("\\d{1,6}")
                        && Integer.parseInt(values.get(0)) >= least
                        && Integer.parseInt(values.get(0)) <= most
                ? ""
                : Texts.of("feature.verb.whole", what, least, most, given(values));
    }

    /** What a file gave, for a refusal. */
    public static String given(List<String> values) {
        String all = String.join(", ", values);
        return all.length() > 40 ? all.substring(0, 40) + "…" : all.isEmpty() ? Texts.of("feature.verb.nothing") : all;
    }
}
