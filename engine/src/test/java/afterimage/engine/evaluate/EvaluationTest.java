package afterimage.engine.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.clip.Clip;
import afterimage.engine.data.Data;
import afterimage.engine.digits.DigitSet;
import afterimage.engine.digits.Mnist;
import afterimage.engine.digits.Split;
import afterimage.engine.measure.Baselines;
import afterimage.engine.measure.MetricTable;
import afterimage.engine.model.Branch;
import afterimage.engine.model.Prediction;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import afterimage.engine.sequence.MovingClip;
import afterimage.engine.sequence.MovingDigits;
import afterimage.engine.sequence.SequenceSpec;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final DigitSet DIGITS = Mnist.packaged().read(Split.TEST);
    private static final MovingDigits CLIPS =
            new MovingDigits(SequenceSpec.labReport().withFrames(4, 3), DIGITS, 2);

    /** The truth itself as the output. */
    private static Map<Branch, Clip> perfect(Clip clip) {
        return Map.of(Branch.RECONSTRUCTION, clip.frames(0, 4), Branch.PREDICTION, clip.frames(4, 7));
    }

    @Test
    void theTruthReachesTheFloorAndNothingElse() {
        EvaluationGatherer gatherer = new EvaluationGatherer(4, Baselines.meanImage(CLIPS, 2), DIGITS, null);
        for (int k = 0; k < 3; k++) {
            MovingClip moving = CLIPS.clip(k);
            gatherer.add(perfect(moving.clip()), moving);
        }
        Evaluation evaluation = gatherer.evaluation();
        assertEquals(3, evaluation.clips());
        assertEquals(0, evaluation.prediction().mse());
        // Certain pixels are kept 1e-7 from certainty: 4096 of them add 4e-4 nats at most.
        assertEquals(evaluation.entropyFloor(), evaluation.prediction().bceFrame(), 1e-3);
        assertEquals(evaluation.entropyFloorInput(), evaluation.reconstruction().bceFrame(), 1e-3);
        assertTrue(evaluation.entropyFloor() > 20);
        assertTrue(evaluation.meanImage().bceFrame() > evaluation.entropyFloor());
        assertEquals(0, evaluation.motion().prediction().centroidError(), 0.05);
        assertTrue(evaluation.motion().copyLast().centroidError() > 3);
        assertEquals(
                List.of("prediction", "copy last", "mean image", "blank", "floor"),
                evaluation.columns(Branch.PREDICTION).stream()
                        .map(MetricTable.Column::name)
                        .toList());
    }

    @Test
    void theMeanImageOfARunsClipsIsMadeOnce() {
        Data data = Data.packaged();
        RunSpec run = Presets.named(Presets.QUICK_START);
        Clip mean = HeldOutMetrics.meanImage(run, data);
        assertSame(mean, HeldOutMetrics.meanImage(SpecJson.with(run, List.of("training.batch=8")), data));
        assertNotSame(mean, HeldOutMetrics.meanImage(SpecJson.with(run, List.of("seed=43")), data));
    }

    @Test
    void baselinesAreMeasuredOnTheFramesTheyStandInFor() {
        Clip clip = CLIPS.clip(5).clip();
        Clip mean = Baselines.meanImage(CLIPS, 1);
        EvaluationGatherer gatherer = new EvaluationGatherer(4, mean, null, null);
        gatherer.add(perfect(clip), new MovingClip(clip, List.of()));
        Evaluation evaluation = gatherer.evaluation();
        assertEquals(squaredError(clip, 0, 4, null), evaluation.blankInput().mse(), 1e-12);
        assertEquals(squaredError(clip, 4, 7, null), evaluation.blank().mse(), 1e-12);
        assertEquals(squaredError(clip, 0, 4, mean), evaluation.meanImageInput().mse(), 1e-12);
        assertEquals(squaredError(clip, 4, 7, mean), evaluation.meanImage().mse(), 1e-12);
        assertEquals(
                squaredError(clip, 4, 7, clip.frames(3, 4)),
                evaluation.copyLast().mse(),
                1e-12);
        assertNull(evaluation.motion());
    }

    @Test
    void guessesHoldForOtherOutputsOfTheSameClips() {
        MovingClip moving = CLIPS.clip(6);
        EvaluationGatherer first = new EvaluationGatherer(4, Baselines.meanImage(CLIPS, 1), DIGITS, null);
        first.add(perfect(moving.clip()), moving);
        Map<Branch, Clip> others = Map.of(Branch.PREDICTION, moving.clip().frames(0, 3));
        EvaluationGatherer alone = new EvaluationGatherer(4, Baselines.meanImage(CLIPS, 1), DIGITS, null);
        alone.add(others, moving);
        EvaluationGatherer again = first.again();
        again.add(others, moving);
        ObjectMapper json = new ObjectMapper();
        assertEquals(json.valueToTree(alone.evaluation()), json.<JsonNode>valueToTree(again.evaluation()));
    }

    private static double squaredError(Clip clip, int from, int to, Clip guess) {
        double sum = 0;
        for (int t = from; t < to; t++) {
            for (int i = 0; i < 4096; i++) {
                double error = clip.at(t, i / 64, i % 64) - (guess == null ? 0.0 : guess.at(0, i / 64, i % 64));
                sum += error * error;
            }
        }
        return sum / (4096 * (to - from));
    }

    @Test
    void withoutFutureFramesThereIsNothingToPredict() {
        Clip clip = CLIPS.clip(1).clip().frames(0, 4);
        Evaluation evaluation =
                Evaluation.of(new Prediction(Map.of(Branch.RECONSTRUCTION, List.of(clip))), List.of(clip), 4);
        assertNotNull(evaluation.reconstruction());
        assertNull(evaluation.prediction());
        assertNull(evaluation.copyLast());
        assertNull(evaluation.entropyFloor());
        assertNull(evaluation.meanImageInput());
        assertEquals(List.of(), evaluation.columns(Branch.PREDICTION));
        assertEquals("floor", evaluation.columns(Branch.RECONSTRUCTION).get(3).name());
    }
}
