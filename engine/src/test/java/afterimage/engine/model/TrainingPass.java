package afterimage.engine.model;

import afterimage.engine.clip.Clip;
import afterimage.engine.sequence.Batch;
import afterimage.engine.sequence.SequenceSpec;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A model fed as in a training step, without learning from it. */
public final class TrainingPass {
    private static final String MASK = "dropout.";

    private TrainingPass() {}

    /** The frames that such a step sees. */
    static Map<Branch, List<Clip>> frames(VideoModel model, Batch batch, long seed, long done) {
        try (Pass pass = new Pass(model.session)) {
            model.network.feedTraining(pass, batch, seed, done);
            Supplier<Prediction> made = model.fetchFrames(pass, batch.size());
            pass.run();
            return made.get().clips();
        }
    }

    /** What such a step gives the decoders and drops: the former as {@link TruthMask} says, the latter as it is run. */
    public static ReferenceTraining given(
            VideoModel model, ModelSpec spec, SequenceSpec clips, Batch batch, long seed, long done) {
        Map<Branch, float[]> truth = new EnumMap<>(Branch.class);
        for (Network.Head head : model.network.heads) {
            boolean input = head.branch() == Branch.RECONSTRUCTION;
            int steps = input ? clips.inputFrames() : clips.futureFrames();
            truth.put(head.branch(), new TruthMask(spec, seed).at(done, head.branch(), steps, batch.size()));
        }
        Map<String, double[]> kept = new HashMap<>();
        masks(model, batch, seed, done).forEach((place, mask) -> {
            double[] scaled = new double[mask.length];
            for (int i = 0; i < mask.length; i++) {
                scaled[i] = mask[i] / (1 - spec.dropout());
            }
            kept.put(place, scaled);
        });
        int readings = clips.inputFrames() - 1;
        float[] reading = spec.reading().own() == null || readings == 0
                ? null
                : new TruthMask(spec, seed).whileReading(done, readings, batch.size());
        return new ReferenceTraining(truth, reading, kept);
    }

    /** Zeros and ones by place, as the graph draws them. */
    static Map<String, float[]> masks(VideoModel model, Batch batch, long seed, long done) {
        List<String> names = new ArrayList<>();
        model.session.graph().operations().forEachRemaining(op -> names.add(op.name()));
        names.removeIf(name -> !name.startsWith(MASK));
        try (Pass pass = new Pass(model.session)) {
            Map<String, Supplier<float[]>> fetched = new HashMap<>();
            names.forEach(name -> fetched.put(
                    name.substring(MASK.length()),
                    pass.fetch(model.session.graph().operation(name).output(0))));
            model.network.feedTraining(pass, batch, seed, done);
            pass.target(model.network.heads.get(0).outputs().get(0).written().pixels());
            pass.run();
            Map<String, float[]> masks = new HashMap<>();
            fetched.forEach((place, mask) -> masks.put(place, mask.get()));
            return masks;
        }
    }
}
