package afterimage.app.session;

import afterimage.engine.clip.Clip;
import afterimage.engine.model.Prediction;
import afterimage.engine.run.Trial;

/** The clip that the theatre shows, input and future; its conditions are null where they are the run's own. */
public record ShownClip(Clip clip, Trial trial) {
    /** What can be shown in place of what the model makes of a clip, and what that is called, e.g. {@code After}. */
    public record Outputs(String name, Clip clip, Prediction made) {}

    /** A question about the clip shown, under its conditions. */
    public interface Question<T> extends Probing.Work<T> {
        ShownClip shown();

        @Override
        default Trial trial() {
            return shown().trial();
        }
    }
}
