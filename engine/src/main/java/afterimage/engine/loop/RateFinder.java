package afterimage.engine.loop;

import afterimage.engine.BadInput;
import afterimage.engine.data.Data;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.digits.Split;
import afterimage.engine.model.VideoModel;
import afterimage.engine.run.RunSpec;
import afterimage.engine.sequence.Clips;
import afterimage.engine.train.NotFinite;
import afterimage.engine.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Tries learning rates (Smith 2017, section 3.3): new weights are trained for some steps while the rate grows from step
 * to step by one factor, until the loss has left its lowest far behind. Nothing is saved.
 */
public record RateFinder(double from, double to, int steps) {
    /** Share of the loss so far in the smoothed one. */
    private static final double SMOOTHING = 0.9;
    /** The loss is lost when it is so many times its lowest. */
    private static final double LOST = 3;
    /** Rates are tried at least so long, as the first losses tell little. */
    private static final int FEWEST = 20;

    public RateFinder {
        BadInput.unless(
                from > 0 && to > from && to <= 10,
                "Rates to try must grow from above 0 to at most 10, not %s to %s.",
                from,
                to);
        BadInput.unless(steps >= FEWEST && steps <= 100_000, "Rates are tried in 20 to 100000 steps, not %d.", steps);
    }

    public static RateFinder usual() {
        return new RateFinder(1e-6, 1, 200);
    }

    /** The rate of a step, the loss before it, and the mean of the losses so far, the latest weighing most. */
    public record Point(double rate, double loss, double smoothed) {}

    /** The points, with rates that grow, at least one; {@code progress} is told each, and may throw to end it. */
    public List<Point> run(RunSpec spec, Data data, SessionSettings settings, Consumer<Point> progress) {
        MemoryNeed.require(spec.summary(), settings);
        Clips clips = spec.clips(data, Split.TRAIN);
        int batch = spec.training().batch();
        List<Point> points = new ArrayList<>();
        try (VideoModel model = VideoModel.forSteps(
                spec.model(),
                spec.sequence(),
                settings,
                new VideoModel.Steps(batch, spec.training().precision()))) {
            Trainer trainer = new Trainer(model, spec.training(), spec.seed());
            model.initialise(spec.seed());
            trainer.begin();
            double mean = 0;
            double lowest = Double.POSITIVE_INFINITY;
            for (int i = 0; i < steps; i++) {
                double rate = from * Math.pow(to / from, i / (steps - 1.0));
                double loss = trainer.step(clips.batch((long) i * batch, batch), rate);
                mean = SMOOTHING * mean + (1 - SMOOTHING) * loss;
                Point point = new Point(rate, loss, mean / (1 - Math.pow(SMOOTHING, i + 1.0)));
                points.add(point);
                progress.accept(point);
                lowest = Math.min(lowest, point.smoothed);
                if (i >= FEWEST && point.smoothed > LOST * lowest) {
                    break;
                }
            }
        } catch (NotFinite e) {
            org.slf4j.LoggerFactory.getLogger(RateFinder.class).debug("the last rate was too high", e);
        }
        BadInput.unless(!points.isEmpty(), "The loss is no number at the first rate, %s.", from);
        return points;
    }

    /** The rate at which the smoothed loss falls fastest by a factor of the rate; before its lowest point. */
    public static double suggestion(List<Point> points) {
        int lowest = 0;
        for (int i = 1; i < points.size(); i++) {
            lowest = points.get(i).smoothed < points.get(lowest).smoothed ? i : lowest;
        }
        int span = Math.max(1, points.size() / 20);
        int steepest = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = span; i + span <= lowest; i++) {
            double fall = points.get(i - span).smoothed - points.get(i + span).smoothed;
            if (fall > most) {
                most = fall;
                steepest = i;
            }
        }
        return points.get(steepest == 0 ? lowest : steepest).rate;
    }
}
