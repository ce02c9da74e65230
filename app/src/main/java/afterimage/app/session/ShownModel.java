package afterimage.app.session;

import afterimage.engine.clip.Clip;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.evaluate.HeldOutMetrics;
import afterimage.engine.evaluate.TrainedRun;
import afterimage.engine.model.Prediction;
import afterimage.engine.run.Checkpoint;
import afterimage.engine.run.RunSpec;
import afterimage.engine.trace.HeldOut;
import java.util.List;

/** The model of a run that is looked at and not trained. */
final class ShownModel implements AutoCloseable {
    private final Onlookers onlookers;
    private final RunSpec spec;
    private final Checkpoint checkpoint;
    private final TrainedRun model;
    private final GuestModel guestModel;

    ShownModel(Onlookers onlookers, RunSpec spec, Checkpoint checkpoint, SessionSettings settings) {
        this.onlookers = onlookers;
        this.spec = spec;
        this.checkpoint = checkpoint;
        this.model = new TrainedRun(spec, checkpoint.weights(), settings);
        this.guestModel = new GuestModel(spec, model::predict, checkpoint::weights, settings);
    }

    Prediction predict(List<Clip> clips) {
        return model.predict(clips);
    }

    /** @param made of the held-out clips */
    void tell(HeldOutMetrics metrics, Prediction made) {
        long step = checkpoint.state().step();
        HeldOut seen = Onlookers.frames(step, made);
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
