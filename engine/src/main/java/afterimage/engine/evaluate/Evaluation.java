package afterimage.engine.evaluate;

import afterimage.engine.clip.Clip;
import afterimage.engine.measure.MetricTable;
import afterimage.engine.measure.Motion;
import afterimage.engine.measure.Naming;
import afterimage.engine.measure.Score;
import afterimage.engine.model.Branch;
import afterimage.engine.sequence.MovingClip;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How good a run is on some clips, and what guesses that cost nothing have there. What is null does not apply.
 *
 * @param clips how many
 * @param reconstruction or null where the model has none
 * @param prediction or null
 * @param copyLast the last input frame in place of each future frame; null without future frames
 * @param blank black in place of each future frame; null without future frames
 * @param blankInput black in place of each input frame, to hold the reconstruction against
 * @param meanImage the mean of training frames in place of each future frame; null without future frames or mean image
 * @param meanImageInput the same in place of each input frame
 * @param entropyFloor cross-entropy of the future frames against themselves, nats a frame: as pixels are grey, no
 *     prediction's {@code bceFrame} gets below it, not even the truth's
 * @param entropyFloorInput the same of the input frames, for the reconstruction
 * @param motion how well the digits move; null for clips whose tracks are not known
 * @param named in how many clips all digits of the prediction can be named; null where it was not asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Evaluation(
        long clips,
        Score reconstruction,
        Score prediction,
        Score copyLast,
        Score blank,
        Score blankInput,
        Score meanImage,
        Score meanImageInput,
        Double entropyFloor,
        Double entropyFloorInput,
        Motions motion,
        Naming.Shares named) {

    /** What is null does not apply; {@code copyLast} are digits that stay where the last input frame has them. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Motions(Motion reconstruction, Motion prediction, Motion copyLast) {}

    /** One branch's result and its baselines in every published convention; nothing if the model lacks the branch. */
    public List<MetricTable.Column> columns(Branch branch) {
        boolean future = branch == Branch.PREDICTION;
        Score made = future ? prediction : reconstruction;
        if (made == null) {
            return List.of();
        }
        Motions moved = motion == null ? new Motions(null, null, null) : motion;
        List<MetricTable.Column> columns = new ArrayList<>();
        columns.add(new MetricTable.Column(branch.id(), made, future ? moved.prediction : moved.reconstruction));
        if (future) {
            columns.add(new MetricTable.Column("copy last", copyLast, moved.copyLast));
        }
        columns.add(new MetricTable.Column("mean image", future ? meanImage : meanImageInput, null));
        columns.add(new MetricTable.Column("blank", future ? blank : blankInput, null));
        columns.add(MetricTable.Column.floor(future ? entropyFloor : entropyFloorInput));
        return columns;
    }

    /** The evaluation of outputs that are already there, such as the held-out clips' while training. */
    public static Evaluation of(Map<Branch, List<Clip>> outputs, List<Clip> clips, int inputFrames) {
        EvaluationGatherer gatherer = new EvaluationGatherer(inputFrames, null, null, null);
        gatherer.add(
                outputs,
                clips.stream().map(clip -> new MovingClip(clip, List.of())).toList());
        return gatherer.evaluation();
    }
}
