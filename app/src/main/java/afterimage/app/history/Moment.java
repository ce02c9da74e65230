package afterimage.app.history;

import afterimage.app.session.Probing;
import afterimage.engine.BadInput;
import afterimage.engine.probe.ProbeModel;
import afterimage.engine.run.Checkpoint;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.Trial;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.slf4j.LoggerFactory;

/** Looks at a clip with the weights of a saved moment; empty if the moment is damaged or gone. */
record Moment(Path run, long step, ClipAtStep.Wanted wanted)
        implements Probing.Work<Optional<ClipAtStep>> {
    @Override
    public Optional<ClipAtStep> on(ProbeModel probe, DoubleConsumer progress) {
        Checkpoint then;
        try {
            then = RunFolder.open(run).moment(step).shown();
        } catch (BadInput e) {
            LoggerFactory.getLogger(Moment.class).warn("passed over", e);
            return Optional.empty();
        }
        // Ends here if the slider has moved on while the file was read.
        progress.accept(0);
        probe.load(then.weights());
        return Optional.of(wanted.of(probe, step, then.history()));
    }

    @Override
    public Trial trial() {
        return wanted.trial();
    }

    @Override
    public boolean loadsWeights() {
        return true;
    }
}
