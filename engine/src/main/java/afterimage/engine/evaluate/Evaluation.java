package afterimage.engine.evaluate;

import afterimage.engine.clip.Clip;
import afterimage.engine.measure.MetricTable;
import afterimage.engine.measure.Motion;
import afterimage.engine.measure.Naming;
import afterimage.engine.measure.Score;
import afterimage.engine.model.Branch;
import afterimage.engine.model.Prediction;
import afterimage.engine.sequence.MovingClip;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;

/**
 * How good a run is on so many clips, and what guesses that cost nothing have there, in place of the future frames or
 * of the input's: the last input frame, black, the mean of training frames. The floors are the frames' cross-entropy
 * against themselves, nats a frame: as pixels are grey, no {@code bceFrame} gets below. What is null does not apply.
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
        columns.add(new MetricTable.Column("floor", null, null, future ? entropyFloor : entropyFloorInput));
        return columns;
    }

    /** The evaluation of outputs that are already there, such as the held-out clips' while training. */
    public static Evaluation of(Prediction made, List<Clip> clips, int inputFrames) {
        EvaluationGatherer gatherer = new EvaluationGatherer(inputFrames, null, null, null);
        gatherer.add(made, MovingClip.of(clips));
        return gatherer.evaluation();
    }
}
