package afterimage.app.setup;

import afterimage.app.control.Flyout;
import afterimage.app.glossary.Terms;
import afterimage.engine.model.ModelSummary;
import afterimage.engine.run.Quantity;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
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
                        cost(
                                "Parameters",
                                Terms.words("parameters"),
                                of(s -> String.format(Locale.ROOT, "%,d", s.parameters()))),
                        cost("Memory", Terms.words("memory"), of(s -> Quantity.bytes(s.memoryBytes()))),
                        cost("Work a step", Terms.words("flops"), of(s -> SetupWords.flops(s.stepFlops()))),
                        cost(
                                "Estimated step",
                                "From the work and this machine's rate of matrix products, measured at the start; as it"
                                        + " ran, once such a run has been trained.",
                                model.stepTimeProperty()),
                        badge(),
                        note(run));
    }

    private ObservableValue<String> of(Function<ModelSummary, String> words) {
        return model.summaryProperty().map(words).orElse("–");
    }

    private static HBox cost(String name, String tooltip, ObservableValue<String> words) {
        Label label = new Label(name);
        label.getStyleClass().add("dim");
        label.setTooltip(new Tooltip(tooltip));
        Label value = new Label();
        value.getStyleClass().add("number");
        value.setId("cost-" + name.toLowerCase(Locale.ROOT).replace(' ', '-'));
        value.textProperty().bind(words);
        value.setMinWidth(USE_PREF_SIZE);
        label.setLabelFor(value);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return new HBox(label, gap, value);
    }

    private static VBox note(RunInView run) {
        Label words = words(run.noteProperty());
        words.setId("note");
        Hyperlink take = new Hyperlink("use the settings of the run in view");
        take.setId("take-settings");
        take.getStyleClass().add("field-fix");
        take.setWrapText(true);
        take.visibleProperty().bind(run.differsProperty());
        take.managedProperty().bind(take.visibleProperty());
        take.setOnAction(e -> {
            take.setVisited(false);
            run.takeSettings();
        });
        VBox note = new VBox(words, take);
        note.getStyleClass().add("note");
        return note;
    }

    private VBox badge() {
        Label words =
                words(model.publishedProperty().map(PublishedModel::sentence).orElse(""));
        words.setId("badge");
        Hyperlink show = new Hyperlink("show what differs");
        show.setId("badge-show");
        show.getStyleClass().add("field-fix");
        show.setOnAction(e -> {
            show.setVisited(false);
            new Flyout(differences(model.publishedProperty().get())).showBeside(show);
        });
        VBox badge = new VBox(words, show);
        badge.getStyleClass().add("badge");
        Runnable update = () -> {
            PublishedModel nearest = model.publishedProperty().get();
            SetupRows.show(badge, nearest != null);
            SetupRows.show(show, nearest != null && !nearest.differences().isEmpty());
        };
        model.publishedProperty().addListener((p, before, now) -> update.run());
        update.run();
        return badge;
    }

    private VBox differences(PublishedModel nearest) {
        GridPane table = new GridPane();
        table.getStyleClass().add("differences");
        table.addRow(0, head("Setting"), head("here"), head("there"));
        int row = 1;
        for (PublishedModel.Difference each : nearest.differences()) {
            Label setting = new Label(each.setting());
            setting.getStyleClass().add("dim");
            Label there = new Label(each.there());
            there.getStyleClass().add("dim");
            table.addRow(row++, setting, new Label(each.here()), there);
        }
        Label title = new Label(nearest.source() + ", " + nearest.row());
        title.getStyleClass().add("view-title");
        Button take = new Button("Use their settings");
        take.setId("badge-take");
        VBox content = new VBox(10, title, table, take);
        take.setOnAction(e -> {
            model.presetProperty().set(nearest.preset());
            take.getScene().getWindow().hide();
        });
        return content;
    }

    private static Label head(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("layer-head");
        return label;
    }

    private static Label words(ObservableValue<String> text) {
        Label words = new Label();
        words.getStyleClass().add("dim");
        words.setWrapText(true);
        words.textProperty().bind(text);
        return words;
    }
}
