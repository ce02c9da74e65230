package afterimage.engine.probe;

import afterimage.engine.clip.Clip;
import afterimage.engine.measure.FrameErrors;
import afterimage.engine.model.Branch;
import afterimage.engine.sequence.Clips;
import afterimage.engine.sequence.MovingClip;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;

/** What one decoder should write and what it writes, frame by frame. */
public record Rollout(Clip truth, Clip output) {
    private static final int BATCH = 8;

    public static List<Rollout> of(ProbeModel model, List<Clip> clips, Branch branch) {
        List<Clip> outputs = model.predict(clips, Intervention.NONE).of(branch);
        return IntStream.range(0, clips.size())
                .mapToObj(b -> new Rollout(branch.truth(clips.get(b), model.clips.inputFrames()), outputs.get(b)))
                .toList();
    }

    /** Mean squared error at each frame, over clips 0 to {@code count - 1}; progress may throw to end it. */
    public static double[] errors(ProbeModel model, Clips clips, int count, Branch branch, DoubleConsumer progress) {
        FrameErrors errors = new FrameErrors();
        for (int first = 0; first < count; first += BATCH) {
            List<Clip> batch = MovingClip.clips(clips.clips(first, Math.min(BATCH, count - first)));
            of(model, batch, branch).forEach(each -> errors.add(each.output, each.truth));
            progress.accept((double) errors.clips() / count);
        }
        return errors.means();
    }
}
