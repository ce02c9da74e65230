package afterimage.app.history;

import afterimage.engine.file.Table;
import afterimage.engine.model.Branch;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was computed of a clip at the moments of a run: whole for those looked at last, as numbers for all. Not safe for
 * several threads.
 */
final class HistorySheet {
    /** Moments around the slider whose pictures are kept; about a megabyte each. */
    private static final int NEAR = 16;

    private static final List<String> HEAD =
            List.of("step", "train_loss", "held_out_loss", "reconstruction_mse", "prediction_mse");

    /** Least recently used first. */
    private final Map<Long, ClipAtStep> near = new LinkedHashMap<>(NEAR, 0.75f, true);

    private final Map<Long, List<?>> rows = new TreeMap<>();

    void put(ClipAtStep seen) {
        near.put(seen.step(), seen);
        if (near.size() > NEAR) {
            near.remove(near.keySet().iterator().next());
        }
        rows.put(
                seen.step(),
                Arrays.asList(
                        seen.step(),
                        Table.number("%.6g", seen.train()),
                        Table.number("%.6g", seen.heldOut()),
                        Table.number("%.6g", seen.mse().getOrDefault(Branch.RECONSTRUCTION, Double.NaN)),
                        Table.number("%.6g", seen.mse().getOrDefault(Branch.PREDICTION, Double.NaN))));
    }

    /** Null if it is not at hand. */
    ClipAtStep near(long step) {
        return near.get(step);
    }

    /** The pictures are of another layer or quantity than is wanted now; the numbers stay. */
    void forgetPictures() {
        near.clear();
    }

    void clear() {
        near.clear();
        rows.clear();
    }

    /** A line for each moment computed so far, or null before any is. */
    String toCsv() {
        return rows.isEmpty() ? null : new Table(HEAD, List.copyOf(rows.values())).csv();
    }
}
