package afterimage.app.meddle;

import afterimage.app.control.Choice;
import afterimage.app.control.Nodes;
import afterimage.app.glossary.Terms;
import afterimage.app.glossary.Texts;
import afterimage.engine.cell.Quantity;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/** Holds gates of a layer at a value, and scales the peepholes of all layers. */
final class GatesSection extends FlowPane {
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
        peepholeRow = Nodes.row(8, Nodes.explained(Texts.of("meddle.peepholes"), Terms.words("peephole")), peepholes);
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
