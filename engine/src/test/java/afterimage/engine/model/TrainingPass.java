package afterimage.engine.model;

import afterimage.engine.clip.Clip;
import afterimage.engine.sequence.Batch;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.types.TFloat32;

/** A model fed as in a training step, without learning from it. */
public final class TrainingPass {
    private static final String MASK = "dropout.";

    private TrainingPass() {}

    /** The frames that such a step sees. */
    static Map<Branch, List<Clip>> frames(VideoModel model, Batch batch, long seed, long done) {
        Map<Branch, List<Clip>> frames = new EnumMap<>(Branch.class);
        try (Run run = new Run(model, batch, seed, done, model::fetchFrames)) {
            for (int h = 0; h < model.heads().size(); h++) {
                frames.put(model.heads().get(h).branch(), model.toClips((TFloat32) run.result.get(h), batch.size()));
            }
        }
        return frames;
    }

    /** What such a step gives the decoders and drops: the former as {@link TruthMask} says, the latter as it is run. */
    public static ReferenceTraining given(VideoModel model, Batch batch, long seed, long done) {
        Map<Branch, float[]> truth = new EnumMap<>(Branch.class);
        for (VideoModel.Head head : model.heads()) {
            boolean input = head.branch() == Branch.RECONSTRUCTION;
            int steps = input ? model.clips().inputFrames() : model.clips().futureFrames();
            truth.put(head.branch(), new TruthMask(model.spec(), seed).at(done, head.branch(), steps, batch.size()));
        }
        Map<String, double[]> kept = new HashMap<>();
        masks(model, batch, seed, done).forEach((place, mask) -> {
            double[] scaled = new double[mask.length];
            for (int i = 0; i < mask.length; i++) {
                scaled[i] = mask[i] / (1 - model.spec().dropout());
            }
            kept.put(place, scaled);
        });
        int readings = model.clips().inputFrames() - 1;
        float[] reading = model.spec().reading().own() == null || readings == 0
                ? null
                : new TruthMask(model.spec(), seed).whileReading(done, readings, batch.size());
        return new ReferenceTraining(truth, reading, kept);
    }

    /** Zeros and ones by place, as the graph draws them. */
    static Map<String, float[]> masks(VideoModel model, Batch batch, long seed, long done) {
        List<String> names = new ArrayList<>();
        model.session().graph().operations().forEachRemaining(op -> names.add(op.name()));
        names.removeIf(name -> !name.startsWith(MASK));
        Map<String, float[]> masks = new HashMap<>();
        try (Run run = new Run(model, batch, seed, done, runner -> {
            names.forEach(runner::fetch);
            return runner.addTarget(model.heads().get(0).written().pixels().op());
        })) {
            for (int n = 0; n < names.size(); n++) {
                masks.put(names.get(n).substring(MASK.length()), Tensors.floats((TFloat32) run.result.get(n)));
            }
        }
        return masks;
    }

    private static final class Run implements AutoCloseable {
        private final List<Tensor> fed = new ArrayList<>();
        private final Result result;

        Run(VideoModel model, Batch batch, long seed, long done, UnaryOperator<Session.Runner> fetches) {
            Session.Runner runner = model.session().runner();
            result = fetches.apply(model.feedTraining(runner, batch, seed, done, fed))
                    .run();
        }

        @Override
        public void close() {
            result.close();
            fed.forEach(Tensor::close);
        }
    }
}
