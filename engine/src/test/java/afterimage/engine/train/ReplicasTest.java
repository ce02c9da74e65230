package afterimage.engine.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import afterimage.engine.BadInput;
import afterimage.engine.cell.Precision;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.device.WorkerProcess;
import afterimage.engine.digits.Mnist;
import afterimage.engine.digits.Split;
import afterimage.engine.file.NpyArray;
import afterimage.engine.model.VideoModel;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import afterimage.engine.sequence.MovingDigits;
import afterimage.engine.sequence.PlacedDigits;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps shared by two workers, which are processes of their own, against those of this machine. */
class ReplicasTest {
    private static final int STEPS = 3;

    private static WorkerProcess first;
    private static WorkerProcess second;

    @BeforeAll
    static void begin() throws IOException {
        first = new WorkerProcess();
        second = new WorkerProcess();
    }

    @AfterAll
    static void end() {
        first.close();
        second.close();
    }

    private static SessionSettings both() {
        return SessionSettings.together(List.of(first.settings(), second.settings()));
    }

    private record Steps(float[] losses, Map<String, NpyArray> weights) {
        static Steps of(RunSpec spec, SessionSettings settings) {
            MovingDigits clips =
                    new MovingDigits(spec.sequence(), Mnist.packaged().read(Split.TEST), 5);
            int batch = spec.training().batch();
            boolean draws = !settings.isHere() && spec.model().isConvolutional();
            VideoModel.Steps form = new VideoModel.Steps(batch, Precision.FLOAT32, null, draws ? clips.digits() : null);
            float[] losses = new float[STEPS];
            try (VideoModel model = VideoModel.forSteps(spec.model(), spec.sequence(), settings, form)) {
                model.initialise(1);
                Trainer trainer = new Trainer(model, spec.training(), 1);
                trainer.begin();
                for (int i = 0; i < STEPS; i++) {
                    long at = (long) i * batch;
                    losses[i] = trainer.step(
                            draws ? new PlacedDigits(clips).batch(at, batch) : clips.batch(at, batch), 0.001);
                }
                return new Steps(losses, trainer.shownWeights());
            }
        }
    }

    /** An FC-LSTM with scheduled sampling, whose frames are sent, and with drawn frames a ConvLSTM of two branches, and movers with a loss on what is read. */
    @ParameterizedTest
    @ValueSource(strings = {"fc-composite-conditional", "quick-start", "next-frame-movers"})
    void twoWorkersTakeTheStepsOfOneMachine(String preset) {
        RunSpec spec = SpecJson.with(
                Presets.named(preset),
                List.of(
                        "training.batch=5",
                        "sequence.inputFrames=2",
                        "sequence.futureFrames=2",
                        "model.layers.0.units=8"));
        Steps here = Steps.of(spec, SessionSettings.cpu(1));
        Steps there = Steps.of(spec, both());
        assertArrayEquals(here.losses, there.losses, 1e-6f);
        here.weights.forEach((name, array) ->
                assertArrayEquals(array.values(), there.weights.get(name).values(), 1e-4f, name));
    }

    @Test
    void whatCannotBeSharedIsRefused() {
        BadInput small = refused("training.batch=1");
        assertEquals(
                "A batch of 1 cannot be shared by 2 workers: choose fewer of them, or a larger batch.",
                small.getMessage());
        assertEquals(
                "A model with dropout trains at one worker, as what is dropped is drawn for a whole batch.",
                refused("model.dropout=0.5").getMessage());
    }

    private static BadInput refused(String setting) {
        RunSpec spec = SpecJson.with(Presets.named("quick-start"), List.of(setting));
        try (VideoModel model = new VideoModel(spec.model(), spec.sequence(), both())) {
            return assertThrows(BadInput.class, () -> new Trainer(model, spec.training(), 1));
        }
    }

    @Test
    void fasterWorkersGetMoreClipsAndEachGetsOne() {
        assertArrayEquals(new int[] {4, 4}, Replicas.shares(8, 1, 1));
        assertArrayEquals(new int[] {6, 2}, Replicas.shares(8, 3, 1));
        assertArrayEquals(new int[] {7, 1}, Replicas.shares(8, 100, 1));
        assertArrayEquals(new int[] {1, 2, 4}, Replicas.shares(7, 1, 2, 4));
    }
}
