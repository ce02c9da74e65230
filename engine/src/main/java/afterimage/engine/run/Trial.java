package afterimage.engine.run;

import afterimage.engine.BadInput;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.sequence.SequenceSpec;
import java.util.List;
import java.util.stream.Stream;

/**
 * Other conditions for a trained model than those it was trained under. Its weights stay as they are.
 *
 * @param sequence what the clips look like; size and input frames are the model's own
 * @param truth whether conditional decoders are fed the true frame before each step in place of their own (teacher
 *     forcing), which no model has outside an experiment
 */
public record Trial(SequenceSpec sequence, boolean truth) {
    private static final List<Integer> FUTURES = List.of(10, 20, 30, 50);

    public Trial {
        BadInput.unless(sequence != null, "A trial needs clips.");
    }

    public static Trial asTrained(RunSpec run) {
        return new Trial(run.sequence(), false);
    }

    /** The run's clips with other digits and future frames, at {@code pace} times the speeds it was trained on. */
    public static Trial of(RunSpec run, int digits, double pace, int futureFrames, boolean truth) {
        SequenceSpec own = run.sequence();
        SequenceSpec clips = own.with("digits", digits)
                .withSpeed(own.minSpeed() * pace, own.maxSpeed() * pace)
                .withFrames(own.inputFrames(), futureFrames);
        return new Trial(clips, truth);
    }

    /** Numbers of future frames that a run's model is worth being tried on, its own first. */
    public static List<Integer> futures(RunSpec run) {
        int own = run.sequence().futureFrames();
        Stream<Integer> all = Stream.concat(Stream.of(own), FUTURES.stream());
        return all.filter(frames -> frames >= own).distinct().toList();
    }

    /** Whether any decoder of the model takes frames at all. */
    public static boolean canFeedTruth(ModelSpec model) {
        return model.task().branches().stream().anyMatch(b -> model.inputOf(b) != ModelSpec.DecoderInput.NONE);
    }

    public boolean fits(RunSpec run) {
        return sequence.size() == run.sequence().size()
                && sequence.inputFrames() == run.sequence().inputFrames()
                && (!truth || canFeedTruth(run.model()));
    }

    /** The run under these conditions, with the same weights; refused if they do not fit it. */
    public RunSpec of(RunSpec run) {
        BadInput.unless(fits(run), "The model of '%s' cannot be tried on such clips.", run.name());
        RunSpec tried = run.with("sequence", sequence);
        return truth ? tried.with("model", run.model().with("decoderInput", ModelSpec.DecoderInput.TRUTH)) : tried;
    }
}
