package afterimage.app.theatre;

import afterimage.app.control.Flyout;
import afterimage.app.glossary.Terms;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Which clips the theatre shows the model, beside the held-out ones. */
final class TrialFlyout {
    private static final double WIDTH = 330;

    private final Flyout flyout;

    TrialFlyout(TrialViewModel model) {
        Label title = new Label("Try the model on other clips");
        title.getStyleClass().add("view-title");
        Label what =
                new Label("Weights and training stay as they are. The first clip differs only in what is chosen here.");
        what.getStyleClass().add("dim");
        what.setWrapText(true);
        GridPane rows = new GridPane();
        rows.getStyleClass().add("trial-rows");
        row(
                rows,
                0,
                "Digits",
                "digits",
                segments("trial-digits", TrialViewModel.DIGITS, Object::toString, model.digitsProperty()));
        row(
                rows,
                1,
                "Speed",
                "speed",
                segments("trial-pace", TrialViewModel.PACES, TrialFlyout::times, model.paceProperty()));
        HBox futures = new HBox();
        model.futuresProperty()
                .addListener((p, before, now) -> futures.getChildren()
                        .setAll(segments("trial-future", now, Object::toString, model.futureProperty())));
        futures.getChildren()
                .setAll(segments(
                        "trial-future", model.futuresProperty().get(), Object::toString, model.futureProperty()));
        row(rows, 2, "Future frames", "frames", futures);
        CheckBox truth = new CheckBox("feed decoders the true frames");
        truth.setId("trial-truth");
        truth.setTooltip(new Tooltip(Terms.words("teacher-forcing")));
        truth.setSelected(model.truthProperty().get());
        truth.selectedProperty()
                .addListener((p, before, now) -> model.truthProperty().set(now));
        model.truthProperty().addListener((p, before, now) -> truth.setSelected(now));
        truth.disableProperty().bind(model.truthProblemProperty().isNotEmpty());
        Label problem = new Label();
        problem.getStyleClass().add("dim");
        problem.setWrapText(true);
        problem.textProperty().bind(model.truthProblemProperty());
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        Button back = new Button("As trained");
        back.setId("trial-reset");
        back.setOnAction(e -> model.reset());
        back.disableProperty().bind(model.trialProperty().isNull());
        HBox foot = new HBox(back);
        foot.setAlignment(Pos.CENTER_RIGHT);
        VBox sheet = new VBox(10, title, what, rows, truth, problem, foot);
        sheet.setPrefWidth(WIDTH);
        flyout = new Flyout(sheet);
    }

    void show(Node owner) {
        flyout.showUnder(owner);
    }

    private static String times(double pace) {
        return "×" + (pace == Math.rint(pace) ? Integer.toString((int) pace) : Double.toString(pace));
    }

    private static void row(GridPane rows, int row, String name, String term, Node choice) {
        Label label = new Label(name);
        label.setTooltip(new Tooltip(Terms.words(term)));
        rows.addRow(row, label, choice);
    }

    private static <T> HBox segments(String id, List<T> values, Function<T, String> words, ObjectProperty<T> chosen) {
        ToggleGroup group = new ToggleGroup();
        HBox row = new HBox();
        row.setId(id);
        row.getStyleClass().addAll("segments", "trial-segments");
        for (T value : values) {
            ToggleButton button = new ToggleButton(words.apply(value));
            button.setId(id + "-" + value);
            button.setUserData(value);
            button.setToggleGroup(group);
            button.setOnAction(e -> {
                button.setSelected(true);
                chosen.set(value);
            });
            row.getChildren().add(button);
        }
        select(group, chosen.get());
        chosen.addListener((p, before, now) -> select(group, now));
        return row;
    }

    private static void select(ToggleGroup group, Object value) {
        group.getToggles()
                .forEach(toggle -> toggle.setSelected(toggle.getUserData().equals(value)));
    }
}
