package afterimage.app.session;

import afterimage.engine.device.SessionSettings;
import afterimage.engine.evaluate.HeldOutMetrics;
import afterimage.engine.evaluate.TrainedRun;
import afterimage.engine.file.NpyArray;
import afterimage.engine.model.Prediction;
import afterimage.engine.run.Checkpoint;
import afterimage.engine.run.RunSpec;
import afterimage.engine.trace.HeldOut;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Who is told of a model that is in view: the window, who measures, guests to be run through it, who looks inside. */
record Onlookers(SnapshotMailbox mailbox, Evaluator evaluator, Guests guests, ModelWatch watch) {
    Onlookers(SnapshotMailbox mailbox) {
        this(mailbox, new Evaluator(mailbox), new Guests(mailbox), new ModelWatch());
    }

    ShownModel model(RunSpec spec, Checkpoint checkpoint, SessionSettings settings) {
        TrainedRun model = new TrainedRun(spec, checkpoint.weights(), settings);
        Guests.Model guestModel = new Guests.Model(spec, model::predict, checkpoint::weights, settings);
        return new ShownModel(this, spec, checkpoint, model, guestModel);
    }

    /** Who looks into the model in view, and when that one is told of other weights again. */
    static final class ModelWatch {
        private static final long NANOSECONDS = 1_000_000_000;
        /** Weights that may be copied in a second: a large model's, copied each second, would fill Java's heap. */
        private static final long A_SECOND = 4_000_000;

        private Consumer<ModelInView> watcher;
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
            Consumer<ModelInView> now;
            synchronized (this) {
                now = watcher;
            }
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
    record ShownModel(
            Onlookers onlookers, RunSpec spec, Checkpoint checkpoint, TrainedRun model, Guests.Model guestModel)
            implements AutoCloseable {
        /** @param made of the held-out clips */
        void tell(HeldOutMetrics metrics, Prediction made) {
            long step = checkpoint.state().step();
            HeldOut seen = new HeldOut(step, made);
            onlookers.mailbox().put(new News.Looked(seen));
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
}
