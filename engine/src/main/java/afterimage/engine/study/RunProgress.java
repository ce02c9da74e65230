package afterimage.engine.study;

import afterimage.engine.run.LossHistory;
import afterimage.engine.trace.LossPoint;
import java.util.List;

/**
 * Where a run of a study is, {@code device} what it trained on last, null before; {@code heldOutLoss} null before a look,
 * {@code problem} where it can be read.
 */
public record RunProgress(
        StudyRun run, long steps, double seconds, Double heldOutLoss, boolean done, String problem, String device) {
    /** Before any step; also where the checkpoints cannot be read. */
    public static RunProgress none(StudyRun run, String problem) {
        return new RunProgress(run, 0, 0, null, false, problem, null);
    }

    static RunProgress of(StudyRun run, Study study, long steps, double seconds, LossHistory history, String device) {
        List<LossPoint> looks = history.heldOut();
        boolean ended = study.budget().roundsDone(steps, seconds, 1) == 1
                || study.budget().reachesLoss(history)
                || history.endsBy(run.spec().training().patience());
        Double loss = looks.isEmpty() ? null : looks.get(looks.size() - 1).loss();
        return new RunProgress(run, steps, seconds, loss, ended, null, device);
    }

    /** How much of the study's budget it has had, 0 to 1; 1 if it is done. */
    public double share(Study study) {
        return done ? 1 : study.budget().share(steps, seconds);
    }

    int rounds(Study study) {
        return done ? study.rounds() : study.budget().roundsDone(steps, seconds, study.rounds());
    }
}
