package afterimage.app.control;

import afterimage.app.glossary.Texts;
import java.util.function.Function;
import javafx.util.StringConverter;

/** Names values that are chosen and never typed. */
public final class Naming<T> extends StringConverter<T> {
    private final Function<T, String> words;

    /** What files say in English, as the window says it: the text {@code ROOM.its-words}, if there is one. */
    public static String shown(String room, String english) {
        String key = room + "." + english.replaceAll("\\W+", "-");
        return Texts.has(key) ? Texts.of(key) : english;
    }

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
        throw new UnsupportedOperationException();
    }
}
