package afterimage.app.control;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;

/** A box to choose from, which tells what the user chose and not what it is filled with. */
public final class Choice<T> extends ComboBox<T> {
    private boolean filling;

    /** @param about its tooltip; its first sentence is read out too */
    public Choice(String id, Function<T, String> words, String about, Consumer<T> onChosen) {
        setId(id);
        setTooltip(new Tooltip(about));
        setAccessibleText(about);
        setConverter(new Naming<>(value -> value == null ? "" : words.apply(value)));
        setOnAction(e -> {
            if (!filling && getValue() != null) {
                onChosen.accept(getValue());
            }
        });
    }

    public void fill(List<T> values, T chosen) {
        filling = true;
        if (!getItems().equals(values)) {
            getItems().setAll(values);
        }
        if (!Objects.equals(getValue(), chosen)) {
            setValue(chosen);
        }
        filling = false;
    }
}
