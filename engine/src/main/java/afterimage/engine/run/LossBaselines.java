package afterimage.engine.run;

import afterimage.engine.clip.Clip;
import afterimage.engine.measure.Baselines;
import afterimage.engine.measure.FrameMetrics;
import afterimage.engine.measure.StatedGuess;
import afterimage.engine.model.Branch;
import afterimage.engine.train.Loss;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/**
 * What a run's loss would be for guesses that cost nothing, on the clips that its held-out loss is measured on. Where
 * cross-entropy is in the loss the guesses are stated fairly, see {@link StatedGuess}; a mix's other
 * terms are then those of the same stated frames, so that the sum is what one output would have.
 *
 * @param blank black frames
 * @param copyLast the last input frame everywhere
 * @param floor the lowest possible loss, which only the truth itself has: its cross-entropy, as its squared and
 *     absolute errors are 0; none for a loss without cross-entropy, where it is 0
 */
public record LossBaselines(double blank, double copyLast, OptionalDouble floor) {

    /** @param clips all frames, input and future */
    public static LossBaselines of(RunSpec spec, List<Clip> clips) {
        int last = spec.sequence().inputFrames() - 1;
        OptionalDouble floor = OptionalDouble.empty();
        double bce = spec.training().loss().bce();
        if (bce > 0) {
            floor = OptionalDouble.of(bce * weighed(spec, clips, LossBaselines::floor));
        }
        return new LossBaselines(
                weighed(spec, clips, (s, branch, own) -> guess(s, branch, own, Baselines::blank)),
                weighed(
                        spec,
                        clips,
                        (s, branch, own) -> guess(s, branch, own, clip -> Baselines.repeat(clip, last, clip.time()))),
                floor);
    }

    private interface Term {
        double of(RunSpec spec, Branch branch, List<Clip> clips);
    }

    /** The branches' losses put together as training does. */
    private static double weighed(RunSpec spec, List<Clip> clips, Term term) {
        List<Branch> branches = spec.model().task().branches();
        double share = spec.training().reconstructionShare();
        double sum = 0;
        for (Branch branch : branches) {
            double weight = branches.size() == 1 ? 1 : branch == Branch.RECONSTRUCTION ? share : 1 - share;
            sum += weight * term.of(spec, branch, clips);
        }
        return sum;
    }

    private static double guess(RunSpec spec, Branch branch, List<Clip> clips, UnaryOperator<Clip> whole) {
        List<Clip> guesses = clips.stream()
                .map(clip -> part(spec, branch, whole.apply(clip)))
                .toList();
        List<Clip> truths = clips.stream().map(clip -> part(spec, branch, clip)).toList();
        return loss(spec.training().loss(), guesses, truths);
    }

    private static double loss(Loss loss, List<Clip> guesses, List<Clip> truths) {
        double sum = 0;
        List<Clip> shown = guesses;
        if (loss.bce() > 0) {
            StatedGuess stated = StatedGuess.of(guesses, truths);
            sum = loss.bce() * stated.crossEntropy();
            shown = guesses.stream().map(stated::frames).toList();
        }
        if (loss.mse() == 0 && loss.mae() == 0) {
            return sum;
        }
        FrameMetrics metrics = new FrameMetrics(false);
        for (int k = 0; k < truths.size(); k++) {
            metrics.add(shown.get(k), truths.get(k));
        }
        return sum
                + loss.mse() * metrics.score().mse()
                + loss.mae() * metrics.score().mae();
    }

    private static double floor(RunSpec spec, Branch branch, List<Clip> clips) {
        return Baselines.entropyFloor(
                clips.stream().map(clip -> part(spec, branch, clip)).toList());
    }

    private static Clip part(RunSpec spec, Branch branch, Clip clip) {
        int input = spec.sequence().inputFrames();
        return branch == Branch.RECONSTRUCTION ? clip.frames(0, input) : clip.frames(input, clip.time());
    }
}
