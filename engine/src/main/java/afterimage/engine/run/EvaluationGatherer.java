package afterimage.engine.run;

import afterimage.engine.clip.Clip;
import afterimage.engine.digits.DigitSet;
import afterimage.engine.measure.Baselines;
import afterimage.engine.measure.DigitFinder;
import afterimage.engine.measure.FrameMetrics;
import afterimage.engine.measure.MotionMetrics;
import afterimage.engine.measure.Score;
import afterimage.engine.measure.Spot;
import afterimage.engine.model.Branch;
import afterimage.engine.sequence.MovingClip;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Gathers an {@link Evaluation} clip by clip, so that any number needs little memory. */
public final class EvaluationGatherer {
    private final int inputFrames;
    private final DigitSet digits;
    private final Map<Branch, FrameMetrics> branches = new EnumMap<>(Branch.class);
    private final Map<Branch, MotionMetrics> motions = new EnumMap<>(Branch.class);
    private final FrameMetrics copyLast = new FrameMetrics(false);
    private final FreeGuesses input;
    private final FreeGuesses future;
    private MotionMetrics standstill;
    private long clips;

    /** Without mean image and motion. */
    public EvaluationGatherer(int inputFrames) {
        this(inputFrames, null, null);
    }

    /**
     * @param meanImage of one frame, see {@link Baselines#meanImage}, or null
     * @param digits the split that clips with tracks are of, or null
     */
    public EvaluationGatherer(int inputFrames, Clip meanImage, DigitSet digits) {
        this.inputFrames = inputFrames;
        this.digits = digits;
        this.input = new FreeGuesses(meanImage);
        this.future = new FreeGuesses(meanImage);
    }

    /**
     * @param outputs the model's, by branch
     * @param clip all frames, input and future
     */
    public void add(Map<Branch, Clip> outputs, Clip clip) {
        add(outputs, new MovingClip(clip, List.of()));
    }

    /** The same for a clip whose digits' motion is measured as well, if it has tracks. */
    public void add(Map<Branch, Clip> outputs, MovingClip moving) {
        clips++;
        Clip clip = moving.clip();
        Clip seen = clip.frames(0, inputFrames);
        Clip rest = clip.frames(inputFrames, clip.time());
        outputs.forEach((branch, output) -> branches.computeIfAbsent(branch, b -> new FrameMetrics(true))
                .add(output, branch == Branch.RECONSTRUCTION ? seen : rest));
        input.add(seen);
        if (rest.time() > 0) {
            future.add(rest);
            copyLast.add(Baselines.repeat(clip, inputFrames - 1, rest.time()), rest);
        }
        if (digits != null && !moving.tracks().isEmpty()) {
            addMotion(outputs, moving, rest.time());
        }
    }

    private void addMotion(Map<Branch, Clip> outputs, MovingClip moving, int futureFrames) {
        DigitFinder finder = new DigitFinder(
                digits, moving.tracks(), moving.clip().height(), moving.clip().width());
        outputs.forEach((branch, output) -> motions.computeIfAbsent(
                        branch, b -> new MotionMetrics(b == Branch.RECONSTRUCTION ? 0 : inputFrames, output.time()))
                .add(finder, finder.find(output)));
        if (futureFrames > 0) {
            standstill = standstill == null ? new MotionMetrics(inputFrames, futureFrames) : standstill;
            List<Spot> last = finder.truth(inputFrames - 1);
            standstill.add(finder, Collections.nCopies(futureFrames, last));
        }
    }

    public Evaluation evaluation() {
        boolean predicts = future.frames() > 0;
        return new Evaluation(
                clips,
                score(Branch.RECONSTRUCTION),
                score(Branch.PREDICTION),
                predicts ? copyLast.score() : null,
                predicts ? future.blank() : null,
                input.blank(),
                predicts ? future.meanImage() : null,
                input.meanImage(),
                predicts ? future.entropyFloor() : null,
                input.entropyFloor(),
                motions.isEmpty() ? null : moved());
    }

    private Evaluation.Motions moved() {
        MotionMetrics reconstruction = motions.get(Branch.RECONSTRUCTION);
        MotionMetrics prediction = motions.get(Branch.PREDICTION);
        return new Evaluation.Motions(
                reconstruction == null ? null : reconstruction.motion(),
                prediction == null ? null : prediction.motion(),
                standstill == null ? null : standstill.motion());
    }

    private Score score(Branch branch) {
        return branches.containsKey(branch) ? branches.get(branch).score() : null;
    }
}
