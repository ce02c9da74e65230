package afterimage.engine.device;

import java.util.Locale;

/** Latin digits, as TensorFlow names operations by the default locale and refuses those of Arabic and others. */
public final class LatinDigits {
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
