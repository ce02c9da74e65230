package afterimage.app.control;

import afterimage.app.theme.Palette;
import afterimage.engine.clip.Clip;
import afterimage.engine.clip.Shading;
import afterimage.engine.measure.FrameErrors;
import afterimage.engine.model.Branch;
import afterimage.engine.model.Prediction;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a model makes of a clip, in the columns of the whole clip: first the reconstruction, then the prediction. */
public record ClipOutputs(Clip truth, int inputFrames, Prediction made) {
    public int frames() {
        return truth.time();
    }

    public boolean has(Branch branch) {
        return !made.of(branch).isEmpty();
    }

    /** A branch's own frame [height, width], or null where it has none. */
    public float[] frame(Branch branch, int t) {
        List<Clip> own = made.of(branch);
        return own.isEmpty() || t >= own.get(0).time() ? null : own.get(0).frame(t);
    }

    /** The frame at a column, or null where the model has no decoder for it. */
    public float[] output(int column) {
        return column < inputFrames
                ? frame(Branch.RECONSTRUCTION, column)
                : frame(Branch.PREDICTION, column - inputFrames);
    }

    /** What has to be added to a frame to make it the output at a column; null where there is none. */
    public float[] difference(int column, float[] from) {
        float[] difference = output(column);
        for (int i = 0; difference != null && i < difference.length; i++) {
            difference[i] -= from[i];
        }
        return difference;
    }

    /** Mean squared error of each of a branch's frames; none where the model lacks it. */
    public double[] ownErrors(Branch branch) {
        return has(branch) ? FrameErrors.of(made.of(branch).get(0), branch.truth(truth, inputFrames)) : new double[0];
    }

    /** Mean squared error a pixel over a branch's frames; NaN where the model lacks it. */
    public double mse(Branch branch) {
        return Arrays.stream(ownErrors(branch)).average().orElse(Double.NaN);
    }

    /** The highest of all frames; 0 without any. */
    public double highestError() {
        DoubleStream all = Stream.of(Branch.values()).flatMapToDouble(branch -> Arrays.stream(ownErrors(branch)));
        return all.max().orElse(0);
    }

    /** By columns; NaN elsewhere. */
    public double[] errors(Branch branch) {
        double[] all = new double[frames()];
        Arrays.fill(all, Double.NaN);
        double[] own = ownErrors(branch);
        System.arraycopy(own, 0, all, branch == Branch.PREDICTION ? inputFrames : 0, own.length);
        return all;
    }

    public StepChart.Line line(String name, Branch branch, boolean dashed) {
        boolean past = branch == Branch.RECONSTRUCTION;
        return new StepChart.Line(name, past ? Palette::reconstruction : Palette::prediction, errors(branch), dashed);
    }

    /** A row of frames as large as the clip's, by their columns. */
    public MapGrid.Row row(String name, String about, Shading shading, IntFunction<float[]> frame) {
        List<float[]> cells = IntStream.range(0, frames()).mapToObj(frame).toList();
        return new MapGrid.Row(name, about, cells, truth.width(), shading, shading == Shading.GREY ? 0 : -1, 1);
    }

    public List<String> heads() {
        return IntStream.range(0, frames()).mapToObj(Integer::toString).toList();
    }

    public List<Integer> present(int time) {
        IntStream shown = IntStream.of(time < inputFrames ? time : frames(), inputFrames + time);
        return shown.filter(column -> column < frames()).boxed().toList();
    }
}
