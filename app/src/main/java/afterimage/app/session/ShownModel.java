package afterimage.app.session;

import afterimage.engine.clip.Clip;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.model.Prediction;
import afterimage.engine.run.Checkpoint;
import afterimage.engine.run.HeldOutMetrics;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.TrainedRun;
import afterimage.engine.trace.HeldOut;
import java.util.List;

/** The model of a run that is looked at and not trained. */
record ShownModel(Onlookers onlookers, RunSpec spec, Checkpoint checkpoint, TrainedRun model, Guests.Model guestModel)
        implements AutoCloseable {
    static ShownModel of(Onlookers onlookers, RunSpec spec, Checkpoint checkpoint, SessionSettings settings) {
        TrainedRun model = new TrainedRun(spec, checkpoint.weights(), settings);
        Guests.Model guestModel = new Guests.Model(spec, model::predict, checkpoint::weights, settings);
        return new ShownModel(onlookers, spec, checkpoint, model, guestModel);
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
