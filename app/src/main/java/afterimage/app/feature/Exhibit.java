package afterimage.app.feature;

import afterimage.app.glossary.Texts;
import afterimage.app.picture.Painting;
import afterimage.engine.file.NpyArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Something that can be exported.
 *
 * @param id names files and controls; the texts {@code exhibit.ID} and {@code exhibit.ID.about} say what it is
 * @param panel of the window, whose picture as shown is its usual way; null where there is none
 * @param ways others by format, the usual one first
 */
public record Exhibit(String id, String panel, Map<Format, Source> ways) {

    /** Takes what is there now; called on the window's thread, so it is quick. */
    @FunctionalInterface
    public interface Source {
        /** @return null when there is nothing to take yet */
        Capture take(Look look);
    }

    /** A panel whose numbers are a table, null while there is nothing. */
    public static Exhibit of(String id, String panel, Supplier<String> csv) {
        return new Exhibit(id, panel, Map.of(Format.CSV, look -> {
            String table = csv.get();
            return table == null ? null : Capture.table(table);
        }));
    }

    /** A panel whose numbers are a table, and arrays for NumPy; both null while there is nothing. */
    public static Exhibit of(String id, String panel, Supplier<String> csv, Supplier<Map<String, NpyArray>> npz) {
        Map<Format, Source> ways = new LinkedHashMap<>(of(id, panel, csv).ways());
        ways.put(Format.NPZ, look -> {
            Map<String, NpyArray> arrays = npz.get();
            return arrays == null ? null : Capture.arrays(() -> arrays);
        });
        return new Exhibit(id, panel, ways);
    }

    /** A drawing in vectors and pixels; null while there is nothing to draw. */
    public static Map<Format, Source> drawn(Function<Look, Painting> painting, Format... formats) {
        Map<Format, Source> ways = new LinkedHashMap<>();
        for (Format format : formats) {
            ways.put(format, look -> {
                Painting now = painting.apply(look);
                return now == null ? null : Capture.drawing(progress -> now, format, look);
            });
        }
        return ways;
    }

    /** The same with the picture of its panel as one more way, where it has a panel. */
    public Exhibit withPicture(Function<String, Source> ofPanel) {
        if (panel == null) {
            return this;
        }
        Map<Format, Source> all = new LinkedHashMap<>();
        all.put(Format.PNG, ofPanel.apply(panel));
        all.putAll(ways);
        return new Exhibit(id, null, all);
    }

    public String title() {
        return Texts.of("exhibit." + id);
    }

    public String about() {
        return Texts.of("exhibit." + id + ".about");
    }

    public List<Format> formats() {
        return List.copyOf(ways.keySet());
    }
}
