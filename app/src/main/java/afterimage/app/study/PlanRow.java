package afterimage.app.study;

import afterimage.app.control.Choice;
import afterimage.app.control.Nodes;
import afterimage.app.glossary.Terms;
import afterimage.app.glossary.Texts;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/** Shows what can be set before a study goes on. */
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
        TextField amount = field("study-amount", NUMBER, Terms.words("budget"), plan.amount);
        TextField loss = field("study-loss", NUMBER, Texts.of("study-loss.about"), plan.loss);
        Nodes.showIf(loss, plan.until.isEqualTo(StudyPlan.Until.LOSS));
        TextField seeds = field("study-seeds", SEEDS, Terms.words("study-seeds"), plan.seeds);
        TextField clips = field("study-clips", NUMBER, Texts.of("study-clips.about"), plan.testClips);
        until = new Choice<>("study-until", Texts::of, Terms.words("budget"), plan.until::set);
        Function<Integer, String> turns = count -> Texts.count("study.rounds", count);
        rounds = new Choice<>("study-rounds", turns, Terms.words("taking-turns"), plan.rounds::set);
        getChildren().addAll(group("study.plan.budget", amount, until, loss), group("study.plan.seeds", seeds));
        getChildren().addAll(group("study.plan.order", rounds), group("study-clips", clips));
        Nodes.follow(this::fill, plan.until, plan.rounds);
    }

    private void fill() {
        until.fill(List.of(StudyPlan.Until.values()), plan.until.get());
        int now = plan.rounds.get();
        List<Integer> offered = ROUNDS.contains(now)
                ? ROUNDS
                : Stream.concat(ROUNDS.stream(), Stream.of(now)).sorted().toList();
        rounds.fill(offered, now);
    }

    private static TextField field(String id, int columns, String about, StringProperty text) {
        TextField field = Nodes.field(id, text);
        field.setPrefColumnCount(columns);
        field.setTooltip(new Tooltip(about));
        return field;
    }

    private static HBox group(String key, Node... nodes) {
        HBox group = Nodes.row(6, Nodes.label(Texts.of(key), "field-name"));
        group.getChildren().addAll(nodes);
        return group;
    }
}
