package afterimage.app.feature;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.Property;

/**
 * A choice of the user's that is kept in the preferences.
 *
 * @param name in the file
 * @param now the choice as text
 * @param again takes what {@code now} gave; throws IllegalArgumentException for what somebody else wrote
 */
public record Remembered(String name, Supplier<String> now, Consumer<String> again) {
    /** A switch. */
    public static Remembered flag(String name, Property<Boolean> value) {
        return new Remembered(
                name, () -> value.getValue().toString(), text -> value.setValue(Boolean.parseBoolean(text)));
    }
}
