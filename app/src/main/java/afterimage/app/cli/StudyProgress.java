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
final class StudyProgress extends ProgressLine implements StudyListener {
    private static final double ENOUGH = 0.01;

    private final Study study;
    /** How much of its budget each run has had, 0 to 1. */
    private final Map<String, Double> shares = new LinkedHashMap<>();

    private final double begin;
    private boolean failed;

    /** @param before where the runs are */
    StudyProgress(Study study, List<RunProgress> before, PrintWriter out) {
        super(out);
        this.study = study;
        before.forEach(run -> shares.put(run.run().id(), run.share(study)));
        this.begin = share();
    }

    /** Whether some run could not go on. */
    boolean hasFailed() {
        return failed;
    }

    @Override
    public void onTurn(RunProgress before) {
        keep(null);
        say(String.format(Locale.ROOT, "%s: from step %,d", before.run().spec().name(), before.steps()));
    }

    @Override
    public void onStep(StudyRun run, Snapshot s) {
        shares.put(run.id(), study.budget().share(s.step(), s.seconds()));
        if (isDue()) {
            String whole = String.format(Locale.ROOT, "  study %.0f %%", Math.floor(100 * share()));
            renew(run.spec().name() + ": " + words(s) + whole + left());
        }
    }

    @Override
    public void onHeldOut(StudyRun run, HeldOut seen) {
        keep(seen);
    }

    @Override
    public void onSaved(RunProgress now) {
        shares.put(now.run().id(), now.share(study));
        end();
    }

    @Override
    public void onMeasuring(StudyRun run, int clips) {
        if (clips == 0 || isDue()) {
            renew(String.format(
                    Locale.ROOT,
                    "%s: measured on %,d of %,d test clips",
                    run.spec().name(),
                    clips,
                    study.testClips()));
        }
    }

    @Override
    public void onResult(RunResult result) {
        end();
    }

    @Override
    public void onProblem(StudyRun run, String sentence) {
        failed = true;
        say(run.spec().name() + " cannot go on. " + sentence);
    }

    private double share() {
        return shares.values().stream().mapToDouble(Double::doubleValue).sum() / Math.max(1, shares.size());
    }

    private String left() {
        double gained = share() - begin;
        // The first steps build the model: their pace says nothing.
        return gained > ENOUGH ? "  left " + time(elapsed() * (1 - share()) / gained) : "";
    }
}
