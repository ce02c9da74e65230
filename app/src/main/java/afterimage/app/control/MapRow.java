package afterimage.app.control;

import afterimage.app.glossary.Texts;
import afterimage.engine.clip.Clip;
import afterimage.engine.clip.Shading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** A row of a {@link MapGrid}: cells [rows, columns], one a column or null, and both ends of their scale bar. */
public record MapRow(
        String name, String about, List<float[]> cells, int columns, Shading shading, double low, double high) {
    public MapRow {
        // Not List.copyOf: cells may be null.
        cells = Collections.unmodifiableList(new ArrayList<>(cells));
    }

    /** A clip's frames; named by a key and explained by {@code KEY.about}. */
    public static MapRow of(String key, Clip clip, IntStream frames) {
        List<float[]> cells = frames.mapToObj(clip::frame).toList();
        return new MapRow(Texts.of(key), Texts.of(key + ".about"), cells, clip.width(), Shading.GREY, 0, 1);
    }

    static boolean isSigned(Shading shading) {
        return shading == Shading.SIGNED || shading == Shading.DIFFERENCE;
    }
}
