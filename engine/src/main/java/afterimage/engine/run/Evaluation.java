package afterimage.engine.run;

import afterimage.engine.clip.Clip;
import afterimage.engine.measure.Baselines;
import afterimage.engine.measure.FrameMetrics;
import afterimage.engine.measure.Score;
import afterimage.engine.model.Branch;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How good a run is on some clips.
 *
 * @param clips how many
 * @param reconstruction or null where the model has none
 * @param prediction or null
 * @param copyLast the last input frame in place of each future frame; null without future frames
 * @param blank black in place of each future frame; null without future frames
 * @param blankInput black in place of each input frame, to hold the reconstruction against
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Evaluation(
        long clips, Score reconstruction, Score prediction, Score copyLast, Score blank, Score blankInput) {

    /** Gathers clip by clip, so that any number needs little memory. */
    public static final class Gatherer {
        private final int inputFrames;
        private final Map<Branch, FrameMetrics> branches = new EnumMap<>(Branch.class);
        private final FrameMetrics copyLast = new FrameMetrics(false);
        private final FrameMetrics blank = new FrameMetrics(false);
        private final FrameMetrics blankInput = new FrameMetrics(false);
        private boolean future;
        private long clips;

        public Gatherer(int inputFrames) {
            this.inputFrames = inputFrames;
        }

        /**
         * @param outputs the model's, by branch
         * @param clip all frames, input and future
         */
        public void add(Map<Branch, Clip> outputs, Clip clip) {
            clips++;
            Clip input = clip.frames(0, inputFrames);
            Clip rest = clip.frames(inputFrames, clip.time());
            outputs.forEach((branch, output) -> branches.computeIfAbsent(branch, b -> new FrameMetrics(true))
                    .add(output, branch == Branch.RECONSTRUCTION ? input : rest));
            blankInput.add(Baselines.blank(input), input);
            if (rest.time() > 0) {
                future = true;
                blank.add(Baselines.blank(rest), rest);
                copyLast.add(Baselines.repeat(clip, inputFrames - 1, rest.time()), rest);
            }
        }

        public Evaluation evaluation() {
            return new Evaluation(
                    clips,
                    score(Branch.RECONSTRUCTION),
                    score(Branch.PREDICTION),
                    future ? copyLast.score() : null,
                    future ? blank.score() : null,
                    blankInput.score());
        }

        private Score score(Branch branch) {
            return branches.containsKey(branch) ? branches.get(branch).score() : null;
        }
    }

    /** The evaluation of outputs that are already there, such as the held-out clips' while training. */
    public static Evaluation of(Map<Branch, List<Clip>> outputs, List<Clip> clips, int inputFrames) {
        Gatherer gatherer = new Gatherer(inputFrames);
        for (int k = 0; k < clips.size(); k++) {
            Map<Branch, Clip> own = new EnumMap<>(Branch.class);
            for (Map.Entry<Branch, List<Clip>> branch : outputs.entrySet()) {
                if (!branch.getValue().isEmpty()) {
                    own.put(branch.getKey(), branch.getValue().get(k));
                }
            }
            gatherer.add(own, clips.get(k));
        }
        return gatherer.evaluation();
    }
}
