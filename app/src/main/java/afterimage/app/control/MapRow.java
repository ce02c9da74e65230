package afterimage.app.control;

import afterimage.engine.clip.Shading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A row of a {@link MapGrid}: cells [rows, columns], one a column or null, and both ends of their scale bar. */
public record MapRow(
        String name, String about, List<float[]> cells, int columns, Shading shading, double low, double high) {
    public MapRow {
        // Not List.copyOf: cells may be null.
        cells = Collections.unmodifiableList(new ArrayList<>(cells));
    }

    static boolean isSigned(Shading shading) {
        return shading == Shading.SIGNED || shading == Shading.DIFFERENCE;
    }
}
