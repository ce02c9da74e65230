package afterimage.app.control;

import afterimage.engine.clip.Shading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A row of pictures of numbers, see {@link MapGrid}.
 *
 * @param cells one a column, each [rows, columns]; null where there is none
 * @param columns of each picture
 * @param low at the lower end of the scale bar
 * @param high at its upper end
 */
public record MapRow(
        String name, String about, List<float[]> cells, int columns, Shading shading, double low, double high) {
    public MapRow {
        // Not List.copyOf: cells may be null.
        cells = Collections.unmodifiableList(new ArrayList<>(cells));
    }

    /** Whether its numbers are shown around 0. */
    static boolean isSigned(Shading shading) {
        return shading == Shading.SIGNED || shading == Shading.DIFFERENCE;
    }
}
