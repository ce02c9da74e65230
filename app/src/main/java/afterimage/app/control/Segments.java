package afterimage.app.control;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/** A choice of few, side by side. */
public final class Segments<T> extends HBox {
    private final ToggleGroup group = new ToggleGroup();

    /** @param id of the row, and before each value's name that of its segment */
    public Segments(String id, List<T> values, Function<T, String> words, Consumer<T> onChosen) {
        setId(id);
        getStyleClass().add("segments");
        for (T value : values) {
            ToggleButton segment = new ToggleButton(words.apply(value));
            segment.setId(id + "-" + value);
            segment.setUserData(value);
            segment.setToggleGroup(group);
            segment.setOnAction(e -> {
                // A click on the chosen one must not leave none chosen.
                segment.setSelected(true);
                onChosen.accept(value);
            });
            getChildren().add(segment);
        }
    }

    public void choose(T value) {
        group.getToggles()
                .forEach(segment -> segment.setSelected(segment.getUserData().equals(value)));
    }
}
