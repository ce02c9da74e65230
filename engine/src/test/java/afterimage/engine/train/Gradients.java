package afterimage.engine.train;

import afterimage.engine.Specs;
import afterimage.engine.cell.Precision;
import afterimage.engine.cell.Unrolling;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.file.NpyArray;
import afterimage.engine.model.ModelCombinations;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.model.ReferenceTraining;
import afterimage.engine.model.TrainingPass;
import afterimage.engine.model.VideoModel;
import afterimage.engine.sequence.Batch;
import afterimage.engine.sequence.SequenceSpec;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The engine's gradients. After its first step without clipping, gradient descent's momentum slot is the gradient
 * itself, not rounded to the weight it is taken from.
 */
final class Gradients implements AutoCloseable {
    private final ModelSpec spec;
    private final SequenceSpec clips;
    private final VideoModel model;
    private final Trainer trainer;

    Gradients(ModelSpec spec, SequenceSpec clips, Unrolling unrolling, Loss loss, double share) {
        this.spec = spec;
        this.clips = clips;
        model = VideoModel.forSteps(
                spec, clips, SessionSettings.cpu(), new VideoModel.Steps(1, Precision.FLOAT32, unrolling, null));
        trainer = new Trainer(
                model, Specs.training(loss, OptimizerKind.SGD, 1, 0, 0.9, 1, 0, share, 1, 1), ModelCombinations.SEED);
    }

    /**
     * @param loss before the step
     * @param gradients by the weights' names
     */
    record Found(double loss, Map<String, float[]> gradients) {}

    Found at(Map<String, NpyArray> weights, Batch batch) {
        model.load(weights);
        trainer.begin();
        double loss = trainer.step(batch, 1);
        Map<String, NpyArray> slots = trainer.slots();
        Map<String, float[]> gradients = new LinkedHashMap<>();
        weights.keySet()
                .forEach(name ->
                        gradients.put(name, slots.get("momentum/" + name).values()));
        return new Found(loss, gradients);
    }

    /** What the first step gives decoders and drops. */
    ReferenceTraining training(Batch batch) {
        return TrainingPass.given(model, spec, clips, batch, ModelCombinations.SEED, 0);
    }

    @Override
    public void close() {
        model.close();
    }
}
