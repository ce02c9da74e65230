package afterimage.app.session;

import afterimage.engine.model.Prediction;
import afterimage.engine.run.RunSpec;
import afterimage.engine.trace.HeldOut;
import org.slf4j.LoggerFactory;

/** Which clips are shown in place of the held-out ones, and what a model makes of them. Safe for several threads. */
final class Guests {
    /** A model as it is now. */
    interface Model {
        Prediction of(GuestClips clips);
    }

    private final SnapshotMailbox mailbox;
    private GuestClips shown = GuestClips.NONE;
    private boolean waiting;

    Guests(SnapshotMailbox mailbox) {
        this.mailbox = mailbox;
    }

    synchronized void set(GuestClips clips) {
        shown = clips;
        waiting = !clips.isEmpty();
        mailbox.put(clips);
    }

    /** Whether no model has seen them yet. */
    synchronized boolean areWaiting() {
        return waiting;
    }

    /** Shows them with what the model makes of them; those that it cannot take are sent away. */
    void show(RunSpec spec, long step, Model model) {
        GuestClips now = take();
        if (now.isEmpty()) {
            return;
        }
        if (!now.fits(spec)) {
            drop(now);
            return;
        }
        try {
            Prediction made = model.of(now);
            HeldOut seen = Onlookers.frames(step, made);
            synchronized (this) {
                if (shown == now) {
                    mailbox.put(now.with(seen));
                }
            }
        } catch (RuntimeException e) {
            // Guests are there to be looked at; a run that trains goes on without them.
            LoggerFactory.getLogger(Guests.class).warn("guests cannot be shown", e);
            mailbox.put(new News.Problem(
                    "The model cannot be run on these clips here; the held-out clips are shown again."));
            drop(now);
        }
    }

    private synchronized GuestClips take() {
        waiting = false;
        return shown;
    }

    private synchronized void drop(GuestClips gone) {
        if (shown == gone) {
            set(GuestClips.NONE);
        }
    }
}
