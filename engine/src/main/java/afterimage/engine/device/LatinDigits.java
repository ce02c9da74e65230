package afterimage.engine.device;

import java.util.Locale;

/**
 * Numbers in Latin digits, whatever the user's language. TensorFlow's Java API names operations by the default locale, and
 * refuses the names that come of it where that has digits of its own, as Arabic, Persian, Bengali and others have.
 */
public final class LatinDigits {
    private LatinDigits() {}

    /** Keeps language, country, and so decimal separators, of the default locale for numbers. */
    public static void use() {
        Locale user = Locale.getDefault(Locale.Category.FORMAT);
        Locale latin = new Locale.Builder()
                .setLanguage(user.getLanguage())
                .setRegion(user.getCountry())
                .setUnicodeLocaleKeyword("nu", "latn")
                .build();
        Locale.setDefault(Locale.Category.FORMAT, latin);
    }
}
