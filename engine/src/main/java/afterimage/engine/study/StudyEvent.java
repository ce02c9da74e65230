package afterimage.engine.study;

import afterimage.engine.trace.HeldOut;
import afterimage.engine.trace.Snapshot;

/** What happens in a study that trains, in its order. */
public sealed interface StudyEvent {
    /** A run's turn begins; {@code before} is how far it had come. */
    record Turn(RunProgress before) implements StudyEvent {}

    /** A training step of the run, with its loss and pace. */
    record Step(StudyRun run, Snapshot snapshot) implements StudyEvent {}

    /** The run looked at its held-out clips, with their loss and frames. */
    record Look(StudyRun run, HeldOut seen) implements StudyEvent {}

    /** A run's turn is over, and it is saved. */
    record Saved(RunProgress now) implements StudyEvent {}

    /** A finished run is being measured; {@code clips} are done. */
    record Measuring(StudyRun run, int clips) implements StudyEvent {}

    /** A finished run was measured on the test clips, and its result is written. */
    record Result(RunResult result) implements StudyEvent {}

    /** What has to be known of a run that goes on, such as the folder that it had to go on in; told once. */
    record Note(StudyRun run, String sentence) implements StudyEvent {}

    /** A run cannot be trained or measured; the study goes on with the others. */
    record Problem(StudyRun run, String sentence) implements StudyEvent {}

    /** It no longer trains, as whoever ran it tells, and why, in a sentence; empty where it is done or was stopped. */
    record Ended(String problem) implements StudyEvent {}
}
