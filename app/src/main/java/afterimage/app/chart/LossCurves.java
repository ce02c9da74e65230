package afterimage.app.chart;

import afterimage.engine.clip.Clip;
import afterimage.engine.evaluate.LossBaselines;
import afterimage.engine.run.LossHistory;
import afterimage.engine.run.RunSpec;
import afterimage.engine.trace.LossPoint;
import afterimage.engine.train.Loss;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A loss chart's curves, levels to hold them against, and other runs' curves, all of one unit. */
public record LossCurves(
        String unit, List<LossPoint> train, List<LossPoint> heldOut, List<Line> lines, List<Other> others) {
    public record Line(String name, double value) {}

    /** Another run's curves; the name is empty where the legend has it, the colour a slot, see {@link Palette#run}. */
    public record Other(String name, int colour, List<LossPoint> train, List<LossPoint> heldOut) {}

    public LossCurves {
        train = List.copyOf(train);
        heldOut = List.copyOf(heldOut);
        lines = List.copyOf(lines);
        others = List.copyOf(others);
    }

    /** @param clips the held-out clips, which the lines are measured on */
    public static LossCurves of(RunSpec spec, LossHistory history, List<Clip> clips) {
        return new LossCurves(
                unit(spec), history.train(), history.heldOut(), lines(LossBaselines.of(spec, clips)), List.of());
    }

    public static String unit(RunSpec spec) {
        Loss loss = spec.training().loss();
        Map<Loss, String> names =
                Map.of(Loss.BCE, "cross-entropy, nats", Loss.MSE, "squared error", Loss.MAE, "absolute error");
        return names.getOrDefault(loss, loss.toString()) + " a pixel";
    }

    public static List<Line> lines(LossBaselines baselines) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("blank frame", baselines.blank()));
        lines.add(new Line("copy last frame", baselines.copyLast()));
        baselines.floor().ifPresent(value -> lines.add(new Line("entropy floor", value)));
        return lines;
    }
}
