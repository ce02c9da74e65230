package afterimage.app.cli;

import afterimage.engine.study.RunProgress;
import afterimage.engine.study.RunResult;
import afterimage.engine.study.Study;
import afterimage.engine.study.StudyListener;
import afterimage.engine.study.StudyRun;
import afterimage.engine.trace.HeldOut;
import afterimage.engine.trace.Snapshot;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a study says of itself on the command line. */
final class StudyProgress implements StudyListener {
    private static final double ENOUGH = 0.01;

    private final Study study;
    private final ProgressLine line;
    /** How much of its budget each run has had, 0 to 1. */
    private final Map<String, Double> shares = new LinkedHashMap<>();

    private final double begin;
    private String heldOut = "";
    private boolean failed;

    /** @param before where the runs are */
    StudyProgress(Study study, List<RunProgress> before, PrintWriter out) {
        this.study = study;
        this.line = new ProgressLine(out);
        before.forEach(run -> shares.put(run.run().id(), run.share(study)));
        this.begin = share();
    }

    /** Whether some run could not go on. */
    boolean hasFailed() {
        return failed;
    }

    @Override
    public void onTurn(RunProgress before) {
        heldOut = "";
        line.say(String.format(
                Locale.ROOT, "%s: from step %,d", before.run().spec().name(), before.steps()));
    }

    @Override
    public void onStep(StudyRun run, Snapshot s) {
        shares.put(run.id(), study.budget().share(s.step(), s.seconds()));
        if (line.isDue()) {
            line.renew(String.format(
                    Locale.ROOT,
                    "%s: step %,d  loss %.4f%s  %.1f steps/s  study %.0f %%%s",
                    run.spec().name(),
                    s.step(),
                    s.loss(),
                    heldOut,
                    s.stepsPerSecond(),
                    Math.floor(100 * share()),
                    left()));
        }
    }

    @Override
    public void onHeldOut(StudyRun run, HeldOut seen) {
        heldOut = String.format(Locale.ROOT, "  held-out %.4f", seen.loss());
    }

    @Override
    public void onSaved(RunProgress now) {
        shares.put(now.run().id(), now.share(study));
        line.end();
    }

    @Override
    public void onMeasuring(StudyRun run, int clips) {
        if (clips == 0 || line.isDue()) {
            line.renew(String.format(
                    Locale.ROOT,
                    "%s: measured on %,d of %,d test clips",
                    run.spec().name(),
                    clips,
                    study.testClips()));
        }
    }

    @Override
    public void onResult(RunResult result) {
        line.end();
    }

    @Override
    public void onProblem(StudyRun run, String sentence) {
        failed = true;
        line.say(run.spec().name() + " cannot go on. " + sentence);
    }

    void finish() {
        line.end();
    }

    private double share() {
        return shares.values().stream().mapToDouble(Double::doubleValue).sum() / Math.max(1, shares.size());
    }

    private String left() {
        double gained = share() - begin;
        // The first steps build the model: their pace says nothing.
        return gained > ENOUGH ? "  left " + ProgressLine.time(line.elapsed() * (1 - share()) / gained) : "";
    }
}
