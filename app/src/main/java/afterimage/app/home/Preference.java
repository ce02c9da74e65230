package afterimage.app.home;

import afterimage.engine.device.NativeMemory;
import afterimage.engine.device.RemoteWorker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What the user chooses once, for all windows from the next start; the first value holds where nothing is chosen. */
public enum Preference {
    /** Of what the window speaks; empty for the system's. */
    LANGUAGE("", "en", "de"),
    /** Of text and all else, where JavaFX can be told; empty for the system's. */
    SIZE("", "100 %", "125 %", "150 %", "200 %"),
    /** The run in view when the window was closed, or the model that comes along. */
    START("run", "model"),
    DEVICE("CPU:0", "GPU:0", "GPU:1"),
    /** Empty for as many as there are cores. */
    THREADS(IntStream.rangeClosed(0, Runtime.getRuntime().availableProcessors())
            .mapToObj(count -> count == 0 ? "" : Integer.toString(count))
            .toArray(String[]::new)),
    /** Of the machine's, which the program takes at most. */
    MEMORY("95 %", "75 %", "50 %");

    public final List<String> values;

    Preference(String... values) {
        this.values = List.of(values);
    }

    /** Its name among {@link Preferences#choices}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is one of the values, or a worker's device. */
    public boolean accepts(String value) {
        return values.contains(value) || this == DEVICE && value.startsWith(RemoteWorker.SCHEME);
    }

    public String in(Preferences kept) {
        String value = kept.choices().get(key());
        return value != null && accepts(value) ? value : values.get(0);
    }

    /** Speaks the language chosen and bounds this process's memory; before any text is asked for or TensorFlow loaded. */
    public static void apply(Preferences kept) {
        NativeMemory.bound(Integer.parseInt(MEMORY.in(kept).replaceAll("\\D", "")) / 100.0);
        if (!LANGUAGE.in(kept).isEmpty()) {
            Locale.setDefault(Locale.Category.DISPLAY, Locale.forLanguageTag(LANGUAGE.in(kept)));
        }
    }

    public static int threads(Preferences kept) {
        String value = THREADS.in(kept);
        return value.isEmpty() ? Runtime.getRuntime().availableProcessors() : Integer.parseInt(value);
    }

    /** Tells JavaFX of the size, before it starts: reading the whole file would hold that up. */
    public static void applySize(Path file) {
        try {
            Matcher size = Pattern.compile("\"size\"\\s*:\\s*\"(\\d+) %\"").matcher(Files.readString(file));
            if (size.find() && SIZE.values.contains(size.group(1) + " %")) {
                System.setProperty("glass.gtk.uiScale", size.group(1) + "%");
                System.setProperty("glass.win.uiScale", size.group(1) + "%");
            }
        } catch (IOException e) {
            // None yet, or one that is told of by whoever reads it whole.
        }
    }
}
