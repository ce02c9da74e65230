package afterimage.app.session;

import afterimage.engine.run.HeldOutMetrics;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.TrainingRun;
import afterimage.engine.trace.HeldOut;
import afterimage.engine.trace.Snapshot;
import afterimage.engine.train.TrainingListener;
import java.util.Optional;

/** What happens in training as mail for the window, and work for those who measure, try and look inside meanwhile. */
record TrainingNews(
        SnapshotMailbox mailbox,
        Evaluator evaluator,
        Guests guests,
        ModelWatch watch,
        TrainingRun run,
        HeldOutMetrics metrics,
        GuestModel guestModel)
        implements TrainingListener {
    private RunSpec spec() {
        return run.folder().spec();
    }

    @Override
    public void onStep(Snapshot snapshot) {
        mailbox.put(snapshot);
        if (guests.areWaiting()) {
            guests.show(spec(), run.step(), guestModel);
        }
        if (watch.isDue()) {
            watch.tell(spec(), run.step(), run::weights);
        }
    }

    @Override
    public void onHeldOut(HeldOut seen) {
        mailbox.put(seen);
        evaluator.measureBesideTraining(seen, metrics);
        guests.show(spec(), seen.step(), guestModel);
    }

    @Override
    public void onSaveFailed(String why) {
        mailbox.putProblem(why);
    }

    @Override
    public void onBlankOutput(Optional<String> warning) {
        mailbox.putBlankOutput(warning);
    }

    @Override
    public void onSaved(long step) {
        mailbox.putSaved(step);
    }

    @Override
    public void onEnded(String why) {
        mailbox.putProblem(why);
    }
}
