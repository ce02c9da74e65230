package afterimage.app.session;

import afterimage.engine.trace.HeldOut;
import afterimage.engine.trace.LossPoint;
import afterimage.engine.trace.Snapshot;
import afterimage.engine.trace.TensorStats;
import java.util.List;

/**
 * What happened since the last pulse. What is null did not happen.
 *
 * @param opened another run came into view; everything else in this mail is of that run
 * @param state what the worker is at now
 * @param snapshot the latest step
 * @param train losses of all steps since the last mail
 * @param heldOutLosses held-out losses since the last mail
 * @param heldOut the latest look at the held-out clips
 * @param measured the latest metrics
 * @param savedStep the step of the latest autosave
 * @param problem a sentence for the user
 * @param blankOutput a sentence while the model's output is blank, empty when that is over
 * @param deviceFailure a sentence about a device that failed where the CPU could go on
 * @param guests clips to be shown in place of the held-out ones, or none any longer
 * @param watched what steps did to each tensor since the last mail; after a run came into view, all of its past
 */
public record Mail(
        OpenedRun opened,
        SessionState state,
        Snapshot snapshot,
        List<LossPoint> train,
        List<LossPoint> heldOutLosses,
        HeldOut heldOut,
        Measured measured,
        Long savedStep,
        String problem,
        String blankOutput,
        String deviceFailure,
        GuestClips guests,
        List<TensorStats> watched) {}
