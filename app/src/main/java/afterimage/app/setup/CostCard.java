package afterimage.app.setup;

import afterimage.app.control.Flyout;
import afterimage.app.control.Nodes;
import afterimage.app.glossary.Terms;
import afterimage.engine.Words;
import afterimage.engine.model.ModelSummary;
import afterimage.engine.run.Quantity;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What the settings cost, which published model they are nearest to, and what Train would do with them. */
final class CostCard extends VBox {
    private final SetupViewModel model;

    CostCard(SetupViewModel model, RunInView run) {
        super(4);
        this.model = model;
        getStyleClass().addAll("card", "cost-card");
        getChildren()
                .addAll(
                        cost("Parameters", Terms.words("parameters"), of(s -> Words.of("%,d", s.parameters()))),
                        cost("Memory", Terms.words("memory"), of(s -> Quantity.bytes(s.memoryBytes()))),
                        cost("Work a step", Terms.words("flops"), of(s -> flops(s.stepFlops()))),
                        cost(
                                "Estimated step",
                                "From the work and this machine's rate of matrix products, measured at the start; as it"
                                        + " ran, once such a run has been trained.",
                                model.stepTime),
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

    private static HBox cost(String name, String tooltip, ObservableValue<String> words) {
        Label label = Nodes.label(name, "dim");
        label.setTooltip(new Tooltip(tooltip));
        Label value = Nodes.label("", "number");
        value.setId("cost-" + name.toLowerCase(Locale.ROOT).replace(' ', '-'));
        value.textProperty().bind(words);
        value.setMinWidth(USE_PREF_SIZE);
        label.setLabelFor(value);
        return new HBox(label, Nodes.gap(), value);
    }

    private static VBox note(RunInView run) {
        Label words = words("note", run.note());
        Hyperlink take = link(
                "take-settings",
                "use the settings of the run in view",
                link -> run.takeSettings().run());
        take.setWrapText(true);
        Nodes.showIf(take, run.differs());
        VBox note = new VBox(words, take);
        note.getStyleClass().add("note");
        return note;
    }

    private VBox badge() {
        ObservableValue<PublishedModel> nearest = model.published;
        Label words = words("badge", nearest.map(PublishedModel::sentence).orElse(""));
        Hyperlink show = link(
                "badge-show",
                "show what differs",
                link -> new Flyout(differences(nearest.getValue())).showBeside(link));
        Nodes.showIf(show, nearest.map(found -> !found.differences().isEmpty()).orElse(false));
        VBox badge = new VBox(words, show);
        badge.getStyleClass().add("badge");
        Nodes.showIf(badge, nearest.map(found -> true).orElse(false));
        return badge;
    }

    private static Hyperlink link(String id, String words, Consumer<Hyperlink> action) {
        Hyperlink link = new Hyperlink(words);
        link.setId(id);
        link.getStyleClass().add("field-fix");
        link.setOnAction(e -> {
            link.setVisited(false);
            action.accept(link);
        });
        return link;
    }

    private VBox differences(PublishedModel nearest) {
        GridPane table = new GridPane();
        table.getStyleClass().add("differences");
        table.addRow(
                0,
                Nodes.label("Setting", "layer-head"),
                Nodes.label("here", "layer-head"),
                Nodes.label("there", "layer-head"));
        for (PublishedModel.Difference each : nearest.differences()) {
            table.addRow(
                    table.getRowCount(),
                    Nodes.label(each.setting(), "dim"),
                    new Label(each.here()),
                    Nodes.label(each.there(), "dim"));
        }
        VBox content = new VBox(10, Nodes.label(nearest.source() + ", " + nearest.row(), "view-title"), table);
        content.getChildren().add(Nodes.button("badge-take", "Use their settings", () -> {
            model.preset.set(nearest.preset());
            content.getScene().getWindow().hide();
        }));
        return content;
    }

    private static Label words(String id, ObservableValue<String> text) {
        Label words = Nodes.text("", "dim");
        words.setId(id);
        words.textProperty().bind(text);
        return words;
    }
}
