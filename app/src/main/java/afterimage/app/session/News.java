package afterimage.app.session;

import afterimage.engine.clip.Clip;
import afterimage.engine.device.MatrixPeak;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.evaluate.Evaluation;
import afterimage.engine.evaluate.HeldOutMetrics;
import afterimage.engine.trace.HeldOut;
import afterimage.engine.trace.LossPoint;
import afterimage.engine.trace.Snapshot;
import afterimage.engine.trace.TensorStats;
import java.util.ArrayList;
import java.util.List;

/** Something that happened to the run in view. Of each kind the latest is delivered, unless the kind says otherwise. */
public sealed interface News permits News.OfRun, News.Awaited {
    /** What is delivered where {@code earlier}, of the same kind, still waits. */
    default News after(News earlier) {
        return this;
    }

    /** News that mean nothing any longer when another run comes into view. */
    sealed interface OfRun extends News permits Trained, Looked, Measured, Saved, BlankOutput, Watched {}

    /** News that somebody may be waiting for. */
    sealed interface Awaited extends News
            permits OpenedRun, SessionState, GuestClips, MachineRate, Problem, DeviceFailure {}

    /** The latest step of training, and the losses of all steps since the last delivery. */
    record Trained(Snapshot latest, List<LossPoint> losses) implements OfRun {
        public Trained(Snapshot latest) {
            this(latest, List.of(new LossPoint(latest.step(), latest.loss())));
        }

        @Override
        public News after(News earlier) {
            return new Trained(latest, joined(((Trained) earlier).losses, losses));
        }
    }

    /** The latest look at the held-out clips, and the losses of all looks since the last delivery. */
    record Looked(HeldOut latest, List<LossPoint> losses) implements OfRun {
        public Looked(HeldOut latest) {
            this(latest, List.of(new LossPoint(latest.step(), latest.loss())));
        }

        @Override
        public News after(News earlier) {
            return new Looked(latest, joined(((Looked) earlier).losses, losses));
        }
    }

    /** The held-out clips' metrics after so many steps; {@code meanImage} is one guess that they are held against. */
    record Measured(long step, Evaluation evaluation, Clip meanImage) implements OfRun {
        static Measured of(HeldOut seen, HeldOutMetrics metrics) {
            return new Measured(seen.step(), metrics.of(seen.made()), metrics.meanImage());
        }
    }

    /** @param elsewhere whether another program trains the run */
    record Saved(long step, boolean elsewhere) implements OfRun {}

    /** @param warning while the model's output is blank; empty when that is over */
    record BlankOutput(String warning) implements OfRun {}

    /** What steps did to each tensor; after a run came into view, all of its past. */
    record Watched(List<TensorStats> stats) implements OfRun {
        @Override
        public News after(News earlier) {
            return new Watched(joined(((Watched) earlier).stats, stats));
        }
    }

    record Problem(String sentence) implements Awaited {
        @Override
        public News after(News earlier) {
            return new Problem(((Problem) earlier).sentence + " " + sentence);
        }
    }

    /** A device failed where the CPU could go on. */
    record DeviceFailure(String sentence) implements Awaited {}

    private static <T> List<T> joined(List<T> earlier, List<T> later) {
        // Grows in place: a fast model makes thousands of steps between two deliveries.
        List<T> all = earlier instanceof ArrayList<T> ? earlier : new ArrayList<>(earlier);
        all.addAll(later);
        return all;
    }

    /** Operations a second of a product of large matrices, 2 a multiply-add, and bytes that a model could have. */
    record MachineRate(double flopsPerSecond, long freeBytes) implements Awaited {
        /** Measures it; takes a moment. */
        static MachineRate of(SessionSettings settings) {
            long free = settings.freeBytes();
            try (MatrixPeak peak = new MatrixPeak(settings)) {
                return new MachineRate(Math.max(peak.measure(), peak.measure()), free);
            }
        }
    }
}
