package afterimage.app.session;

import afterimage.app.glossary.Texts;
import afterimage.engine.clip.Clip;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.evaluate.TrainedRun;
import afterimage.engine.file.NpyArray;
import afterimage.engine.model.Prediction;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.Trial;
import afterimage.engine.trace.HeldOut;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** Which clips are shown in place of the held-out ones, and what a model makes of them. Safe for several threads. */
final class Guests {
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
            HeldOut seen = new HeldOut(step, model.of(now));
            synchronized (this) {
                if (shown == now) {
                    mailbox.put(now.with(seen));
                }
            }
        } catch (RuntimeException e) {
            // Guests are there to be looked at; a run that trains goes on without them.
            LoggerFactory.getLogger(Guests.class).warn("guests cannot be shown", e);
            mailbox.put(new News.Problem(Texts.of("session.guests")));
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

    /** The model in view, or for a trial another graph with its weights, which is kept until another trial comes. */
    static final class Model implements AutoCloseable {
        private final RunSpec spec;
        private final Function<List<Clip>, Prediction> own;
        private final Supplier<Map<String, NpyArray>> weights;
        private final SessionSettings settings;
        private Trial trial;
        private TrainedRun tried;

        /** @param weights of the model in view, {@code own}, as they are now */
        Model(
                RunSpec spec,
                Function<List<Clip>, Prediction> own,
                Supplier<Map<String, NpyArray>> weights,
                SessionSettings settings) {
            this.spec = spec;
            this.own = own;
            this.weights = weights;
            this.settings = settings;
        }

        Prediction of(GuestClips guests) {
            if (guests.trial() == null) {
                return own.apply(guests.clips());
            }
            if (guests.trial().equals(trial)) {
                tried.load(weights.get());
            } else {
                close();
                tried = new TrainedRun(spec, guests.trial(), weights.get(), settings);
                trial = guests.trial();
            }
            return tried.predict(guests.clips());
        }

        @Override
        public void close() {
            trial = null;
            if (tried != null) {
                tried.close();
                tried = null;
            }
        }
    }
}
