package afterimage.engine.run;

import afterimage.engine.BadInput;
import afterimage.engine.Excerpt;
import afterimage.engine.Settings;
import afterimage.engine.data.Data;
import afterimage.engine.data.DataSpec;
import afterimage.engine.digits.DigitSet;
import afterimage.engine.digits.Split;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.model.ModelSummary;
import afterimage.engine.model.Task;
import afterimage.engine.sequence.Clips;
import afterimage.engine.sequence.MovingDigits;
import afterimage.engine.sequence.SequenceSpec;
import afterimage.engine.train.Stage;
import afterimage.engine.train.TrainingSpec;
import java.util.stream.LongStream;

/**
 * Everything that makes a run what it is: the same spec gives the same clips, first weights and batches.
 *
 * @param about one sentence for a list; may be empty
 * @param seed of the clips and the first weights
 * @param apart whether held-out clips have paths of their own; else held-out clip k moves as training clip k does, with
 *     other digits, as in runs of earlier versions. Null for false
 * @param data what clips are made of; null for MNIST
 */
public record RunSpec(
        String name,
        String about,
        SequenceSpec sequence,
        ModelSpec model,
        TrainingSpec training,
        long seed,
        Boolean apart,
        DataSpec data)
        implements Settings<RunSpec> {
    private static final long LARGEST = 1L << 29;
    /** Any number: what makes another seed of the run's. */
    private static final long HELD_OUT = 0x5e1d_0a27_c1b5_93f7L;

    public RunSpec {
        BadInput.unless(
                name != null && !name.isBlank() && name.length() <= 80, "A run needs a name of 1 to 80 letters.");
        BadInput.unless(
                sequence != null && model != null && training != null, "A run needs sequence, model and training.");
        BadInput.unless(
                sequence.size() % model.patch() == 0,
                "Frames of %d pixels cannot be cut into patches of %d.",
                sequence.size(),
                model.patch());
        BadInput.unless(
                model.task() == Task.AUTOENCODER || sequence.futureFrames() > 0,
                "A %s needs future frames to predict; set sequence.futureFrames to 1 or more.",
                model.task());
        BadInput.unless(
                !model.isTied() || sequence.inputFrames() > 1,
                "A next-frame predictor needs two input frames or more; set sequence.inputFrames.");
        BadInput.unless(
                model.canHalve(sequence.size()),
                "The layers' resolutions do not divide the %d rows of patches; make the patch smaller.",
                model.stateRows(sequence.size()));
        // They are printed, and anybody may have written them.
        name = Excerpt.line(name);
        about = about == null ? "" : Excerpt.line(about);
        apart = apart != null && apart;
        if (data == null || !data.ofVideos()) {
            MovingDigits.requireRoom(
                    sequence, data == null ? DigitSet.SIZE : data.images().side());
        }
        training.stages().forEach(stage -> requireStage(stage, sequence, model));
        requireSize(sequence, model, training);
    }

    private static void requireStage(Stage stage, SequenceSpec run, ModelSpec model) {
        SequenceSpec clips = stage.of(run);
        BadInput.unless(
                model.task() == Task.AUTOENCODER || clips.futureFrames() > 0,
                "A stage needs future frames to predict, as its run does.");
        BadInput.unless(
                !model.isTied() || clips.inputFrames() > 1,
                "A stage of a next-frame predictor needs two input frames or more.");
    }

    /** The run's own clips of a split; those that are not trained on are from {@link #heldOutSeed}. */
    public Clips clips(Data from, Split split) {
        return from.clips(data, sequence, split, split == Split.TRAIN ? seed : heldOutSeed());
    }

    public long heldOutSeed() {
        return apart ? seed ^ HELD_OUT : seed;
    }

    /** What no machine could hold is refused here, before anything is built. */
    private static void requireSize(SequenceSpec sequence, ModelSpec model, TrainingSpec training) {
        long frames = Math.max(sequence.inputFrames(), sequence.futureFrames());
        long pixels = frames * training.batch() * sequence.size() * sequence.size();
        BadInput.unless(pixels <= LARGEST, "A batch of %,d pixels is too large; make it or its clips smaller.", pixels);
        try {
            ModelSummary summary = ModelSummary.of(model, sequence, training.batch());
            LongStream sizes = summary.layers().stream().mapToLong(ModelSummary.LayerSummary::parameters);
            long largest = sizes.max().orElseThrow();
            BadInput.unless(largest <= LARGEST, "A layer of %,d parameters is too large.", largest);
        } catch (ArithmeticException e) {
            throw new BadInput("A training step of this model is too large to be counted; make it smaller.", e);
        }
    }

    public ModelSummary summary() {
        return ModelSummary.of(model, sequence, training.batch());
    }
}
