package afterimage.app.beyond;

import afterimage.engine.clip.Clip;
import afterimage.engine.measure.BaselineErrors;
import afterimage.engine.probe.Rollout;

/** What has come of the present conditions so far; null where it has not. */
final class Answers {
    /** The decoder fed what it wrote itself. */
    Rollout free;
    /** The same weights, fed the true frames. */
    Rollout forced;
    /** Mean over clips of the squared error at each frame. */
    double[] freeErrors;

    double[] forcedErrors;
    BaselineErrors baselines;

    /** Errors of the decoder that runs free, with what costs nothing. */
    record Free(double[] own, BaselineErrors baselines) {}

    Clip truth() {
        return free == null ? null : free.truth();
    }
}
