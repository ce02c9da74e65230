package afterimage.app.desk;

import afterimage.app.session.GuestClips;
import afterimage.app.session.Messages;
import afterimage.app.session.Worker;
import afterimage.app.theatre.TrialViewModel;
import afterimage.engine.clip.Clip;
import afterimage.engine.data.Data;
import afterimage.engine.loop.TrainingRun;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.Trial;
import afterimage.engine.sequence.MovingClip;
import java.util.List;

/** Makes the clips of a trial from the held-out digits and has them shown in place of the held-out clips. */
public record TrialDesk(RunDesk desk, Data data, Worker worker, Messages messages) {
    /** @param trial null for the held-out clips again */
    public void show(Trial trial) {
        RunSpec run = desk.inView().orElse(null);
        if (trial == null || run == null) {
            desk.session.view.showGuests(GuestClips.NONE);
            return;
        }
        worker.run(() -> clips(run, trial), messages::refuse, desk.session.view::showGuests);
    }

    private GuestClips clips(RunSpec run, Trial trial) {
        List<Clip> made = MovingClip.clips(TrainingRun.heldOutClips(trial.of(run), data));
        return new GuestClips(TrialViewModel.about(trial), made, trial, null);
    }
}
