package afterimage.app.meddle;

import afterimage.app.control.Nodes;
import afterimage.app.glossary.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Makes input frames black before the encoder sees them. */
final class FramesSection extends VBox {
    private final MeddleChoices choices;
    private final HBox buttons = new HBox(3);
    private final Button first;
    private final Button last;

    FramesSection(MeddleChoices choices) {
        super(6);
        this.choices = choices;
        first = Nodes.button("meddle-drop-first", "", Texts.of("meddle-drop-first.about"), choices::dropFirst);
        last = Nodes.button("meddle-drop-last", "", Texts.of("meddle-drop-last.about"), choices::dropLast);
        FlowPane row = new FlowPane(10, 6, buttons, Nodes.label(Texts.of("meddle.black"), "dim"), first, last);
        row.setRowValignment(javafx.geometry.VPos.CENTER);
        getChildren().addAll(row, Nodes.text(Texts.of("meddle.expect"), "meddle-expect"));
    }

    void refresh() {
        int frames = choices.inputFrames;
        if (buttons.getChildren().size() != frames) {
            buttons.getChildren().clear();
            for (int t = 0; t < frames; t++) {
                int frame = t;
                ToggleButton button = Nodes.styled(new ToggleButton(Integer.toString(t)), "meddle-toggle");
                button.setId("meddle-frame-" + t);
                button.setOnAction(e -> choices.drop(frame, button.isSelected()));
                buttons.getChildren().add(button);
            }
        }
        for (int t = 0; t < frames; t++) {
            ToggleButton button = (ToggleButton) buttons.getChildren().get(t);
            boolean black = choices.dropped().contains(t);
            button.setSelected(black);
            button.setAccessibleText(Texts.of(black ? "meddle.frame.black" : "meddle.frame", t));
        }
        int count = choices.experiment();
        first.setText(Texts.count("meddle-drop-first", count));
        last.setText(Texts.count("meddle-drop-last", count));
    }
}
