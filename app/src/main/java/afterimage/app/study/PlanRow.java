package afterimage.app.study;

import afterimage.app.control.Choice;
import afterimage.app.control.Nodes;
import afterimage.app.glossary.Terms;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/** What can be set before a study goes on. */
final class PlanRow extends FlowPane {
    private static final List<Integer> ROUNDS = List.of(1, 2, 4, 10, 20);
    private static final int NUMBER = 7;
    private static final int SEEDS = 10;

    private final StudyPlan plan;
    private final Choice<StudyPlan.Until> until;
    private final Choice<Integer> rounds;

    PlanRow(StudyPlan plan) {
        super(14, 6);
        this.plan = plan;
        setAlignment(Pos.CENTER_LEFT);
        TextField amount = field("study-amount", NUMBER, "How many", Terms.words("budget"));
        amount.textProperty().bindBidirectional(plan.amountProperty());
        TextField loss =
                field("study-loss", NUMBER, "Held-out loss to reach", "A run ends at its first look below this loss.");
        loss.textProperty().bindBidirectional(plan.lossProperty());
        Nodes.showIf(loss, plan.untilProperty().isEqualTo(StudyPlan.Until.LOSS));
        TextField seeds = field("study-seeds", SEEDS, "Seeds, with commas between", Terms.words("study-seeds"));
        seeds.textProperty().bindBidirectional(plan.seedsProperty());
        TextField clips = field(
                "study-clips",
                NUMBER,
                "Test clips",
                "Clips that no run has seen, on which finished runs are measured.");
        clips.textProperty().bindBidirectional(plan.testClipsProperty());
        until = new Choice<>("study-until", StudyPlan.Until::words, Terms.words("budget"), plan.untilProperty()::set);
        rounds = new Choice<>(
                "study-rounds",
                count -> count == 1 ? "one after the other" : "in turns, " + count + " rounds",
                Terms.words("taking-turns"),
                plan.roundsProperty()::set);
        getChildren()
                .addAll(
                        group("Budget", amount, until, loss),
                        group("Seeds", seeds),
                        group("Order", rounds),
                        group("Test clips", clips));
        plan.untilProperty().addListener((p, before, now) -> fill());
        plan.roundsProperty().addListener((p, before, now) -> fill());
        fill();
    }

    private void fill() {
        until.fill(List.of(StudyPlan.Until.values()), plan.untilProperty().get());
        int now = plan.roundsProperty().get();
        List<Integer> offered = ROUNDS.contains(now)
                ? ROUNDS
                : Stream.concat(ROUNDS.stream(), Stream.of(now)).sorted().toList();
        rounds.fill(offered, now);
    }

    private static TextField field(String id, int columns, String accessible, String words) {
        TextField field = new TextField();
        field.setId(id);
        field.setPrefColumnCount(columns);
        field.setAccessibleText(accessible);
        field.setTooltip(new Tooltip(words));
        return field;
    }

    private static HBox group(String name, Node... nodes) {
        Label label = Nodes.label(name, "field-name");
        HBox group = Nodes.row(6, label);
        group.getChildren().addAll(nodes);
        return group;
    }
}
