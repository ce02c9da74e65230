package afterimage.app.feature;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.Property;

/** A choice in the preferences; {@code again} throws IllegalArgumentException for what somebody else wrote. */
public record Remembered(String name, Supplier<String> now, Consumer<String> again) {
    /** A switch. */
    public static Remembered flag(String name, Property<Boolean> value) {
        return new Remembered(
                name, () -> value.getValue().toString(), text -> value.setValue(Boolean.parseBoolean(text)));
    }
}
