package afterimage.engine.train;

import afterimage.engine.file.NpyArray;
import afterimage.engine.model.Pass;
import afterimage.engine.model.VideoModel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tensorflow.exceptions.TFInvalidArgumentException;

/** Training came to NaN or infinity and cannot go on from these weights. */
public final class NotFinite extends RuntimeException {
    /** Training steps done, each with a finite loss. */
    public final long step;
    /** Where it began, e.g. {@code reconstruction layer 2 memory} or {@code the weight encoder/0/bias}. */
    public final String place;

    NotFinite(long step, String place) {
        super("NaN or infinity in " + place + " after step " + step);
        this.step = step;
        this.place = place;
    }

    /** Where in the order of computation NaN or infinity first appears; the clips go through the model once more. */
    static Optional<String> place(Map<String, NpyArray> weights, VideoModel model, Consumer<Pass> feed) {
        return name(weights).map(name -> "the weight " + name).or(() -> probe(model, feed));
    }

    static NotFinite in(VideoModel model, long step, Consumer<Pass> feed) {
        return new NotFinite(step, place(model.weights(), model, feed).orElse("the loss"));
    }

    /** Whether TensorFlow refused a step because of its loss, see {@link Trainer#step}. */
    static boolean isSaidBy(TFInvalidArgumentException e) {
        return e.getMessage() != null && e.getMessage().contains("Tensor had");
    }

    /** The name of the first array that holds one. */
    static Optional<String> name(Map<String, NpyArray> arrays) {
        return arrays.keySet().stream().filter(n -> !arrays.get(n).isFinite()).findFirst();
    }

    private static Optional<String> probe(VideoModel model, Consumer<Pass> feed) {
        try (Pass pass = new Pass(model.session)) {
            feed.accept(pass);
            Map<String, Supplier<float[]>> values = new LinkedHashMap<>();
            model.network.probes().forEach((place, value) -> values.put(place, pass.fetch(value)));
            pass.run();
            return values.keySet().stream()
                    .filter(at -> !isFinite(values.get(at).get()))
                    .findFirst();
        }
    }

    private static boolean isFinite(float[] values) {
        return new NpyArray(new int[] {values.length}, values).isFinite();
    }
}
