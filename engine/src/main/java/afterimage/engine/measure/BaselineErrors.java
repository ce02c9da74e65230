package afterimage.engine.measure;

import afterimage.engine.clip.Clip;
import afterimage.engine.sequence.Clips;

/** Mean squared error of what costs nothing, at each frame; see {@link Baselines}. */
public record BaselineErrors(double[] copyLast, double[] meanImage, double[] blank) {
    /** Over the frames {@code from} to {@code to - 1} of the clips 0 to {@code count - 1}; the mean is one frame. */
    public static BaselineErrors of(Clips clips, Clip mean, int count, int from, int to) {
        FrameErrors copied = new FrameErrors();
        FrameErrors known = new FrameErrors();
        FrameErrors black = new FrameErrors();
        for (long k = 0; k < count; k++) {
            Clip clip = clips.clip(k).clip();
            Clip truth = clip.frames(from, to);
            copied.add(Baselines.repeat(clip, clips.spec().inputFrames() - 1, truth.time()), truth);
            known.add(Baselines.repeat(mean, 0, truth.time()), truth);
            black.add(Baselines.blank(truth), truth);
        }
        return new BaselineErrors(copied.means(), known.means(), black.means());
    }
}
