package afterimage.app;

import afterimage.app.session.Errands;
import afterimage.app.session.GuestClips;
import afterimage.app.shell.TransportViewModel;
import afterimage.app.theatre.TrialViewModel;
import afterimage.engine.clip.Clip;
import afterimage.engine.digits.Mnist;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.TrainingRun;
import afterimage.engine.run.Trial;
import afterimage.engine.sequence.MovingClip;
import java.util.List;

/** Makes the clips of a trial from the held-out digits and has them shown in place of the held-out clips. */
final class TrialDesk {
    private final RunDesk desk;
    private final Mnist digits;
    private final Errands errands;
    private final TransportViewModel transport;

    TrialDesk(RunDesk desk, Mnist digits, Errands errands, TransportViewModel transport) {
        this.desk = desk;
        this.digits = digits;
        this.errands = errands;
        this.transport = transport;
    }

    /** @param trial null for the held-out clips again */
    void show(Trial trial) {
        RunSpec run = desk.inView().orElse(null);
        if (trial == null || run == null) {
            desk.showGuests(GuestClips.NONE);
            return;
        }
        errands.run(() -> clips(run, trial), desk::showGuests, transport::tellProblem);
    }

    private GuestClips clips(RunSpec run, Trial trial) {
        List<Clip> made = MovingClip.clips(TrainingRun.heldOutClips(trial.of(run), digits));
        return new GuestClips(TrialViewModel.about(trial), made, trial, null);
    }
}
