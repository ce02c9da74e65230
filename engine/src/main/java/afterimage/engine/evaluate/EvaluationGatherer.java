package afterimage.engine.evaluate;

import afterimage.engine.clip.Clip;
import afterimage.engine.digits.DigitSet;
import afterimage.engine.measure.Baselines;
import afterimage.engine.measure.DigitFinder;
import afterimage.engine.measure.DigitNamer;
import afterimage.engine.measure.FrameMetrics;
import afterimage.engine.measure.Motion;
import afterimage.engine.measure.MotionMetrics;
import afterimage.engine.measure.Naming;
import afterimage.engine.measure.Spot;
import afterimage.engine.model.Branch;
import afterimage.engine.model.Prediction;
import afterimage.engine.sequence.MovingClip;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Gathers an {@link Evaluation} clip by clip, so that any number needs little memory. */
public final class EvaluationGatherer {
    private final int inputFrames;
    private final DigitSet digits;
    private final DigitNamer namer;
    private Guesses guesses;
    private boolean guessed;
    private final Map<Branch, FrameMetrics> branches = new EnumMap<>(Branch.class);
    private final Map<Branch, MotionMetrics> motions = new EnumMap<>(Branch.class);
    private Naming naming;
    private long clips;

    /** @param meanImage of one frame, {@code digits} of clips with tracks, {@code namer} of predictions; or null */
    public EvaluationGatherer(int inputFrames, Clip meanImage, DigitSet digits, DigitNamer namer) {
        this.inputFrames = inputFrames;
        this.digits = digits;
        this.namer = namer;
        this.guesses = new Guesses(inputFrames, meanImage);
    }

    /** For other outputs of the very clips that were added to this, whose guesses need not be measured again. */
    EvaluationGatherer again() {
        EvaluationGatherer other = new EvaluationGatherer(inputFrames, null, digits, namer);
        other.guesses = guesses;
        other.guessed = true;
        return other;
    }

    /** @param made of the clips of {@code block}; motion is measured where these have tracks */
    public void add(Prediction made, List<MovingClip> block) {
        for (int k = 0; k < block.size(); k++) {
            add(made.ofClip(k), block.get(k));
        }
    }

    void add(Map<Branch, Clip> outputs, MovingClip moving) {
        clips++;
        Clip clip = moving.clip();
        outputs.forEach((branch, output) -> branches.computeIfAbsent(branch, b -> new FrameMetrics(true))
                .add(output, branch.truth(clip, inputFrames)));
        DigitFinder finder = digits == null || moving.tracks().isEmpty()
                ? null
                : new DigitFinder(digits, moving.tracks(), clip.height(), clip.width());
        if (finder != null) {
            outputs.forEach((branch, output) -> motions.computeIfAbsent(
                            branch, b -> new MotionMetrics(b == Branch.RECONSTRUCTION ? 0 : inputFrames, output.time()))
                    .add(finder, finder.find(output)));
            Clip predicted = outputs.get(Branch.PREDICTION);
            if (namer != null && predicted != null) {
                naming = naming == null ? new Naming(namer, predicted.time()) : naming;
                naming.add(finder, predicted, Branch.PREDICTION.truth(clip, inputFrames));
            }
        }
        if (!guessed) {
            guesses.add(clip, finder);
        }
    }

    public Evaluation evaluation() {
        return new Evaluation(
                clips,
                branches.getOrDefault(Branch.RECONSTRUCTION, new FrameMetrics(true))
                        .score(),
                branches.getOrDefault(Branch.PREDICTION, new FrameMetrics(true)).score(),
                guesses.copyLast.score(),
                guesses.future.blank.score(),
                guesses.input.blank.score(),
                guesses.future.meanImage.score(),
                guesses.input.meanImage.score(),
                guesses.future.entropyFloor(),
                guesses.input.entropyFloor(),
                motions.isEmpty()
                        ? null
                        : new Evaluation.Motions(
                                motion(motions.get(Branch.RECONSTRUCTION)),
                                motion(motions.get(Branch.PREDICTION)),
                                motion(guesses.standstill)),
                naming == null ? null : naming.shares());
    }

    private static Motion motion(MotionMetrics measured) {
        return measured == null ? null : measured.motion();
    }

    /** What guesses have on some clips that need no model: the same, whatever a model makes of the clips. */
    private static final class Guesses {
        private final int inputFrames;
        private final Clip mean;
        final Part input = new Part();
        final Part future = new Part();
        final FrameMetrics copyLast = new FrameMetrics(false);
        /** Digits that stay where the last input frame has them. */
        private MotionMetrics standstill;

        /** @param mean image of one frame, or null */
        Guesses(int inputFrames, Clip mean) {
            this.inputFrames = inputFrames;
            this.mean = mean;
        }

        /** @param finder of the clip, or null if its tracks are not known */
        void add(Clip clip, DigitFinder finder) {
            input.add(clip.frames(0, inputFrames));
            int futureFrames = clip.time() - inputFrames;
            if (futureFrames == 0) {
                return;
            }
            Clip rest = clip.frames(inputFrames, clip.time());
            future.add(rest);
            copyLast.add(Baselines.repeat(clip, inputFrames - 1, futureFrames), rest);
            if (finder != null) {
                standstill = standstill == null ? new MotionMetrics(inputFrames, futureFrames) : standstill;
                List<Spot> last = finder.truth(inputFrames - 1);
                standstill.add(finder, Collections.nCopies(futureFrames, last));
            }
        }

        /** Guesses, and the floor that no model gets below, for the input or the future frames; null without any. */
        final class Part {
            final FrameMetrics blank = new FrameMetrics(false);
            final FrameMetrics meanImage = new FrameMetrics(true);
            private double entropy;
            private long frames;

            private void add(Clip truth) {
                blank.add(Baselines.blank(truth), truth);
                if (mean != null) {
                    meanImage.add(Baselines.repeat(mean, 0, truth.time()), truth);
                }
                entropy += Baselines.entropy(truth);
                frames += truth.time();
            }

            /** Nats a frame. */
            Double entropyFloor() {
                return frames == 0 ? null : (Double) (entropy / frames);
            }
        }
    }
}
