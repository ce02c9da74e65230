package afterimage.engine.evaluate;

import afterimage.engine.clip.Clip;
import afterimage.engine.measure.Baselines;
import afterimage.engine.measure.FrameMetrics;
import afterimage.engine.measure.StatedGuess;
import afterimage.engine.model.Branch;
import afterimage.engine.run.RunSpec;
import afterimage.engine.train.Loss;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a run's loss would be for guesses that cost nothing, on its held-out clips; stated fairly, see {@link
 * StatedGuess}, where cross-entropy is in the loss, a mix's other terms then being those of the same frames. The floor,
 * the truth's own cross-entropy, is none for a loss without that.
 */
public record LossBaselines(double blank, double copyLast, OptionalDouble floor) {
    /** @param clips all frames, input and future */
    public static LossBaselines of(RunSpec spec, List<Clip> clips) {
        Loss loss = spec.training().loss();
        int input = spec.sequence().inputFrames();
        double share = spec.training().reconstructionShare();
        List<Branch> branches = spec.model().task().branches();
        double blank = 0;
        double copyLast = 0;
        double floor = 0;
        // The branches' losses are put together as training does.
        for (Branch branch : branches) {
            double weight = branches.size() == 1 ? 1 : branch == Branch.RECONSTRUCTION ? share : 1 - share;
            List<Clip> truths = clips.stream().map(c -> branch.truth(c, input)).toList();
            List<Clip> copies = clips.stream()
                    .map(clip -> Baselines.repeat(clip, input - 1, truths.get(0).time()))
                    .toList();
            blank += weight * loss(loss, truths.stream().map(Baselines::blank).toList(), truths);
            copyLast += weight * loss(loss, copies, truths);
            floor += loss.bce() > 0 ? weight * Baselines.entropyFloor(truths) : 0;
        }
        return new LossBaselines(
                blank, copyLast, loss.bce() > 0 ? OptionalDouble.of(loss.bce() * floor) : OptionalDouble.empty());
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
        var score = metrics.score();
        return sum + loss.mse() * score.mse() + loss.mae() * score.mae();
    }
}
