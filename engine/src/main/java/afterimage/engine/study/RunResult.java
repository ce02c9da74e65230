package afterimage.engine.study;

import afterimage.engine.evaluate.Evaluation;
import afterimage.engine.measure.Score;
import afterimage.engine.model.Branch;

/** A finished run with how long it was trained, measured on the test clips of its study. */
public record RunResult(StudyRun run, long steps, double seconds, Evaluation evaluation) {
    /** Null where the model lacks the decoder. */
    public Score score(Branch branch) {
        return branch == Branch.PREDICTION ? evaluation.prediction() : evaluation.reconstruction();
    }
}
