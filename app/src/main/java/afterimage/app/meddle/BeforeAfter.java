package afterimage.app.meddle;

import afterimage.app.control.MapRow;
import afterimage.engine.clip.Clip;
import afterimage.engine.clip.Shading;
import afterimage.engine.file.NpyArray;
import afterimage.engine.measure.FrameErrors;
import afterimage.engine.model.Branch;
import afterimage.engine.model.Prediction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * What a model makes of a clip as it is and changed.
 *
 * @param truth input and future frames
 * @param before of the model as it is
 * @param after of the model changed
 * @param other the clip whose code the changed model's decoders start from, or null for this one's
 * @param changed what was changed, a sentence
 */
record BeforeAfter(Clip truth, int inputFrames, Prediction before, Prediction after, Clip other, String changed) {

    /**
     * The truth, both outputs below it, and their difference; frames of the whole clip from left to right. Last the clip
     * that gave its code, if another did.
     */
    List<MapRow> rows() {
        List<MapRow> rows = new ArrayList<>(List.of(
                row("Truth", "The clip: what goes in, then what really comes after it.", Shading.GREY, truth::frame),
                row("Before", "What the model makes of it as it is trained.", Shading.GREY, t -> output(before, t)),
                row("After", "What it makes of it now: look for what is lost first.", Shading.GREY, t -> {
                    return output(after, t);
                }),
                row(
                        "Change",
                        "After minus before: orange where it became brighter, blue where darker.",
                        Shading.DIFFERENCE,
                        this::difference)));
        if (other != null) {
            rows.add(row(
                    "Code’s clip",
                    "The clip whose code the decoders start from: what they write should be this one.",
                    Shading.GREY,
                    other::frame));
        }
        return rows;
    }

    private MapRow row(String name, String about, Shading shading, Function<Integer, float[]> frame) {
        List<float[]> cells = new ArrayList<>();
        for (int t = 0; t < truth.time(); t++) {
            cells.add(frame.apply(t));
        }
        return new MapRow(name, about, cells, truth.width(), shading, shading == Shading.GREY ? 0 : -1, 1);
    }

    /** Null where the model has no decoder for it. */
    private float[] output(Prediction made, int column) {
        boolean past = column < inputFrames;
        List<Clip> own = made.of(past ? Branch.RECONSTRUCTION : Branch.PREDICTION);
        return own.isEmpty() ? null : own.get(0).frame(past ? column : column - inputFrames);
    }

    private float[] difference(int column) {
        float[] difference = output(after, column);
        float[] from = output(before, column);
        for (int i = 0; difference != null && i < difference.length; i++) {
            difference[i] -= from[i];
        }
        return difference;
    }

    boolean has(Branch branch) {
        return !before.of(branch).isEmpty();
    }

    /** Mean squared error of a branch's frames, at their columns of the whole clip; NaN elsewhere. */
    double[] errors(Branch branch, boolean meddled) {
        double[] all = new double[truth.time()];
        Arrays.fill(all, Double.NaN);
        double[] own = own(branch, meddled);
        System.arraycopy(own, 0, all, branch == Branch.PREDICTION ? inputFrames : 0, own.length);
        return all;
    }

    double mse(Branch branch, boolean meddled) {
        return Arrays.stream(own(branch, meddled)).average().orElse(Double.NaN);
    }

    private double[] own(Branch branch, boolean meddled) {
        List<Clip> made = (meddled ? after : before).of(branch);
        if (made.isEmpty()) {
            return new double[0];
        }
        Clip real =
                branch == Branch.PREDICTION ? truth.frames(inputFrames, truth.time()) : truth.frames(0, inputFrames);
        return FrameErrors.of(made.get(0), real);
    }

    /** The clip, and what is made of it, e.g. {@code prediction/after}: [time, height, width]. */
    Map<String, NpyArray> arrays() {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("truth", truth.toNpy());
        for (Branch branch : Branch.values()) {
            if (has(branch)) {
                arrays.put(branch.id() + "/before", before.of(branch).get(0).toNpy());
                arrays.put(branch.id() + "/after", after.of(branch).get(0).toNpy());
            }
        }
        return arrays;
    }

    /** A line a frame; the change stands in each, so that no number is read without it. */
    String toCsv() {
        StringBuilder csv = new StringBuilder("branch,frame,mse_before,mse_after,changed\n");
        for (Branch branch : Branch.values()) {
            double[] from = errors(branch, false);
            double[] to = errors(branch, true);
            for (int t = 0; t < from.length; t++) {
                if (!Double.isNaN(from[t])) {
                    csv.append(String.format(
                            Locale.ROOT, "%s,%d,%.8g,%.8g,\"%s\"%n", branch.id(), t, from[t], to[t], changed));
                }
            }
        }
        return csv.toString();
    }
}
