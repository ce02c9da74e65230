package afterimage.app.beyond;

import afterimage.engine.measure.BaselineErrors;
import afterimage.engine.probe.Rollout;

/**
 * What has come of the present conditions so far; null where it has not.
 *
 * @param free the decoder fed what it wrote itself
 * @param forced the same weights, fed the true frames
 */
record Answers(Rollout free, Rollout forced, Errors freeErrors, Errors forcedErrors) {
    /**
     * @param own mean over clips of the squared error at each frame
     * @param baselines of the same frames; null where true frames are fed
     */
    record Errors(double[] own, BaselineErrors baselines) {}
}
