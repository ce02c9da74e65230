package afterimage.app.meddle;

import afterimage.app.control.Naming;
import afterimage.app.glossary.Terms;
import java.util.stream.IntStream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;

/** Chooses the layer whose units and gates are changed. */
final class LayerBox extends ComboBox<Integer> {
    private final MeddleChoices choices;
    private boolean filling;

    LayerBox(String id, MeddleChoices choices) {
        this.choices = choices;
        setId(id);
        setAccessibleText("Layer to change");
        setTooltip(new Tooltip(Terms.words("layers")));
        setConverter(
                new Naming<>(index -> index == null || index >= choices.layers().size()
                        ? ""
                        : MeddleWords.layer(choices.layers().get(index))));
        setOnAction(e -> {
            if (!filling && getValue() != null) {
                choices.layerProperty().set(getValue());
            }
        });
    }

    void refresh() {
        filling = true;
        int count = choices.layers().size();
        if (getItems().size() != count) {
            // A layer that is chosen again is written anew, now that it has a name.
            setValue(null);
            getItems().setAll(IntStream.range(0, count).boxed().toList());
        }
        setValue(choices.layerProperty().get());
        filling = false;
    }
}
