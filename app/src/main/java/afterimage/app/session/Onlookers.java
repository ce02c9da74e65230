package afterimage.app.session;

import afterimage.app.glossary.Texts;
import afterimage.app.system.Workers;
import afterimage.engine.clip.Clip;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.evaluate.HeldOutMetrics;
import afterimage.engine.evaluate.TrainedRun;
import afterimage.engine.file.NpyArray;
import afterimage.engine.model.Prediction;
import afterimage.engine.run.Checkpoint;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.Trial;
import afterimage.engine.trace.HeldOut;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** Who is told of a model that is in view: the window, who measures, guests to be run through it, who looks inside. */
record Onlookers(SnapshotMailbox mailbox, Evaluator evaluator, Guests guests, ModelWatch watch) {
    Onlookers(SnapshotMailbox mailbox) {
        this(mailbox, new Evaluator(mailbox), new Guests(mailbox), new ModelWatch());
    }

    ShownModel model(RunSpec spec, Checkpoint checkpoint, SessionSettings settings) {
        TrainedRun model = new TrainedRun(spec, checkpoint.weights(), settings);
        GuestModel guestModel = new GuestModel(spec, model::predict, checkpoint::weights, settings);
        return new ShownModel(this, spec, checkpoint, model, guestModel);
    }

    /** Who looks into the model in view, and when that one is told of other weights again. */
    static final class ModelWatch {
        private static final long NANOSECONDS = 1_000_000_000;
        /** Weights that may be copied in a second: a large model's, copied each second, would fill Java's heap. */
        private static final long A_SECOND = 4_000_000;

        private volatile Consumer<ModelInView> watcher;
        private long next;

        /** @param watcher null when nobody looks any longer, and then nothing is copied */
        synchronized void use(Consumer<ModelInView> watcher) {
            this.watcher = watcher;
            next = System.nanoTime();
        }

        synchronized boolean isDue() {
            return watcher != null && System.nanoTime() - next >= 0;
        }

        void tell(RunSpec spec, long step, Supplier<Map<String, NpyArray>> weights) {
            Consumer<ModelInView> now = watcher;
            if (now == null) {
                return;
            }
            Map<String, NpyArray> copied = weights.get();
            long size = copied.values().stream()
                    .mapToLong(each -> each.values().length)
                    .sum();
            synchronized (this) {
                next = System.nanoTime() + NANOSECONDS * Math.max(1, size / A_SECOND);
            }
            now.accept(new ModelInView(spec, step, copied));
        }
    }

    /** The model of a run that is looked at and not trained. */
    record ShownModel(Onlookers onlookers, RunSpec spec, Checkpoint checkpoint, TrainedRun model, GuestModel guestModel)
            implements AutoCloseable {
        /** @param made of the held-out clips */
        void tell(HeldOutMetrics metrics, Prediction made) {
            HeldOut seen = new HeldOut(checkpoint.state().step(), made);
            tell(metrics, new News.Looked(seen));
        }

        void tell(HeldOutMetrics metrics, News.Looked look) {
            HeldOut seen = look.latest();
            long step = seen.step();
            onlookers.mailbox().put(look);
            onlookers.evaluator().measure(seen, metrics);
            onlookers.guests().show(spec, step, guestModel);
            onlookers.watch().tell(spec, step, checkpoint::weights);
        }

        @Override
        public void close() {
            guestModel.close();
            model.close();
        }
    }

    /** Takes metrics on a thread of its own, so that training does not wait; looks that come too fast are left out. */
    static final class Evaluator implements AutoCloseable {
        private record Job(HeldOut seen, HeldOutMetrics metrics, long generation) {}

        /** Rests this many times as long as it measured. */
        private static final long REST = 100;

        private static final long LONGEST_REST = 12_000_000_000L;

        private final SnapshotMailbox mailbox;
        private final AtomicReference<Job> waiting = new AtomicReference<>();
        private final ScheduledExecutorService thread =
                Executors.newSingleThreadScheduledExecutor(Workers.named("metrics", Workers.Niceness::lowerToLast));

        /** While a run trains, nothing is measured before this moment, nanoseconds. */
        private volatile long rested = System.nanoTime();
        /** The generation of the run that was measured last. */
        private volatile long measured = -1;

        Evaluator(SnapshotMailbox mailbox) {
            this.mailbox = mailbox;
        }

        /** Does this again and again, so many milliseconds after it was done. */
        void repeat(Runnable work, long millis) {
            thread.scheduleWithFixedDelay(work, millis, millis, TimeUnit.MILLISECONDS);
        }

        void measure(HeldOut seen, HeldOutMetrics metrics) {
            waiting.set(new Job(seen, metrics, mailbox.generation()));
            hurry();
        }

        /** Soon, but so that measuring takes a small share of the time that training needs; the latest look counts. */
        void measureBesideTraining(HeldOut seen, HeldOutMetrics metrics) {
            long generation = mailbox.generation();
            if (waiting.getAndSet(new Job(seen, metrics, generation)) == null) {
                // A run that has just come into view has no metrics yet.
                long rest = generation == measured ? rested - System.nanoTime() : 0;
                thread.schedule(this::work, rest, TimeUnit.NANOSECONDS);
            }
        }

        /** What waits is measured now: training pauses or ends. */
        void hurry() {
            thread.execute(this::work);
        }

        private void work() {
            Job job = waiting.getAndSet(null);
            if (job == null) {
                return;
            }
            long begin = System.nanoTime();
            try {
                mailbox.put(News.Measured.of(job.seen, job.metrics), job.generation);
            } catch (RuntimeException e) {
                LoggerFactory.getLogger(Evaluator.class).error("metrics of step {}", job.seen.step(), e);
            }
            long now = System.nanoTime();
            rested = now + Math.min(LONGEST_REST, REST * (now - begin));
            measured = job.generation;
        }

        @Override
        public void close() {
            thread.shutdownNow();
        }
    }

    /** Which clips are shown in place of the held-out ones, and what a model makes of them. Safe for several threads. */
    static final class Guests {
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
        void show(RunSpec spec, long step, GuestModel model) {
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
    }

    /** The model in view, or for a trial another graph with its weights, which is kept until another trial comes. */
    static final class GuestModel implements AutoCloseable {
        private final RunSpec spec;
        private final Function<List<Clip>, Prediction> own;
        private final Supplier<Map<String, NpyArray>> weights;
        private final SessionSettings settings;
        private Trial trial;
        private TrainedRun tried;

        /** @param weights of the model in view, {@code own}, as they are now */
        GuestModel(
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
