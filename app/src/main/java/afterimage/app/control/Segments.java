package afterimage.app.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** A choice of few, side by side, by clicks or arrow keys. */
public final class Segments<T> extends GridPane {
    private final Map<T, ToggleButton> segments = new LinkedHashMap<>();
    private T chosen;

    /** @param id of the row, and before each value that of its segment */
    public Segments(String id, List<T> values, Function<T, String> words, Consumer<T> onChosen) {
        setId(id);
        getStyleClass().add("segments");
        ToggleGroup group = new ToggleGroup();
        for (T value : values) {
            ToggleButton segment = new ToggleButton(words.apply(value));
            segment.setId(id + "-" + value.toString().toLowerCase(Locale.ROOT).replace(' ', '-'));
            segment.setToggleGroup(group);
            // Arrow keys choose without an action.
            segment.selectedProperty().addListener((p, before, now) -> {
                if (now && !value.equals(chosen)) {
                    chosen = value;
                    onChosen.accept(value);
                }
            });
            segment.setOnAction(e -> {
                if (group.getSelectedToggle() == null) {
                    // A click on the chosen one must not leave none chosen.
                    segment.setSelected(true);
                    onChosen.accept(value);
                }
            });
            segments.put(value, segment);
            addRow(0, segment);
        }
    }

    public Segments(String id, List<T> values, Function<T, String> words, Property<T> value) {
        this(id, values, words, value::setValue);
        value.subscribe(this::choose);
    }

    public void choose(T value) {
        chosen = value;
        segments.forEach((each, segment) -> segment.setSelected(each.equals(value)));
    }

    public ToggleButton segment(T value) {
        return segments.get(value);
    }

    public Segments<T> explained(Function<T, String> about) {
        segments.forEach((value, segment) -> segment.setTooltip(new Tooltip(about.apply(value))));
        return this;
    }

    /** Segments of one row, or of more, share the room that there is. */
    public Segments<T> spread(int columns) {
        int at = 0;
        for (ToggleButton segment : segments.values()) {
            segment.setMaxWidth(Double.MAX_VALUE);
            setConstraints(segment, at % columns, at / columns);
            setHgrow(segment, Priority.ALWAYS);
            at++;
        }
        return this;
    }
}
