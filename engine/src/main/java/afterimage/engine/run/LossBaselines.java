package afterimage.engine.run;

import afterimage.engine.clip.Clip;
import afterimage.engine.measure.Baselines;
import afterimage.engine.measure.FrameMetrics;
import afterimage.engine.model.Branch;
import afterimage.engine.train.Loss;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/**
 * What a run's loss would be for guesses that cost nothing, on the clips that its held-out loss is measured on. For
 * cross-entropy the guesses are stated fairly, see {@link Baselines#statedCrossEntropy}.
 *
 * @param blank black frames
 * @param copyLast the last input frame everywhere
 * @param floor the lowest possible loss; none for squared error, where it is 0
 */
public record LossBaselines(double blank, double copyLast, OptionalDouble floor) {

    /** @param clips all frames, input and future */
    public static LossBaselines of(RunSpec spec, List<Clip> clips) {
        int last = spec.sequence().inputFrames() - 1;
        OptionalDouble floor = OptionalDouble.empty();
        if (spec.training().loss() == Loss.BCE) {
            floor = OptionalDouble.of(weighed(spec, clips, LossBaselines::floor));
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
        if (spec.training().loss() == Loss.BCE) {
            return Baselines.statedCrossEntropy(guesses, truths);
        }
        FrameMetrics metrics = new FrameMetrics(false);
        for (int k = 0; k < truths.size(); k++) {
            metrics.add(guesses.get(k), truths.get(k));
        }
        return metrics.score().mse();
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
