package afterimage.app.transport;

import afterimage.app.control.Icon;
import afterimage.app.control.Nodes;
import javafx.beans.property.StringProperty;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;

/** A small sheet under the Train button: when training is to end by itself. Esc or a click elsewhere closes it. */
final class RunUntilPopup {
    private static final double GAP = 6;

    private final Popup popup = new Popup();
    private final TextField steps;

    /** @param train begins or goes on training */
    RunUntilPopup(RunUntilViewModel model, Runnable train) {
        Label title = Nodes.label("Train until", "view-title");
        Label how = Nodes.label("Whichever comes first. Leave a field empty for no limit.", "dim");
        GridPane fields = new GridPane();
        fields.getStyleClass().add("until-fields");
        steps = field("until-steps", "2,000", model.steps);
        row(fields, 0, "Step", steps, "Training steps of the run, all sittings together.");
        row(fields, 1, "Seconds", field("until-seconds", "300", model.seconds), "Time from Train on.");
        row(
                fields,
                2,
                "Held-out loss below",
                field("until-loss", "0.08", model.loss),
                "Looked at whenever the held-out clips are, in the unit of the loss chart.");
        Label problem = Nodes.text("");
        problem.setId("until-problem");
        problem.getStyleClass().add("field-problem");
        problem.textProperty().bind(model.problem);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        Button clear = Nodes.button("until-clear", "No limit", () -> {
            model.clear();
            popup.hide();
        });
        Button begin = Nodes.button("until-train", "Train", () -> {
            if (model.apply()) {
                popup.hide();
                train.run();
            }
        });
        begin.setGraphic(Icon.PLAY.node());
        begin.getStyleClass().add("primary");
        begin.setDefaultButton(true);
        HBox buttons = new HBox(8, clear, begin);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        VBox sheet = new VBox(title, how, fields, problem, buttons);
        sheet.getStyleClass().add("until-sheet");
        popup.getContent().add(sheet);
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
    }

    private static TextField field(String id, String example, StringProperty text) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText("e.g. " + example);
        field.setPrefColumnCount(9);
        field.textProperty().bindBidirectional(text);
        return field;
    }

    private static void row(GridPane fields, int row, String name, TextField field, String explanation) {
        Label label = new Label(name);
        label.setLabelFor(field);
        field.setTooltip(new Tooltip(explanation));
        field.setAccessibleText(name + ". " + explanation);
        fields.addRow(row, label, field);
    }

    /** Opens it below a button, or closes it. */
    void toggle(Node button) {
        if (popup.isShowing()) {
            popup.hide();
            return;
        }
        Bounds below = button.localToScreen(button.getBoundsInLocal());
        popup.show(button, below.getMinX(), below.getMaxY() + GAP);
        steps.requestFocus();
    }
}
