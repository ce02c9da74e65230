package afterimage.app.export;

import afterimage.app.control.Nodes;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/** Offers a choice of few, side by side. */
final class Segments<T> extends HBox {
    private static final double NAME_WIDTH = 72;

    Segments(String id, String accessible, List<T> values, Property<T> value, Function<T, String> words) {
        setId(id);
        setAccessibleText(accessible);
        getStyleClass().addAll("segments", "export-segments");
        ToggleGroup group = new ToggleGroup();
        for (T each : values) {
            ToggleButton segment = new ToggleButton(words.apply(each));
            segment.setId(id + "-" + words.apply(each).toLowerCase(Locale.ROOT).replace(' ', '-'));
            segment.setToggleGroup(group);
            segment.setMinWidth(USE_PREF_SIZE);
            segment.setSelected(each.equals(value.getValue()));
            // A click on the chosen one must not leave none chosen.
            segment.setOnAction(e -> {
                value.setValue(each);
                segment.setSelected(true);
            });
            getChildren().add(segment);
        }
        value.addListener((p, before, now) -> group.getToggles().stream()
                .filter(t -> ((ToggleButton) t).getText().equals(words.apply(now)))
                .forEach(t -> t.setSelected(true)));
    }

    /** A line of the dialog: its name, then what there is to choose. */
    static HBox line(String name, Node... nodes) {
        Label label = Nodes.label(name, "field-name");
        label.setMinWidth(NAME_WIDTH);
        HBox line = Nodes.row(8, label);
        line.getChildren().addAll(nodes);
        return line;
    }
}
