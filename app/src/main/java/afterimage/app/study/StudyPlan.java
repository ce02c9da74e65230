package afterimage.app.study;

import afterimage.engine.BadInput;
import afterimage.engine.study.Budget;
import afterimage.engine.study.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What can be set of a study before it goes on: how long, with which seeds, in which turns. */
public final class StudyPlan {
    /** What ends each run. */
    public enum Until {
        STEPS("steps a run"),
        SECONDS("seconds a run"),
        LOSS("steps, or a held-out loss of");

        private final String words;

        Until(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    private final ObjectProperty<Until> until = new SimpleObjectProperty<>(Until.STEPS);
    private final StringProperty amount = new SimpleStringProperty("");
    private final StringProperty loss = new SimpleStringProperty("");
    private final StringProperty seeds = new SimpleStringProperty("");
    private final StringProperty testClips = new SimpleStringProperty("");
    private final ObjectProperty<Integer> rounds = new SimpleObjectProperty<>(1);

    public ObjectProperty<Until> untilProperty() {
        return until;
    }

    /** Steps or seconds, as typed. */
    public StringProperty amountProperty() {
        return amount;
    }

    /** The loss to reach, as typed. */
    public StringProperty lossProperty() {
        return loss;
    }

    /** Whole numbers with commas between. */
    public StringProperty seedsProperty() {
        return seeds;
    }

    /** Clips on which finished runs are measured, as typed. */
    public StringProperty testClipsProperty() {
        return testClips;
    }

    /** Rounds of taking turns; 1 for one after the other. */
    public ObjectProperty<Integer> roundsProperty() {
        return rounds;
    }

    void show(Study study) {
        Budget budget = study.budget();
        until.set(budget.heldOutLoss() != null ? Until.LOSS : budget.steps() != null ? Until.STEPS : Until.SECONDS);
        amount.set(
                budget.steps() != null
                        ? Long.toString(budget.steps())
                        : budget.seconds() == Math.rint(budget.seconds())
                                ? String.format(Locale.ROOT, "%.0f", budget.seconds())
                                : budget.seconds().toString());
        loss.set(budget.heldOutLoss() == null ? "" : budget.heldOutLoss().toString());
        seeds.set(study.seeds().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        testClips.set(Integer.toString(study.testClips()));
        rounds.set(study.rounds());
    }

    /** @throws BadInput if something typed cannot be used */
    Study of(Study study) {
        // Beyond any int it is refused as too many, like any other number out of range.
        int clips = (int) Math.min(Integer.MAX_VALUE, whole("The test clips", testClips.get()));
        return study.withBudget(budget())
                .withSeeds(seedNumbers())
                .withRounds(rounds.get())
                .withTestClips(clips);
    }

    private Budget budget() {
        return switch (until.get()) {
            case STEPS -> Budget.ofSteps(whole("The steps", amount.get()));
            case SECONDS -> Budget.ofSeconds(number("The seconds", amount.get()));
            case LOSS ->
                new Budget(whole("The steps", amount.get()), null, number("The held-out loss to reach", loss.get()));
        };
    }

    private List<Long> seedNumbers() {
        List<Long> numbers = new ArrayList<>();
        for (String part : seeds.get().split("[,\\s]+")) {
            if (!part.isEmpty()) {
                numbers.add(whole("A seed", part));
            }
        }
        return numbers;
    }

    private static long whole(String what, String text) {
        try {
            return Long.parseLong(text.strip().replace(",", ""));
        } catch (NumberFormatException e) {
            throw new BadInput(what + " must be a whole number, not '" + text + "'.", e);
        }
    }

    private static double number(String what, String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new BadInput(what + " must be a number, not '" + text + "'.", e);
        }
    }
}
