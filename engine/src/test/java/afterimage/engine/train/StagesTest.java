package afterimage.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import afterimage.engine.BadInput;
import afterimage.engine.Specs;
import afterimage.engine.sequence.SequenceSpec;
import afterimage.engine.trace.LossPoint;
import java.util.List;
import org.junit.jupiter.api.Test;

class StagesTest {
    private static final SequenceSpec RUN = SequenceSpec.labReport();
    private static final TrainingSpec PLAIN =
            Specs.training(Loss.MSE, OptimizerKind.ADAM, 0.001, 0.9, 0.99, 4, 1, 0.5, 100, 8);

    private static Stage frames(int input, int future, double untilShare) {
        return new Stage(untilShare, null, null, input, future, null, null, null);
    }

    private static Stages stages(Stage... stages) {
        return new Stages(PLAIN.with("horizon", new Horizon(null, 100.0), "stages", List.of(stages)));
    }

    @Test
    void eachLastsUntilItsEndAndThenTheRunsOwnClipsCome() {
        Stages stages = stages(
                frames(3, 3, 0.2),
                new Stage(null, 500L, null, 5, 5, 1, null, null),
                new Stage(null, null, 0.03, null, null, null, 1.0, 2.0));
        assertEquals(RUN.withFrames(3, 3), stages.clips(RUN, 900, 19, List.of()));
        assertEquals(RUN.withFrames(5, 5).withDigits(1), stages.clips(RUN, 499, 20, List.of()));
        assertEquals(RUN.withSpeed(1, 2), stages.clips(RUN, 500, 20, List.of()));
        // A loss of before the stage does not end it, and one that rose again does not bring it back.
        List<LossPoint> looks = List.of(new LossPoint(400, 0.02), new LossPoint(600, 0.04));
        assertEquals(RUN.withSpeed(1, 2), stages.clips(RUN, 700, 50, looks));
        List<LossPoint> fell = List.of(new LossPoint(600, 0.02), new LossPoint(700, 0.05));
        assertEquals(RUN, stages.clips(RUN, 800, 50, fell));
    }

    @Test
    void aStageHasOneEndAndSharesNeedAHorizon() {
        assertThrows(BadInput.class, () -> new Stage(0.5, 100L, null, 3, 3, null, null, null));
        assertThrows(BadInput.class, () -> new Stage(null, null, null, 3, 3, null, null, null));
        assertThrows(BadInput.class, () -> frames(3, 3, 1));
        assertThrows(BadInput.class, () -> new Horizon(null, null));
        assertThrows(BadInput.class, () -> new Horizon(5L, 5.0));
        assertThrows(BadInput.class, () -> PLAIN.with("stages", List.of(frames(3, 3, 0.5))));
        assertThrows(
                BadInput.class,
                () -> PLAIN.with("schedule", new Schedule(Schedule.Kind.ONE_CYCLE, null, null, null, null, null)));
    }
}
