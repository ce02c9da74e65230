package afterimage.app.glossary;

import afterimage.engine.Words;
import afterimage.engine.file.Packaged;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/**
 * What the window says, in the user's language: {@code assets/words/texts.properties}, and beside it one file for each
 * other language. Numbers in it are written as in files, the same in all countries.
 */
public final class Texts {
    private static final ResourceBundle ALL = ResourceBundle.getBundle(
            "afterimage.assets.words.texts",
            Locale.getDefault(Locale.Category.DISPLAY),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    private static final Sentences SENTENCES = new Sentences(ALL.getLocale().getLanguage());

    /**
     * The text of a key, with values put in.
     *
     * @param values for a text that is a format, as {@link String#format} takes it
     * @throws java.util.MissingResourceException if there is no such text
     */
    public static String of(String key, Object... values) {
        String text = ALL.getString(key);
        return values.length == 0 ? text : Words.of(text, values);
    }

    /** What the engine says in English, such as a refusal, as the window says it; what is not known stays as it is. */
    public static String said(String sentence) {
        return SENTENCES.in(sentence);
    }

    public static boolean has(String key) {
        return ALL.containsKey(key);
    }

    /** How a value of an enumeration is called; the key is its class and its name, e.g. {@code Branch.PREDICTION}. */
    public static String of(Enum<?> value) {
        return of(value.getDeclaringClass().getSimpleName() + "." + value.name());
    }

    /**
     * A file of texts that comes with the program, in the user's language if there is one: for {@code help/pages.md}
     * that is {@code help/pages_de.md} or, as lessons have it, {@code help/de/pages.md}.
     */
    public static String file(String name) {
        return file(name, ALL.getLocale().getLanguage());
    }

    static String file(String name, String language) {
        String own = name.replaceFirst("(\\.\\w+)$", "_" + language + "$1");
        String inFolder = name.replaceFirst("[^/]+$", language + "/$0");
        return Packaged.text(Stream.of(own, inFolder)
                .filter(file -> !language.isEmpty() && Packaged.has(file))
                .findFirst()
                .orElse(name));
    }

    /** So many of something: a format for one, {@code key.one}, and one for none or more, {@code key.many}. */
    public static String count(String key, long number) {
        return of(key + (number == 1 ? ".one" : ".many"), number);
    }
}
