package afterimage.app.home;

import afterimage.engine.file.SafeFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the program keeps what the user makes: what AFTERIMAGE_HOME names, or a folder {@code data} in the program's
 * own if there is one, so that it can live on a stick, or {@code ~/Afterimage}.
 */
public final class Home {
    public static Path folder() {
        return variable("AFTERIMAGE_HOME")
                .map(Path::of)
                .or(Home::portable)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), "Afterimage"));
    }

    /** The folder of a program that keeps everything beside itself. */
    public static Optional<Path> portable() {
        return beside(System.getProperty("afterimage.program"));
    }

    /** @param program its folder, or its bundle on macOS, which nobody writes into; null where that is not known */
    static Optional<Path> beside(String program) {
        return Optional.ofNullable(program)
                .map(Path::of)
                .map(folder -> program.endsWith(".app") ? folder.resolveSibling("data") : folder.resolve("data"))
                .filter(Files::isDirectory);
    }

    /** What the user has set; a blank counts as nothing. */
    static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
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

    /** What the window computes on: what AFTERIMAGE_DEVICE names, or what was chosen. */
    public static String device(Preferences preferences) {
        return variable("AFTERIMAGE_DEVICE").map(String::strip).orElse(Preference.DEVICE.in(preferences));
    }

    /** The first of {@code name}, {@code name-2}, {@code name-3} .. that does not exist in {@code parent}. */
    public static Path free(Path parent, String name) {
        return SafeFile.free(parent, name);
    }

    /** A run's name as a folder's on all systems: lower case, words joined by hyphens. */
    public static String folderName(String runName) {
        String name = SafeFile.plain(runName);
        // Windows keeps these for devices.
        return name.isEmpty() ? "run" : name.replaceFirst("^(con|prn|aux|nul|(com|lpt)\\d)$", "$1-run");
    }

    /** A run's name on the screen, with its folder's number where runs share a name; the folder is null for none. */
    public static String shownName(String name, Path folder) {
        String made = folder == null ? "" : folder.getFileName().toString();
        String numbered = folderName(name) + "-";
        boolean own =
                made.startsWith(numbered) && made.substring(numbered.length()).matches("\\d+");
        return own ? name + " " + made.substring(numbered.length()) : name;
    }
}
