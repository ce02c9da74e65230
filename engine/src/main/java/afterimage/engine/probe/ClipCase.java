package afterimage.engine.probe;

import afterimage.engine.clip.Clip;
import afterimage.engine.digits.DigitSet;
import afterimage.engine.measure.ClipConditions;
import afterimage.engine.measure.FrameErrors;
import afterimage.engine.model.Branch;
import afterimage.engine.model.Prediction;
import afterimage.engine.sequence.MovingClip;
import afterimage.engine.sequence.MovingDigits;
import afterimage.engine.sequence.SequenceSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;

/** How a model did on a clip, and what it was like, by branch; its index is among those of as many digits. */
public record ClipCase(long index, Map<Branch, Seen> seen) {
    /** Clips have one to so many digits. */
    public static final int DIGITS = 3;

    private static final int BATCH = 8;

    /** A clip's frames, and the mean squared error of a pixel in them. */
    public record Seen(ClipConditions conditions, double error) {}

    /** Tries a model on clips of one to three digits that share their first ones; who is told progress may end it. */
    public static List<ClipCase> of(
            ProbeModel model, SequenceSpec sequence, DigitSet digits, long seed, int count, DoubleConsumer progress) {
        List<ClipCase> cases = new ArrayList<>();
        while (cases.size() < count) {
            int first = cases.size();
            List<MovingClip> batch = new ArrayList<>();
            for (int k = first; k < Math.min(count, first + BATCH); k++) {
                batch.add(clip(sequence, digits, seed, 1 + k % DIGITS, k / DIGITS));
            }
            Prediction made = model.predict(MovingClip.clips(batch), Intervention.NONE);
            for (int b = 0; b < batch.size(); b++) {
                cases.add(of((first + b) / DIGITS, batch.get(b), digits, sequence.inputFrames(), made.ofClip(b)));
            }
            progress.accept((double) cases.size() / count);
        }
        return cases;
    }

    /** Clip {@code index} with so many digits. */
    public static MovingClip clip(SequenceSpec sequence, DigitSet digits, long seed, int count, long index) {
        return new MovingDigits(sequence.with("digits", count), digits, seed).clip(index);
    }

    private static ClipCase of(long index, MovingClip clip, DigitSet digits, int input, Map<Branch, Clip> made) {
        Map<Branch, Seen> seen = new EnumMap<>(Branch.class);
        made.forEach((branch, output) -> {
            Clip truth = branch.truth(clip.clip(), input);
            int from = branch == Branch.RECONSTRUCTION ? 0 : input;
            double error =
                    Arrays.stream(FrameErrors.of(output, truth)).average().orElse(Double.NaN);
            seen.put(branch, new Seen(ClipConditions.of(clip, digits, from, from + truth.time()), error));
        });
        return new ClipCase(index, seen);
    }

    public int digits() {
        return seen.values().iterator().next().conditions().digits();
    }
}
