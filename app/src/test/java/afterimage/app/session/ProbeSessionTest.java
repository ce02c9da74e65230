package afterimage.app.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import afterimage.engine.clip.Clip;
import afterimage.engine.data.Data;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.file.NpyArray;
import afterimage.engine.loop.TrainingRun;
import afterimage.engine.model.Branch;
import afterimage.engine.model.VideoModel;
import afterimage.engine.probe.Intervention;
import afterimage.engine.probe.ProbeModel;
import afterimage.engine.run.RunSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Questions to a real model on a real thread. */
class ProbeSessionTest {
    private final RunSpec spec = ProbingNow.tiny();
    private final Clip clip =
            TrainingRun.heldOutClips(spec, Data.packaged()).get(0).clip();
    private final ProbeSession session = new ProbeSession(new SnapshotMailbox(), new Compute("CPU:0", 2));
    private final List<float[]> answers = new ArrayList<>();

    @AfterEach
    void close() {
        session.close();
    }

    private Map<String, NpyArray> weights(long seed) {
        try (VideoModel model = new VideoModel(spec.model(), spec.sequence(), SessionSettings.cpu())) {
            model.initialise(seed);
            return model.weights();
        }
    }

    private float[] output(ProbeModel probe) {
        return probe.predict(List.of(clip), Intervention.NONE)
                .of(Branch.PREDICTION)
                .get(0)
                .pixels();
    }

    private void untilAnswers(int count) {
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            while (answers.size() < count) {
                session.deliver();
                Thread.sleep(1);
            }
        });
    }

    private final class Earlier implements Probing.Work<float[]> {
        private final Map<String, NpyArray> weights;

        private Earlier(Map<String, NpyArray> weights) {
            this.weights = weights;
        }

        @Override
        public float[] on(ProbeModel probe, DoubleConsumer progress) {
            probe.load(weights);
            return output(probe);
        }

        @Override
        public boolean loadsWeights() {
            return true;
        }
    }

    @Test
    void whoeverAsksAfterWorkWithOtherWeightsFindsTheNewestAgain() {
        session.show(new ModelInView(spec, 7, weights(1)));
        session.ask("now", (probe, progress) -> output(probe), answers::add, Assertions::fail, share -> {});
        session.ask("then", new Earlier(weights(2)), answers::add, Assertions::fail, share -> {});
        untilAnswers(2);
        session.ask("now", (probe, progress) -> output(probe), answers::add, Assertions::fail, share -> {});
        untilAnswers(3);
        assertFalse(Arrays.equals(answers.get(0), answers.get(1)));
        assertArrayEquals(answers.get(0), answers.get(2));
    }
}
