package afterimage.engine.run;

import afterimage.engine.BadInput;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.file.NpyArray;
import afterimage.engine.file.NpzFile;
import afterimage.engine.model.VideoModel;
import afterimage.engine.train.Trainer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Weights as an npz of their own: what a run gives to other programs, and takes from them. */
public final class WeightFile {
    /** Writes weights of a run, and says how many arrays they are; refused if they cannot be had in this form. */
    public static int write(RunFolder run, WeightChoice choice, WeightForm form, Path file) {
        Map<String, NpyArray> weights =
                form.from(run.spec().model(), run.checkpoint(choice).weights());
        NpzFile.write(file, weights, Map.of());
        return weights.size();
    }

    /**
     * Makes a run of {@code spec} that has these weights, in any {@link WeightForm}, at step 0 and an optimizer that has
     * seen nothing. Refused, and nothing is written, unless they fit, naming every array that does not.
     */
    public static RunFolder open(Path file, RunSpec spec, Path path) {
        NpzFile.Content content = NpzFile.read(file);
        BadInput.unless(
                !content.texts().containsKey(Checkpoint.STATE),
                "'%s' is a checkpoint; take the weights out of its run first (afterimage weights RUN --out F.npz).",
                file);
        Checkpoint checkpoint = begin(content.arrays(), spec, file);
        return RunFolder.create(path, spec, made -> made.save(checkpoint));
    }

    private static Checkpoint begin(Map<String, NpyArray> given, RunSpec spec, Path file) {
        SessionSettings settings = SessionSettings.cpu();
        try (VideoModel model = new VideoModel(spec.model(), spec.sequence(), settings)) {
            Trainer trainer = new Trainer(model, spec.training(), spec.seed());
            Map<String, NpyArray> weights = WeightForm.own(spec.model(), model, given);
            model.load(weights);
            requireNumbers(weights);
            trainer.begin();
            Checkpoint.State state = Checkpoint.State.now(0, 0, spec.training().learningRate(), settings.device());
            return new Checkpoint(state, model.weights(), trainer.slots(), new LossHistory());
        } catch (BadInput e) {
            throw new BadInput("'" + file + "' cannot be used for '" + spec.name() + "': " + e.getMessage(), e);
        }
    }

    /** @throws BadInput naming the arrays that hold an infinity or what is not a number */
    public static void requireNumbers(Map<String, NpyArray> weights) {
        List<String> bad = weights.keySet().stream()
                .filter(n -> !weights.get(n).isFinite())
                .toList();
        BadInput.unless(bad.isEmpty(), "The weights hold infinities or what is no number: %s.", String.join(", ", bad));
    }
}
