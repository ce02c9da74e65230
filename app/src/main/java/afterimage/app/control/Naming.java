package afterimage.app.control;

import java.util.function.Function;
import javafx.util.StringConverter;

/** Names values that are chosen and never typed. */
public final class Naming<T> extends StringConverter<T> {
    private final Function<T, String> words;

    /** @param words may be asked for null, where nothing is chosen */
    public Naming(Function<T, String> words) {
        this.words = words;
    }

    @Override
    public String toString(T value) {
        return words.apply(value);
    }

    @Override
    public T fromString(String text) {
        throw new UnsupportedOperationException("chosen, not typed");
    }
}
