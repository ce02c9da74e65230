package afterimage.app.session;

import afterimage.app.glossary.Texts;
import afterimage.engine.evaluate.HeldOutMetrics;
import afterimage.engine.loop.TrainingRun;
import afterimage.engine.run.RunSpec;
import afterimage.engine.trace.HeldOut;
import afterimage.engine.trace.Snapshot;
import afterimage.engine.trace.TensorStats;
import afterimage.engine.train.TrainingListener;
import java.util.List;
import java.util.Optional;

/** What happens in training as mail for the window, and work for those who measure, try and look inside meanwhile. */
record TrainingNews(Onlookers onlookers, TrainingRun run, HeldOutMetrics metrics, Guests.Model guestModel)
        implements TrainingListener {
    private RunSpec spec() {
        return run.folder.spec();
    }

    @Override
    public void onStep(Snapshot snapshot) {
        onlookers.mailbox().put(new News.Trained(snapshot));
        if (onlookers.guests().areWaiting()) {
            onlookers.guests().show(spec(), run.step(), guestModel);
        }
        if (onlookers.watch().isDue()) {
            onlookers.watch().tell(spec(), run.step(), run::weights);
        }
    }

    @Override
    public void onHeldOut(HeldOut seen) {
        onlookers.mailbox().put(new News.Looked(seen));
        onlookers.evaluator().measureBesideTraining(seen, metrics);
        onlookers.guests().show(spec(), seen.step(), guestModel);
    }

    @Override
    public void onWatched(List<TensorStats> stats) {
        onlookers.mailbox().put(new News.Watched(stats));
    }

    @Override
    public void onProblem(String sentence) {
        onlookers.mailbox().put(new News.Problem(Texts.said(sentence)));
    }

    @Override
    public void onMoved(String why) {
        onlookers.mailbox().put(OpenedRun.of(run, metrics.clips()));
        onProblem(why);
    }

    @Override
    public void onBlankOutput(Optional<String> warning) {
        onlookers.mailbox().put(new News.BlankOutput(Texts.said(warning.orElse(""))));
    }

    @Override
    public void onSaved(long step) {
        onlookers.mailbox().put(new News.Saved(step));
    }

    @Override
    public void onEnded(String why) {
        onProblem(why);
    }
}
