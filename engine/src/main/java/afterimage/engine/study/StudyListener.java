package afterimage.engine.study;

import afterimage.engine.trace.HeldOut;
import afterimage.engine.trace.Snapshot;

/** Told what happens in a study, on the thread that trains; what it does there, training waits for. */
public interface StudyListener {
    /** A run's turn begins. */
    default void onTurn(RunProgress before) {}

    /** After each training step. */
    default void onStep(StudyRun run, Snapshot snapshot) {}

    /** After each look at the held-out clips. */
    default void onHeldOut(StudyRun run, HeldOut seen) {}

    /** A run's turn is over, and it is saved. */
    default void onSaved(RunProgress now) {}

    /** A finished run is being measured. */
    default void onMeasuring(StudyRun run, int clips) {}

    /** A finished run has been measured. */
    default void onResult(RunResult result) {}

    /** A run cannot be trained or measured; the study goes on with the others. */
    default void onProblem(StudyRun run, String sentence) {}
}
