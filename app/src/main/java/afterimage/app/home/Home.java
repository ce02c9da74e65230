package afterimage.app.home;

import afterimage.engine.file.SafeFile;
import java.nio.file.Path;

/** Where the program keeps what the user makes: {@code ~/Afterimage}, or what AFTERIMAGE_HOME names. */
public final class Home {
    private Home() {}

    public static Path folder() {
        String named = System.getenv("AFTERIMAGE_HOME");
        return named == null || named.isBlank()
                ? Path.of(System.getProperty("user.home"), "Afterimage")
                : Path.of(named);
    }

    /** The folder of the runs: {@code runs} in {@link #folder}, or the one that the user has chosen in the window. */
    public static Path runs() {
        return runs(new PreferencesFile(preferences()).get());
    }

    public static Path runs(Preferences preferences) {
        return preferences.runsFolder().orElse(folder().resolve("runs"));
    }

    public static Path preferences() {
        return folder().resolve("preferences.json");
    }

    /** What the window computes on: the CPU, or what AFTERIMAGE_DEVICE names. */
    public static String device() {
        String named = System.getenv("AFTERIMAGE_DEVICE");
        return named == null || named.isBlank() ? "CPU:0" : named.strip();
    }

    public static Path logs() {
        return folder().resolve("logs");
    }

    /** The first of {@code name}, {@code name-2}, {@code name-3} .. that does not exist in {@code parent}. */
    public static Path free(Path parent, String name) {
        return SafeFile.free(parent, name);
    }

    /** A run's name as a folder's: lower case, words joined by hyphens. */
    public static String folderName(String runName) {
        String name = runName.toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return name.isEmpty() ? "run" : name;
    }
}
