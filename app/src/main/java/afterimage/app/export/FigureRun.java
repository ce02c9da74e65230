package afterimage.app.export;

import afterimage.engine.run.Checkpoint;
import afterimage.engine.run.RunSpec;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * A trained run that can be a row of a figure.
 *
 * @param checkpoint reads its weights
 * @param inView whether it is the run that the window shows
 */
public record FigureRun(String name, RunSpec spec, Supplier<Checkpoint> checkpoint, boolean inView) {

    /** What has to agree between the runs of a figure. */
    String clipSize() {
        return String.format(
                Locale.ROOT,
                "%d + %d frames of %d px",
                spec.sequence().inputFrames(),
                spec.sequence().futureFrames(),
                spec.sequence().size());
    }
}
