package afterimage.app.feature;

import afterimage.app.session.ShownClip;
import afterimage.engine.clip.Clip;
import java.util.List;

/** Players that show what a test puts in. */
public final class FakePlayers extends Players {
    /** What is shown in place of the model's own, or null. */
    public ShownClip.Outputs instead;

    public List<Clip> clips = List.of();

    public FakePlayers() {
        time.set(1);
        playing.set(false);
    }

    @Override
    public List<Clip> shownClips() {
        return clips;
    }

    @Override
    public void showInstead(ShownClip.Outputs outputs) {
        instead = outputs;
    }

    @Override
    public void scrubTo(int step) {
        time.set(step);
    }

    @Override
    public void moveFrames(int by) {
        time.set(time.get() + by);
    }
}
