package afterimage.app.meddle;

import afterimage.app.control.Choice;
import afterimage.app.control.FrameTiles;
import afterimage.app.control.Icon;
import afterimage.app.control.Nodes;
import afterimage.app.control.Segments;
import afterimage.app.glossary.Terms;
import afterimage.app.glossary.Texts;
import afterimage.engine.Words;
import afterimage.engine.cell.Quantity;
import afterimage.engine.clip.Clip;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What can be changed besides units, a section a kind. */
final class MeddleSections {
    /** Holds gates of a layer at a value, and scales the peepholes of all layers. */
    static final class GatesSection extends FlowPane {
        private static final double HALF = 0.5;

        private final MeddleChoices choices;
        private final Choice<String> layer;
        private final Map<Quantity, CheckBox> on = new EnumMap<>(Quantity.class);
        private final Map<Quantity, Dial> values = new EnumMap<>(Quantity.class);
        private final Dial peepholes;
        private final HBox peepholeRow;

        GatesSection(MeddleChoices choices) {
            super(14, 6);
            this.choices = choices;
            layer = new Choice<>("meddle-gates-layer", MeddleWords::layer, Terms.words("layers"), choices::chooseLayer);
            getChildren().add(layer);
            for (Quantity gate : List.of(Quantity.INPUT_GATE, Quantity.FORGET_GATE, Quantity.OUTPUT_GATE)) {
                String id = MeddleWords.id(gate);
                CheckBox hold = new CheckBox(Texts.of(id));
                hold.setId(id);
                hold.setTooltip(new Tooltip(Texts.of(id + ".about")));
                Dial value = new Dial(id + "-value", 1, now -> {
                    if (hold.isSelected()) {
                        choices.clamp(gate, now);
                    }
                });
                value.set(HALF);
                value.disableProperty().bind(hold.selectedProperty().not());
                hold.setOnAction(e -> choices.clamp(gate, hold.isSelected() ? value.value() : null));
                on.put(gate, hold);
                values.put(gate, value);
                getChildren().add(Nodes.row(8, hold, value));
            }
            peepholes = new Dial("meddle-peepholes", 2, choices::scalePeepholes);
            peepholeRow =
                    Nodes.row(8, Nodes.explained(Texts.of("meddle.peepholes"), Terms.words("peephole")), peepholes);
            getChildren().add(peepholeRow);
        }

        void refresh() {
            layer.fill(choices.layers(), choices.chosenLayer());
            on.forEach((gate, hold) -> {
                Double value = choices.clamped(gate);
                hold.setSelected(value != null);
                if (value != null) {
                    values.get(gate).set(value);
                }
            });
            peepholes.set(choices.now.get().what().peepholes());
            Nodes.show(peepholeRow, choices.hasPeepholes());
        }
    }

    /** Makes input frames black before the encoder sees them. */
    static final class FramesSection extends VBox {
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

    /** What the decoders start from: the clip's own code, nothing, or another clip's; and noise on it. */
    static final class CodeSection extends FlowPane {
        private enum Start {
            OWN,
            ZEROS,
            OTHER;

            String key() {
                return "meddle-code-" + name().toLowerCase(Locale.ROOT);
            }
        }

        private final MeddleViewModel model;
        private final MeddleChoices choices;
        private final Segments<Start> start;
        private final Dial noise;

        CodeSection(MeddleViewModel model) {
            super(14, 6);
            this.model = model;
            choices = model.choices;
            start = new Segments<>("meddle-code", List.of(Start.values()), start -> Texts.of(start.key()), this::choose)
                    .explained(start -> Texts.of(start.key() + ".about"));
            start.getStyleClass().add("meddle-segments");
            noise = new Dial("meddle-noise", 1, choices::setNoise);
            Label noiseName = Nodes.explained(Texts.of("meddle.noise"), Texts.of("meddle.noise.about"));
            Button again = Nodes.button("meddle-noise-again", choices::newNoise);
            again.setGraphic(Icon.DICE.node());
            HBox starts = Nodes.row(8, new Label(Texts.of("meddle.code")), start);
            getChildren().addAll(starts, Nodes.row(8, noiseName, noise, again));
        }

        private void choose(Start from) {
            switch (from) {
                case OWN -> choices.startFromOwn();
                case ZEROS -> choices.startFromZeros();
                // What a clip is told from others by: its last input frame.
                case OTHER -> {
                    List<Clip> clips = model.players.shownClips();
                    int last = choices.inputFrames - 1;
                    FrameTiles tiles = FrameTiles.ofClips(
                            "meddle-clip-", "meddle.code-of-clip", clips, last, model::startFromClip);
                    tiles.showUnder(start.segment(Start.OTHER));
                }
            }
            refresh();
        }

        void refresh() {
            int number = choices.otherClip();
            start.choose(choices.startsFromZeros() ? Start.ZEROS : number > 0 ? Start.OTHER : Start.OWN);
            start.segment(Start.OTHER)
                    .setText(number > 0 ? Texts.of("meddle.of-clip", number) : Texts.of(Start.OTHER.key()));
            noise.set(choices.now.get().what().code().noise());
        }
    }

    /** A slider with its value beside it, which tells what the user does and not what it is set to. */
    private static final class Dial extends HBox {
        private static final double WIDTH = 96;

        private final Slider slider;
        private final Label number = Nodes.label("", "number-dim");
        private boolean setting;

        Dial(String id, double high, DoubleConsumer onMove) {
            super(6);
            slider = Nodes.slider(id, 0, high, high / 20);
            slider.setPrefWidth(WIDTH);
            number.setMinWidth(34);
            setAlignment(Pos.CENTER_LEFT);
            getChildren().addAll(slider, number);
            slider.valueProperty().addListener((p, before, now) -> {
                number.setText(Words.of("%.2f", now.doubleValue()));
                if (!setting) {
                    onMove.accept(now.doubleValue());
                }
            });
            number.setText("0.00");
        }

        void set(double value) {
            setting = true;
            slider.setValue(value);
            setting = false;
        }

        double value() {
            return slider.getValue();
        }
    }
}
