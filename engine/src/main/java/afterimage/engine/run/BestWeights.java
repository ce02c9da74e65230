package afterimage.engine.run;

import afterimage.engine.BadInput;
import afterimage.engine.file.NpyArray;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.slf4j.LoggerFactory;

/**
 * The weights of the look with the lowest held-out loss, as {@code best.npz}: a checkpoint without slots and curves, whose
 * step is that look's. New ones are kept in memory until the run is saved.
 */
public final class BestWeights {
    private Path file;
    private double loss = Double.POSITIVE_INFINITY;
    private long step = -1;
    private Map<String, NpyArray> unsaved;

    public BestWeights(Path run) {
        goOnIn(run);
    }

    public final void goOnIn(Path run) {
        file = run.resolve("best.npz");
    }

    /** Goes on from what was kept up to a step; what is damaged or of a past that the run has left counts as nothing. */
    public void resume(LossHistory history, long upTo) {
        if (!Files.exists(file)) {
            return;
        }
        try {
            long kept = Checkpoint.read(file).state().step();
            history.heldOut().stream()
                    .filter(point -> point.step() == kept && kept <= upTo)
                    .forEach(point -> {
                        step = kept;
                        loss = point.loss();
                    });
        } catch (BadInput e) {
            LoggerFactory.getLogger(BestWeights.class).warn("{} counts as nothing", file, e);
        }
    }

    public boolean isBetter(double heldOutLoss) {
        return heldOutLoss < loss;
    }

    public void keep(double heldOutLoss, long atStep, Map<String, NpyArray> weights) {
        loss = heldOutLoss;
        step = atStep;
        unsaved = weights;
    }

    /** @param state of the run's checkpoint */
    public void save(Checkpoint.State state, RunSpec spec) {
        if (unsaved == null) {
            return;
        }
        Checkpoint.State own = Checkpoint.State.now(step, state.seconds(), state.learningRate(), state.device());
        Checkpoint best = new Checkpoint(own, unsaved, Map.of(), new LossHistory());
        Checkpoint.write(file, best, spec, Set.of());
        unsaved = null;
    }

    boolean exist() {
        return Files.exists(file);
    }

    /** @throws BadInput if there are none or they cannot be read */
    Checkpoint read() {
        BadInput.unless(exist(), "'%s' is missing: the run kept no best weights.", file);
        return Checkpoint.read(file);
    }
}
