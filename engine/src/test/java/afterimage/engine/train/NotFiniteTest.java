package afterimage.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import afterimage.engine.Specs;
import afterimage.engine.cell.Peephole;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.digits.Mnist;
import afterimage.engine.digits.Split;
import afterimage.engine.file.NpyArray;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.model.Task;
import afterimage.engine.model.VideoModel;
import afterimage.engine.sequence.Batch;
import afterimage.engine.sequence.MovingDigits;
import afterimage.engine.sequence.SequenceSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotFiniteTest {
    private static final SequenceSpec CLIPS = SequenceSpec.labReport().withFrames(5, 5);
    private static final ModelSpec SPEC = Specs.model(
            ModelSpec.CellKind.CONV_LSTM,
            Task.COMPOSITE,
            Specs.convLayers(3, 3, 4, 4),
            4,
            Peephole.CHANNEL,
            ModelSpec.DecoderInput.OWN_OUTPUT,
            true,
            ModelSpec.OutputFrom.ALL_LAYERS);
    private static final TrainingSpec TRAINING =
            Specs.training(Loss.BCE, OptimizerKind.ADAM, 0.001, 0.9, 0.999, 2, 0, 0.5, 100, 2);

    private final Batch batch = new MovingDigits(CLIPS, Mnist.packaged().read(Split.TEST), 3).batch(0, 2);
    private VideoModel model;
    private Trainer trainer;

    @BeforeEach
    void build() {
        model = new VideoModel(SPEC, CLIPS, SessionSettings.cpu());
        trainer = new Trainer(model, TRAINING, 0);
        model.initialise(1);
        trainer.begin();
    }

    @AfterEach
    void close() {
        model.close();
    }

    /** Fills a weight with a value that is finite, but not what is computed with it. */
    private void fill(String weight, float value) {
        Map<String, NpyArray> weights = model.weights();
        Arrays.fill(weights.get(weight).values(), value);
        model.load(weights);
    }

    /** Infinite sums alone leave gates at 0 or 1; NaN comes where the peephole is infinite the other way. */
    @ParameterizedTest
    @CsvSource({
        "encoder/0/input_to_state, encoder/0/peephole, encoder layer 1 memory",
        "reconstruction/0/input_to_state, reconstruction/0/peephole, reconstruction layer 1 memory",
        "prediction/0/input_to_state, prediction/0/peephole, prediction layer 1 memory",
        "reconstruction/output/bias, reconstruction/output/weight, reconstruction output",
        "prediction/output/bias, prediction/0/bias, the loss",
    })
    void aStepIsNotMadeAndTheFirstPlaceIsNamed(String plus, String minus, String place) {
        trainer.step(batch, 0.001);
        fill(plus, 3e38f);
        fill(minus, -3e38f);
        Map<String, NpyArray> before = model.weights();
        NotFinite told = assertThrows(NotFinite.class, () -> trainer.step(batch, 0.001));
        assertEquals(place, told.place);
        assertEquals(1, told.step);
        assertEquals(1, trainer.step());
        assertEquals(before, model.weights());
        assertEquals(place, assertThrows(NotFinite.class, () -> trainer.judge.look(List.of(batch), 1)).place);
    }

    @Test
    void aWeightThatIsNoNumberIsNamedBeforeWhatIsComputedWithIt() {
        Map<String, NpyArray> weights = model.weights();
        weights.get("prediction/1/bias").values()[2] = Float.NaN;
        weights.get("prediction/output/bias").values()[0] = Float.POSITIVE_INFINITY;
        model.load(weights);
        assertEquals(
                "the weight prediction/1/bias", assertThrows(NotFinite.class, () -> trainer.step(batch, 0.001)).place);
    }

    @Test
    void aSlotThatIsNoNumberIsNotSaved() {
        Map<String, NpyArray> slots = trainer.slots();
        slots.get("mean_square/encoder/1/bias").values()[0] = Float.POSITIVE_INFINITY;
        assertEquals(
                "the optimizer's mean_square/encoder/1/bias",
                assertThrows(NotFinite.class, () -> trainer.requireFinite(model.weights(), slots, batch)).place);
    }
}
