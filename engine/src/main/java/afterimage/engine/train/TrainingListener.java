package afterimage.engine.train;

import afterimage.engine.trace.HeldOut;
import afterimage.engine.trace.Snapshot;
import afterimage.engine.trace.TensorStats;
import java.util.List;
import java.util.Optional;

/** Told what happens, on the training thread; what it does there, training waits for. */
public interface TrainingListener {
    void onStep(Snapshot snapshot);

    /** After each look at the held-out clips; the first comes before any step. */
    default void onHeldOut(HeldOut heldOut) {}

    /** What the step before a look did to each tensor. */
    default void onWatched(List<TensorStats> stats) {}

    /** What does not end training but has to be known, in one sentence: an autosave that did not work, say. */
    default void onProblem(String sentence) {}

    /** The run is in another folder from now on; {@code why} is one sentence. */
    default void onMoved(String why) {
        onProblem(why);
    }

    /** The model has begun to make one blank picture of every clip, told in a sentence; empty when that is over. */
    default void onBlankOutput(Optional<String> warning) {}

    default void onSaved(long step) {}

    /** After the last save: training ended by itself, before its limit; {@code why} is one sentence. */
    default void onEnded(String why) {}
}
