package afterimage.app.draw;

import afterimage.app.control.MapRow;
import afterimage.engine.clip.Clip;
import afterimage.engine.clip.Shading;
import afterimage.engine.file.NpyArray;
import afterimage.engine.measure.FrameErrors;
import afterimage.engine.model.Branch;
import afterimage.engine.model.Prediction;
import afterimage.engine.sequence.DigitTrack;
import afterimage.engine.sequence.MovingClip;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * What a model makes of a drawn clip.
 *
 * @param drawn the clip with its digits' tracks
 * @param made of it
 */
record DrawnOutputs(MovingClip drawn, int inputFrames, Prediction made) {

    List<MapRow> rows() {
        Clip truth = drawn.clip();
        return List.of(
                row(
                        "Clip",
                        "What you drew: what goes in, then what really comes after it.",
                        Shading.GREY,
                        truth::frame),
                row(
                        "Model",
                        "The reconstruction of what went in, then the prediction of what comes.",
                        Shading.GREY,
                        this::output),
                row(
                        "Difference",
                        "Model minus clip: orange where it is too bright, blue where too dark.",
                        Shading.DIFFERENCE,
                        this::difference));
    }

    private MapRow row(String name, String about, Shading shading, IntFunction<float[]> frame) {
        List<float[]> cells = new ArrayList<>();
        for (int t = 0; t < frames(); t++) {
            cells.add(frame.apply(t));
        }
        return new MapRow(name, about, cells, drawn.clip().width(), shading, shading == Shading.GREY ? 0 : -1, 1);
    }

    int frames() {
        return drawn.clip().time();
    }

    private float[] output(int column) {
        return column < inputFrames
                ? frame(Branch.RECONSTRUCTION, column)
                : frame(Branch.PREDICTION, column - inputFrames);
    }

    /** A branch's own frame, or null where it has none. */
    float[] frame(Branch branch, int t) {
        List<Clip> own = made.of(branch);
        return own.isEmpty() || t >= own.get(0).time() ? null : own.get(0).frame(t);
    }

    private float[] difference(int column) {
        float[] difference = output(column);
        float[] truth = drawn.clip().frame(column);
        for (int i = 0; difference != null && i < difference.length; i++) {
            difference[i] -= truth[i];
        }
        return difference;
    }

    /** Mean squared error of a branch's frames, at their columns of the whole clip; NaN elsewhere. */
    double[] errors(Branch branch) {
        double[] all = new double[frames()];
        Arrays.fill(all, Double.NaN);
        if (!made.of(branch).isEmpty()) {
            boolean past = branch == Branch.RECONSTRUCTION;
            int from = past ? 0 : inputFrames;
            Clip real = drawn.clip().frames(from, past ? inputFrames : frames());
            double[] own = FrameErrors.of(made.of(branch).get(0), real);
            System.arraycopy(own, 0, all, from, own.length);
        }
        return all;
    }

    /** The clip, and what is made of it, by branch: [time, height, width]. */
    Map<String, NpyArray> arrays() {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("truth", drawn.clip().toNpy());
        for (Branch branch : Branch.values()) {
            made.of(branch).forEach(clip -> arrays.put(branch.id(), clip.toNpy()));
        }
        return arrays;
    }

    /** A line a frame: its error, and where the digits are. */
    String toCsv() {
        StringBuilder csv = new StringBuilder("frame,branch,mse");
        for (int digit = 1; digit <= drawn.tracks().size(); digit++) {
            csv.append(String.format(Locale.ROOT, ",x%1$d,y%1$d,vx%1$d,vy%1$d", digit));
        }
        double[] past = errors(Branch.RECONSTRUCTION);
        double[] future = errors(Branch.PREDICTION);
        for (int t = 0; t < frames(); t++) {
            Branch branch = t < inputFrames ? Branch.RECONSTRUCTION : Branch.PREDICTION;
            double error = t < inputFrames ? past[t] : future[t];
            String number = Double.isNaN(error) ? "" : String.format(Locale.ROOT, "%.8g", error);
            csv.append(String.format(Locale.ROOT, "%n%d,%s,%s", t, branch.id(), number));
            for (DigitTrack track : drawn.tracks()) {
                DigitTrack.Step step = track.steps().get(t);
                csv.append(
                        String.format(Locale.ROOT, ",%.4f,%.4f,%.4f,%.4f", step.x(), step.y(), step.vx(), step.vy()));
            }
        }
        return csv.append(System.lineSeparator()).toString();
    }
}
