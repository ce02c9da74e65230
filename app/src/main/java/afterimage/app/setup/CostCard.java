package afterimage.app.setup;

import afterimage.app.control.Flyout;
import afterimage.app.control.Nodes;
import afterimage.app.glossary.Terms;
import afterimage.app.glossary.Texts;
import afterimage.engine.Words;
import afterimage.engine.model.ModelSummary;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What the settings cost, which published model they are nearest to, and what Train would do with them. */
final class CostCard extends VBox {
    private final SetupViewModel model;

    CostCard(SetupViewModel model, SetupViewModel.RunInView run) {
        super(4);
        this.model = model;
        getStyleClass().addAll("card", "cost-card");
        getChildren()
                .addAll(
                        cost("cost-parameters", Terms.words("parameters"), of(s -> Words.of("%,d", s.parameters()))),
                        cost("cost-memory", Terms.words("memory"), of(s -> Words.bytes(s.memoryBytes()))),
                        cost("cost-work-a-step", Terms.words("flops"), of(s -> flops(s.stepFlops()))),
                        cost("cost-estimated-step", Texts.of("cost-estimated-step.about"), model.stepTime),
                        note(run));
    }

    /** Adds which published model they are nearest to. */
    void compare() {
        getChildren().add(getChildren().size() - 1, badge());
    }

    private static String flops(long flops) {
        return Words.of(flops >= 1e10 ? "%.0f GFLOP" : "%.1f GFLOP", flops / 1e9);
    }

    private ObservableValue<String> of(Function<ModelSummary, String> words) {
        return model.summary.map(words).orElse("–");
    }

    private static HBox cost(String id, String about, ObservableValue<String> words) {
        Label label = Nodes.explained(Texts.of(id), about, "dim");
        Label value = Nodes.whole(Nodes.following(words, id, "number"));
        label.setLabelFor(value);
        return new HBox(label, Nodes.gap(), value);
    }

    private static VBox note(SetupViewModel.RunInView run) {
        Label words = Nodes.note(Nodes.following(run.note(), "note", "dim"));
        Hyperlink take = link("take-settings", link -> run.takeSettings().run());
        take.setWrapText(true);
        Nodes.showIf(take, run.differs());
        return Nodes.styled(new VBox(words, take), "note");
    }

    private VBox badge() {
        ObservableValue<PublishedModel> nearest = model.published;
        ObservableValue<String> sentence = nearest.map(PublishedModel::sentence).orElse("");
        Label words = Nodes.note(Nodes.following(sentence, "badge", "dim"));
        Hyperlink show = link("badge-show", link -> new Flyout(differences(nearest.getValue())).showBeside(link));
        Nodes.showIf(show, nearest.map(found -> !found.differences().isEmpty()).orElse(false));
        VBox badge = Nodes.styled(new VBox(words, show), "badge");
        Nodes.showIf(badge, nearest.map(found -> true).orElse(false));
        return badge;
    }

    private static Hyperlink link(String id, Consumer<Hyperlink> action) {
        Hyperlink link = Nodes.styled(new Hyperlink(Texts.of(id)), "field-fix");
        link.setId(id);
        link.setOnAction(e -> {
            link.setVisited(false);
            action.accept(link);
        });
        return link;
    }

    private VBox differences(PublishedModel nearest) {
        GridPane table = Nodes.styled(new GridPane(), "differences");
        Stream.of("setting", "here", "there")
                .map(column -> Nodes.label(Texts.of("setup.differs." + column), "layer-head"))
                .forEach(head -> table.addRow(0, head));
        for (PublishedModel.Difference each : nearest.differences()) {
            Label there = Nodes.label(each.there(), "dim");
            table.addRow(table.getRowCount(), Nodes.label(each.setting(), "dim"), new Label(each.here()), there);
        }
        VBox content = new VBox(10, Nodes.label(nearest.source() + ", " + nearest.row(), "view-title"), table);
        content.getChildren().add(Nodes.button("badge-take", () -> {
            model.preset.set(nearest.preset());
            content.getScene().getWindow().hide();
        }));
        return content;
    }
}
