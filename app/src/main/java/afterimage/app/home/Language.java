package afterimage.app.home;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** What the window speaks. A choice holds from the next start, as texts are read once. */
public enum Language {
    SYSTEM(null),
    ENGLISH("en"),
    GERMAN("de");

    /** Its name among {@link Preferences#choices}. */
    public static final String CHOICE = "language";

    /** Its value there; null where there is none. */
    public final String code;

    Language(String code) {
        this.code = code;
    }

    /** @param code the system's where it is null or nothing that is spoken here */
    public static Language of(String code) {
        Stream<Language> same = Stream.of(values()).filter(each -> Objects.equals(each.code, code));
        return same.findFirst().orElse(SYSTEM);
    }

    /** To be called before anything asks for a text. */
    public void speak() {
        if (code != null) {
            Locale.setDefault(Locale.Category.DISPLAY, Locale.forLanguageTag(code));
        }
    }
}
