package afterimage.app.home;

import java.util.Locale;
import java.util.stream.Stream;

/** What the window speaks. A choice holds from the next start, as texts are read once. */
public enum Language {
    SYSTEM(""),
    ENGLISH("en"),
    GERMAN("de");

    /** Its value among {@link Preference#LANGUAGE}'s; empty for the system's. */
    private final String code;

    Language(String code) {
        this.code = code;
    }

    /** @param code the system's where it is empty or nothing that is spoken here */
    public static Language of(String code) {
        Stream<Language> same = Stream.of(values()).filter(each -> each.code.equals(code));
        return same.findFirst().orElse(SYSTEM);
    }

    /** To be called before anything asks for a text. */
    public void speak() {
        if (!code.isEmpty()) {
            Locale.setDefault(Locale.Category.DISPLAY, Locale.forLanguageTag(code));
        }
    }
}
