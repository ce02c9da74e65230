package afterimage.engine.train;

import afterimage.engine.file.NpyArray;
import afterimage.engine.model.Probe;
import afterimage.engine.model.Tensors;
import afterimage.engine.model.VideoModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.exceptions.TFInvalidArgumentException;
import org.tensorflow.types.TFloat32;

/** NaN or infinity where there should be a number. */
public final class NotFinite extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long step;
    private final String place;

    /**
     * @param step training steps done
     * @param place where it began, in words
     */
    NotFinite(long step, String place) {
        super("NaN or infinity in " + place + " after step " + step);
        this.step = step;
        this.place = place;
    }

    /** Training steps done, each with a finite loss. */
    public long step() {
        return step;
    }

    /** Where it began, e.g. {@code reconstruction layer 2 memory} or {@code the weight encoder/0/bias}. */
    public String place() {
        return place;
    }

    /**
     * Where in the order of computation NaN or infinity first appears: a weight's is before all that is computed with
     * it, and a layer's goes into all that comes after. The clips go through the model once more, as it is now.
     *
     * @param feed feeds the clips to a run, and adds the tensors to the list
     */
    static Optional<String> place(
            Map<String, NpyArray> weights,
            VideoModel model,
            BiFunction<Session.Runner, List<Tensor>, Session.Runner> feed) {
        return name(weights).map(name -> "the weight " + name).or(() -> probe(model, feed));
    }

    /** What to throw where a model's loss is no number. */
    static NotFinite in(VideoModel model, long step, BiFunction<Session.Runner, List<Tensor>, Session.Runner> feed) {
        return new NotFinite(step, place(model.weights(), model, feed).orElse("the loss"));
    }

    /** Whether TensorFlow refused a step because of its loss, see {@link Trainer#step}. */
    static boolean isSaidBy(TFInvalidArgumentException e) {
        return e.getMessage() != null && e.getMessage().contains("Tensor had");
    }

    /** The name of the first array that holds one. */
    static Optional<String> name(Map<String, NpyArray> arrays) {
        return arrays.entrySet().stream()
                .filter(entry -> !entry.getValue().isFinite())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Optional<String> probe(
            VideoModel model, BiFunction<Session.Runner, List<Tensor>, Session.Runner> feed) {
        List<Tensor> fed = new ArrayList<>();
        Session.Runner runner = model.session().runner();
        model.probes().forEach(probe -> runner.fetch(probe.value()));
        try (Result result = feed.apply(runner, fed).run()) {
            int at = 0;
            for (Probe probe : model.probes()) {
                if (!allFinite((TFloat32) result.get(at++))) {
                    return Optional.of(probe.place());
                }
            }
            return Optional.empty();
        } finally {
            fed.forEach(Tensor::close);
        }
    }

    private static boolean allFinite(TFloat32 tensor) {
        for (float value : Tensors.floats(tensor)) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }
}
