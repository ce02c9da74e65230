package afterimage.app.history;

import afterimage.engine.model.Branch;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * What was computed of a clip at the moments of a run: whole for those looked at last, as numbers for all. Not safe for
 * several threads.
 */
final class HistorySheet {
    /** Moments around the slider whose pictures are kept; about a megabyte each. */
    private static final int NEAR = 16;

    /** Least recently used first. */
    private final Map<Long, ClipAtStep> near = new LinkedHashMap<>(NEAR, 0.75f, true);

    private final Map<Long, String> lines = new TreeMap<>();

    void put(ClipAtStep seen) {
        near.put(seen.step(), seen);
        if (near.size() > NEAR) {
            near.remove(near.keySet().iterator().next());
        }
        String numbers = DoubleStream.of(
                        seen.train(),
                        seen.heldOut(),
                        seen.mse().getOrDefault(Branch.RECONSTRUCTION, Double.NaN),
                        seen.mse().getOrDefault(Branch.PREDICTION, Double.NaN))
                .mapToObj(number -> Double.isNaN(number) ? "," : String.format(Locale.ROOT, ",%.6g", number))
                .collect(Collectors.joining());
        lines.put(seen.step(), seen.step() + numbers + "\n");
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
        lines.clear();
    }

    /** A line for each moment computed so far, or null before any is. */
    String toCsv() {
        return lines.isEmpty()
                ? null
                : "step,train_loss,held_out_loss,reconstruction_mse,prediction_mse\n" + String.join("", lines.values());
    }
}
