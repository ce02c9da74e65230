package afterimage.app.session;

import afterimage.engine.clip.Clip;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.evaluate.TrainedRun;
import afterimage.engine.file.NpyArray;
import afterimage.engine.model.Prediction;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.Trial;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A model for guests: the one in view itself, or for a trial another graph with its weights, which is kept until another
 * trial comes.
 */
final class GuestModel implements Guests.Model, AutoCloseable {
    /** The model in view. */
    interface Own {
        Prediction predict(List<Clip> clips);
    }

    private final RunSpec spec;
    private final Own own;
    private final Supplier<Map<String, NpyArray>> weights;
    private final SessionSettings settings;
    private Trial trial;
    private TrainedRun tried;

    /** @param weights of the model in view as they are now */
    GuestModel(RunSpec spec, Own own, Supplier<Map<String, NpyArray>> weights, SessionSettings settings) {
        this.spec = spec;
        this.own = own;
        this.weights = weights;
        this.settings = settings;
    }

    @Override
    public Prediction of(GuestClips guests) {
        if (guests.trial() == null) {
            return own.predict(guests.clips());
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
