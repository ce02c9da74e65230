package afterimage.app.meddle;

import afterimage.app.control.Nodes;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
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
        first = Nodes.button(
                "meddle-drop-first",
                "",
                "The encoder sees only the last frames. The papers lead one to expect that a predictor hardly minds, and"
                        + " that an autoencoder loses those it has to write again.",
                choices::dropFirst);
        last = Nodes.button(
                "meddle-drop-last",
                "",
                "The encoder no longer sees the last frames. A predictor keeps those above all: it should lose most, while"
                        + " an autoencoder can still write the first.",
                choices::dropLast);
        Label about = Nodes.label("black for the encoder", "dim");
        FlowPane row = new FlowPane(10, 6, buttons, about, first, last);
        row.setRowValignment(javafx.geometry.VPos.CENTER);
        Label expect = Nodes.text(
                "An autoencoder tends to remember all input frames, a predictor only the last few "
                        + "(Srivastava et al. 2015; lab report, section 2.5): try both and compare the two errors.",
                "meddle-expect");
        getChildren().addAll(row, expect);
    }

    void refresh() {
        int frames = choices.inputFrames();
        if (buttons.getChildren().size() != frames) {
            buttons.getChildren().clear();
            for (int t = 0; t < frames; t++) {
                int frame = t;
                ToggleButton button = new ToggleButton(Integer.toString(t));
                button.setId("meddle-frame-" + t);
                button.getStyleClass().add("meddle-toggle");
                button.setOnAction(e -> choices.drop(frame, button.isSelected()));
                buttons.getChildren().add(button);
            }
        }
        for (int t = 0; t < frames; t++) {
            ToggleButton button = (ToggleButton) buttons.getChildren().get(t);
            boolean black = choices.dropped().contains(t);
            button.setSelected(black);
            button.setAccessibleText("Input frame " + t + (black ? ", black" : ""));
        }
        int count = choices.experiment();
        first.setText(count == 1 ? "Drop the first frame" : "Drop the first " + count + " frames");
        last.setText(count == 1 ? "Drop the last frame" : "Drop the last " + count + " frames");
    }
}
