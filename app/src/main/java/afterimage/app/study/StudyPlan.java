package afterimage.app.study;

import afterimage.app.glossary.Texts;
import afterimage.engine.BadInput;
import afterimage.engine.Words;
import afterimage.engine.study.Budget;
import afterimage.engine.study.Study;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Holds what can be set of a study before it goes on: how long, with which seeds, in which turns. */
final class StudyPlan {
    /** What ends each run. */
    enum Until {
        STEPS,
        SECONDS,
        LOSS
    }

    final ObjectProperty<Until> until = new SimpleObjectProperty<>(Until.STEPS);
    /** Steps or seconds, as typed. */
    final StringProperty amount = new SimpleStringProperty("");
    /** The loss to reach, as typed. */
    final StringProperty loss = new SimpleStringProperty("");
    /** Whole numbers with commas between. */
    final StringProperty seeds = new SimpleStringProperty("");
    /** Clips on which finished runs are measured, as typed. */
    final StringProperty testClips = new SimpleStringProperty("");
    /** Rounds of taking turns; 1 for one after the other. */
    final ObjectProperty<Integer> rounds = new SimpleObjectProperty<>(1);
    /** Whether it trains at all workers. */
    final BooleanProperty spread = new SimpleBooleanProperty();

    void show(Study study) {
        Budget budget = study.budget();
        until.set(budget.heldOutLoss() != null ? Until.LOSS : budget.steps() != null ? Until.STEPS : Until.SECONDS);
        Double time = budget.seconds();
        boolean whole = time != null && time == Math.rint(time);
        String seconds = whole ? Words.of("%.0f", time) : String.valueOf(time);
        amount.set(budget.steps() != null ? budget.steps().toString() : seconds);
        loss.set(budget.heldOutLoss() == null ? "" : budget.heldOutLoss().toString());
        seeds.set(study.seeds().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        testClips.set(Integer.toString(study.testClips()));
        rounds.set(study.rounds());
    }

    /** @throws BadInput if something typed cannot be used */
    Study of(Study study) {
        // Beyond any int it is refused as too many, like any other number out of range.
        int clips = (int) Math.min(Integer.MAX_VALUE, whole("clips", testClips.get()));
        List<Long> numbers = Arrays.stream(seeds.get().split("[,\\s]+"))
                .filter(part -> !part.isEmpty())
                .map(part -> whole("seed", part))
                .toList();
        Study begun = study.withBudget(budget());
        return begun.with("seeds", numbers, "rounds", rounds.get(), "testClips", clips);
    }

    private Budget budget() {
        return switch (until.get()) {
            case STEPS -> Budget.ofSteps(whole("steps", amount.get()));
            case SECONDS -> Budget.ofSeconds(number("seconds", amount.get()));
            case LOSS -> new Budget(whole("steps", amount.get()), null, number("loss", loss.get()));
        };
    }

    private static long whole(String what, String text) {
        return read(what, text, typed -> Long.parseLong(typed.replace(",", "")));
    }

    private static double number(String what, String text) {
        return read(what, text, Double::parseDouble);
    }

    private static <T> T read(String what, String text, Function<String, T> reader) {
        try {
            return reader.apply(text.strip());
        } catch (NumberFormatException e) {
            throw new BadInput(Texts.of("study.no-number." + what, text), e);
        }
    }
}
