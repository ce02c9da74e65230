package afterimage.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import afterimage.engine.BadInput;
import afterimage.engine.Specs;
import afterimage.engine.sequence.SequenceSpec;
import afterimage.engine.trace.LossPoint;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageTest {
    private static final SequenceSpec RUN = SequenceSpec.labReport();
    private static final TrainingSpec PLAIN =
            Specs.training(Loss.MSE, OptimizerKind.ADAM, 0.001, 0.9, 0.99, 4, 1, 0.5, 100, 8);

    private static Stage frames(double untilShare) {
        return new Stage(untilShare, null, null, 3, 3, null, null, null);
    }

    private static SequenceSpec clips(long step, double seconds, List<LossPoint> looks) {
        TrainingSpec spec = PLAIN.with(
                "horizon",
                new Horizon(null, 100.0),
                "stages",
                List.of(
                        frames(0.2),
                        new Stage(null, 500L, null, 5, 5, 1, null, null),
                        new Stage(null, null, 0.03, null, null, null, 1.0, 2.0)));
        return Stage.clips(spec, RUN, step, seconds, looks);
    }

    @Test
    void eachLastsUntilItsEndAndThenTheRunsOwnClipsCome() {
        assertEquals(RUN.withFrames(3, 3), clips(900, 19, List.of()));
        assertEquals(RUN.withFrames(5, 5).with("digits", 1), clips(499, 20, List.of()));
        assertEquals(RUN.withSpeed(1, 2), clips(500, 20, List.of()));
        // A loss of before the stage does not end it, and one that rose again does not bring it back.
        assertEquals(RUN.withSpeed(1, 2), clips(700, 50, List.of(new LossPoint(400, 0.02), new LossPoint(600, 0.04))));
        assertEquals(RUN, clips(800, 50, List.of(new LossPoint(600, 0.02), new LossPoint(700, 0.05))));
    }

    @Test
    void aStageHasOneEndAndSharesNeedAHorizon() {
        assertThrows(BadInput.class, () -> new Stage(0.5, 100L, null, 3, 3, null, null, null));
        assertThrows(BadInput.class, () -> new Stage(null, null, null, 3, 3, null, null, null));
        assertThrows(BadInput.class, () -> frames(1));
        assertThrows(BadInput.class, () -> new Horizon(null, null));
        assertThrows(BadInput.class, () -> new Horizon(5L, 5.0));
        assertThrows(BadInput.class, () -> PLAIN.with("stages", List.of(frames(0.5))));
        assertThrows(
                BadInput.class,
                () -> PLAIN.with("schedule", new Schedule(Schedule.Kind.ONE_CYCLE, null, null, null, null, null)));
    }
}
