package afterimage.app.session;

import afterimage.engine.study.RunProgress;
import afterimage.engine.study.RunResult;
import afterimage.engine.study.StudyListener;
import afterimage.engine.study.StudyRun;
import afterimage.engine.trace.HeldOut;
import afterimage.engine.trace.Snapshot;
import java.util.function.Consumer;

/** What happens in a study that trains, in its order. */
public sealed interface StudyNews {
    /** A run's turn begins. */
    record Turn(RunProgress before) implements StudyNews {}

    record Step(StudyRun run, Snapshot snapshot) implements StudyNews {}

    /** A look at the held-out clips. */
    record Look(StudyRun run, HeldOut seen) implements StudyNews {}

    /** A run's turn is over, and it is saved. */
    record Saved(RunProgress now) implements StudyNews {}

    /** A finished run is being measured; {@code clips} are done. */
    record Measuring(StudyRun run, int clips) implements StudyNews {}

    record Result(RunResult result) implements StudyNews {}

    /** A run cannot go on; the others do. */
    record Problem(StudyRun run, String sentence) implements StudyNews {}

    /**
     * It no longer trains.
     *
     * @param problem why, in a sentence; empty where it is done or was stopped
     */
    record Ended(String problem) implements StudyNews {}

    /** Makes news of what a study tells. */
    record Told(Consumer<StudyNews> reader) implements StudyListener {
        @Override
        public void onTurn(RunProgress before) {
            reader.accept(new Turn(before));
        }

        @Override
        public void onStep(StudyRun run, Snapshot snapshot) {
            reader.accept(new Step(run, snapshot));
        }

        @Override
        public void onHeldOut(StudyRun run, HeldOut seen) {
            reader.accept(new Look(run, seen));
        }

        @Override
        public void onSaved(RunProgress now) {
            reader.accept(new Saved(now));
        }

        @Override
        public void onMeasuring(StudyRun run, int clips) {
            reader.accept(new Measuring(run, clips));
        }

        @Override
        public void onResult(RunResult result) {
            reader.accept(new Result(result));
        }

        @Override
        public void onProblem(StudyRun run, String sentence) {
            reader.accept(new Problem(run, sentence));
        }
    }
}
