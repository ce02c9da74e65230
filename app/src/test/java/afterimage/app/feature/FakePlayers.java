package afterimage.app.feature;

import afterimage.app.session.ShownClip;
import afterimage.engine.clip.Clip;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Players that show what a test puts in. */
public final class FakePlayers implements Players {
    public final ReadOnlyObjectWrapper<ShownClip> shown = new ReadOnlyObjectWrapper<>();
    public final ReadOnlyIntegerWrapper time = new ReadOnlyIntegerWrapper(1);
    /** What is shown in place of the model's own, or null. */
    public ShownClip.Outputs instead;

    public List<Clip> clips = List.of();

    @Override
    public ReadOnlyObjectWrapper<ShownClip> shownProperty() {
        return shown;
    }

    @Override
    public ReadOnlyIntegerWrapper clipProperty() {
        return new ReadOnlyIntegerWrapper();
    }

    @Override
    public ReadOnlyIntegerWrapper timeProperty() {
        return time;
    }

    @Override
    public ReadOnlyBooleanWrapper playingProperty() {
        return new ReadOnlyBooleanWrapper();
    }

    @Override
    public ReadOnlyStringWrapper guestsTextProperty() {
        return new ReadOnlyStringWrapper("");
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
