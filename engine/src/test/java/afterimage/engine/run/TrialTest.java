package afterimage.engine.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import afterimage.engine.BadInput;
import afterimage.engine.clip.Clip;
import afterimage.engine.data.Data;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.evaluate.TrainedRun;
import afterimage.engine.file.NpyArray;
import afterimage.engine.loop.TrainingRun;
import afterimage.engine.model.Branch;
import afterimage.engine.model.ModelSpec.DecoderInput;
import afterimage.engine.model.VideoModel;
import afterimage.engine.sequence.MovingClip;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A model under other conditions than its own, with the same weights. */
class TrialTest {
    private final RunSpec run = SpecJson.with(
            Presets.named(Presets.QUICK_START),
            List.of(
                    "model.layers.0.units=3",
                    "sequence.inputFrames=3",
                    "sequence.futureFrames=3",
                    "sequence.size=32",
                    "sequence.digits=1",
                    "training.heldOutClips=2"));

    private Map<String, NpyArray> weights() {
        try (VideoModel model = new VideoModel(run.model(), run.sequence(), SessionSettings.cpu())) {
            model.initialise(5);
            return model.weights();
        }
    }

    private List<Clip> predictions(Trial trial, Map<String, NpyArray> weights) {
        List<Clip> clips = TrainingRun.heldOutClips(trial.of(run), Data.packaged()).stream()
                .map(MovingClip::clip)
                .toList();
        try (TrainedRun tried = new TrainedRun(run, trial, weights, SessionSettings.cpu())) {
            return tried.predict(clips).of(Branch.PREDICTION);
        }
    }

    @Test
    void aLongerPredictionBeginsWithTheShorterOne() {
        Map<String, NpyArray> weights = weights();
        Clip own = predictions(Trial.asTrained(run), weights).get(1);
        Clip longer = predictions(new Trial(run.sequence().withFrames(3, 7), false), weights)
                .get(1);
        assertEquals(7, longer.time());
        for (int t = 0; t < own.time(); t++) {
            assertArrayEquals(own.frame(t), longer.frame(t), 1e-6f);
        }
    }

    @Test
    void trueFramesReachTheDecoderOnlyWhereTheTrialSaysSo() {
        Map<String, NpyArray> weights = weights();
        Clip own = predictions(Trial.asTrained(run), weights).get(0);
        Clip taught = predictions(new Trial(run.sequence(), true), weights).get(0);
        assertArrayEquals(own.frame(0), taught.frame(0), 1e-6f, "before its first frame a decoder gets black");
        assertFalse(Arrays.equals(own.frame(1), taught.frame(1)));
        RunSpec teacherForced = run.with("model", run.model().with("decoderInput", DecoderInput.TRUTH));
        try (TrainedRun tried =
                new TrainedRun(teacherForced, Trial.asTrained(teacherForced), weights, SessionSettings.cpu())) {
            List<Clip> clips = TrainingRun.heldOutClips(run, Data.packaged()).stream()
                    .map(MovingClip::clip)
                    .toList();
            Clip free = tried.predict(clips).of(Branch.PREDICTION).get(0);
            for (int t = 0; t < own.time(); t++) {
                assertArrayEquals(own.frame(t), free.frame(t), 1e-6f);
            }
        }
    }

    @Test
    void conditionsThatTheModelCannotHaveAreRefused() {
        RunSpec free = run.with("model", run.model().with("decoderInput", DecoderInput.NONE));
        assertThrows(BadInput.class, () -> new Trial(run.sequence(), true).of(free));
        assertThrows(BadInput.class, () -> new Trial(run.sequence().with("size", 64), false).of(run));
        assertThrows(BadInput.class, () -> new Trial(run.sequence().withFrames(4, 3), false).of(run));
    }
}
