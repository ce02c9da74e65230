package afterimage.engine.run;

import afterimage.engine.device.SessionSettings;
import afterimage.engine.file.NpyArray;
import afterimage.engine.model.Prediction;
import afterimage.engine.model.VideoModel;
import afterimage.engine.sequence.Batch;
import afterimage.engine.trace.HeldOut;
import afterimage.engine.train.Judge;
import java.util.List;
import java.util.Map;

/**
 * Runs clips of the run's own kind through a graph that trains nothing: where what trains has shorter clips at the
 * moment, or other weights than the averaged ones that are looked at.
 */
final class Looker implements AutoCloseable {
    private final VideoModel model;
    private final Judge judge;

    Looker(RunSpec spec, SessionSettings settings) {
        this.model = new VideoModel(spec.model(), spec.sequence(), settings);
        this.judge = new Judge(model, spec.training());
    }

    /** @param step training steps done */
    HeldOut look(Map<String, NpyArray> weights, List<Batch> batches, long step) {
        model.load(weights);
        return judge.look(batches, step);
    }

    Prediction predict(Map<String, NpyArray> weights, Batch batch) {
        model.load(weights);
        return model.predict(batch);
    }

    @Override
    public void close() {
        model.close();
    }
}
