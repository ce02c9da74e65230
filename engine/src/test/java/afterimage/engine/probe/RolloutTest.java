package afterimage.engine.probe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import afterimage.engine.Specs;
import afterimage.engine.cell.Peephole;
import afterimage.engine.clip.Clip;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.digits.DigitSet;
import afterimage.engine.digits.Mnist;
import afterimage.engine.digits.Split;
import afterimage.engine.measure.Baselines;
import afterimage.engine.measure.ClipConditions;
import afterimage.engine.measure.FrameErrors;
import afterimage.engine.measure.FrameMetrics;
import afterimage.engine.model.Branch;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.model.Task;
import afterimage.engine.model.VideoModel;
import afterimage.engine.sequence.MovingClip;
import afterimage.engine.sequence.MovingDigits;
import afterimage.engine.sequence.SequenceSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class RolloutTest {
    private static final SequenceSpec CLIPS =
            SequenceSpec.labReport().withFrames(3, 4).with("size", 32);
    private static final DigitSet DIGITS = Mnist.packaged().read(Split.VALIDATION);
    private static final ModelSpec SPEC = Specs.model(
            ModelSpec.CellKind.CONV_LSTM,
            Task.COMPOSITE,
            Specs.convLayers(3, 3, 4),
            4,
            Peephole.CHANNEL,
            ModelSpec.DecoderInput.OWN_OUTPUT,
            true,
            ModelSpec.OutputFrom.ALL_LAYERS);

    private static ProbeModel probe() {
        ProbeModel probe = new ProbeModel(SPEC, CLIPS, false, SessionSettings.cpu());
        try (VideoModel start = new VideoModel(SPEC, CLIPS, SessionSettings.cpu())) {
            start.initialise(3);
            probe.load(start.weights());
        }
        return probe;
    }

    @Test
    void errorsAreThoseOfTheMetricsForBothBranches() {
        MovingDigits clips = new MovingDigits(CLIPS, DIGITS, 5);
        try (ProbeModel probe = probe()) {
            for (Branch branch : Branch.values()) {
                FrameMetrics metrics = new FrameMetrics(true);
                for (long k = 0; k < 9; k++) {
                    Rollout one = Rollout.of(probe, List.of(clips.clip(k).clip()), branch)
                            .get(0);
                    metrics.add(one.output(), one.truth());
                }
                List<Double> told = new ArrayList<>();
                double[] errors = Rollout.errors(probe, clips, 9, branch, told::add);
                assertArrayEquals(metrics.score().perFrameMse(), errors, 1e-7);
                assertEquals(List.of(8 / 9.0, 1.0), told);
            }
        }
    }

    @Test
    void casesTakeOneTwoAndThreeDigitsInTurnWithTheSameFirstDigits() {
        try (ProbeModel probe = probe()) {
            List<ClipCase> cases = ClipCase.of(probe, CLIPS, DIGITS, 5, 10, share -> {});
            assertEquals(10, cases.size());
            ClipCase fifth = cases.get(4);
            assertEquals(1, fifth.index());
            assertEquals(2, fifth.digits());
            MovingClip clip = ClipCase.clip(CLIPS, DIGITS, 5, 2, 1);
            assertEquals(
                    ClipConditions.of(clip, DIGITS, 3, 7),
                    fifth.seen().get(Branch.PREDICTION).conditions());
            double[] errors = Rollout.errors(
                    probe, new MovingDigits(CLIPS.with("digits", 2), DIGITS, 5), 1, Branch.RECONSTRUCTION, share -> {});
            assertEquals(
                    (errors[0] + errors[1] + errors[2]) / 3,
                    cases.get(1).seen().get(Branch.RECONSTRUCTION).error(),
                    1e-7);
            assertEquals(
                    clip.tracks(),
                    ClipCase.clip(CLIPS, DIGITS, 5, 3, 1).tracks().subList(0, 2));
            assertThrows(
                    CancellationException.class,
                    () -> ClipCase.of(probe, CLIPS, DIGITS, 5, 100, share -> {
                        throw new CancellationException();
                    }));
        }
    }

    @Test
    void baselinesStartFromTheLastInputFrame() {
        MovingDigits clips = new MovingDigits(CLIPS, DIGITS, 5);
        Clip clip = clips.clip(0).clip();
        Clip half = new Clip(1, 32, 32, filled(0.5f));
        Baselines.Errors errors = Baselines.Errors.of(clips, half, 1, 2, 7);
        assertEquals(0, errors.copyLast()[0], "the last input frame itself");
        assertEquals(FrameErrors.of(clip.frames(2, 3), clip.frames(6, 7))[0], errors.copyLast()[4]);
        assertEquals(FrameErrors.of(half, clip.frames(4, 5))[0], errors.meanImage()[2]);
        assertEquals(FrameErrors.of(Baselines.blank(half), clip.frames(4, 5))[0], errors.blank()[2]);
    }

    private static float[] filled(float value) {
        float[] all = new float[32 * 32];
        java.util.Arrays.fill(all, value);
        return all;
    }
}
