package afterimage.engine.model;

import afterimage.engine.clip.Clip;
import afterimage.engine.sequence.Batch;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.types.TFloat32;

/** A model fed as in a training step, without learning from it. */
public final class TrainingPass {
    private TrainingPass() {}

    /** The frames that such a step sees. */
    static Map<Branch, List<Clip>> frames(VideoModel model, Batch batch, long seed, long done) {
        List<Tensor> fed = new ArrayList<>();
        Session.Runner runner = model.feedTraining(model.session().runner(), batch, seed, done, fed);
        Map<Branch, List<Clip>> frames = new EnumMap<>(Branch.class);
        try (Result result = model.fetchFrames(runner).run()) {
            for (int h = 0; h < model.heads().size(); h++) {
                frames.put(model.heads().get(h).branch(), model.toClips((TFloat32) result.get(h), batch.size()));
            }
        } finally {
            fed.forEach(Tensor::close);
        }
        return frames;
    }

    /** Tensors by their names in the graph. */
    public static List<float[]> tensors(VideoModel model, Batch batch, long seed, long done, List<String> names) {
        List<Tensor> fed = new ArrayList<>();
        Session.Runner runner = model.feedTraining(model.session().runner(), batch, seed, done, fed);
        names.forEach(runner::fetch);
        List<float[]> values = new ArrayList<>();
        try (Result result = runner.run()) {
            for (int n = 0; n < names.size(); n++) {
                values.add(Tensors.floats((TFloat32) result.get(n)));
            }
        } finally {
            fed.forEach(Tensor::close);
        }
        return values;
    }
}
