package afterimage.app.transport;

import afterimage.app.control.Icon;
import afterimage.app.control.Nodes;
import afterimage.app.glossary.Texts;
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

    RunUntilPopup(RunUntilViewModel model, Runnable train) {
        Label title = Nodes.label(Texts.of("until.title"), "view-title");
        Label how = Nodes.label(Texts.of("until.how"), "dim");
        GridPane fields = Nodes.styled(new GridPane(), "until-fields");
        steps = row(fields, "until-steps", "2,000", model.steps);
        row(fields, "until-seconds", "300", model.seconds);
        row(fields, "until-loss", "0.08", model.loss);
        Label problem = Nodes.note(Nodes.following(model.problem, "until-problem", "field-problem"));
        Button clear = Nodes.button("until-clear", () -> {
            model.clear();
            popup.hide();
        });
        Button begin = Nodes.button("until-train", () -> {
            if (model.apply()) {
                popup.hide();
                train.run();
            }
        });
        Nodes.styled(begin, "primary").setGraphic(Icon.PLAY.node());
        begin.setDefaultButton(true);
        HBox buttons = new HBox(8, clear, begin);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        popup.getContent().add(Nodes.styled(new VBox(title, how, fields, problem, buttons), "until-sheet"));
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
    }

    private static TextField row(GridPane fields, String id, String example, StringProperty text) {
        TextField field = Nodes.field(id, text);
        field.setPromptText(Texts.of("until.example", example));
        field.setPrefColumnCount(9);
        Label label = new Label(Texts.of(id));
        label.setLabelFor(field);
        String about = Texts.of(id + ".about");
        field.setTooltip(new Tooltip(about));
        field.setAccessibleText(label.getText() + ". " + about);
        fields.addRow(fields.getRowCount(), label, field);
        return field;
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
