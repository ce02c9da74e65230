package afterimage.app.feature;

import afterimage.app.session.ShownClip;
import afterimage.engine.clip.Clip;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;

/** The theatre, as the views inside the model follow and move it. */
public interface Players {
    ReadOnlyObjectProperty<ShownClip> shownProperty();

    /** Its number, from 0. */
    ReadOnlyIntegerProperty clipProperty();

    /** The step that the players are at, from 0. */
    ReadOnlyIntegerProperty timeProperty();

    ReadOnlyBooleanProperty playingProperty();

    /** What is shown in place of the held-out clips; empty if nothing is. */
    ReadOnlyStringProperty guestsTextProperty();

    /** All clips that can be chosen. */
    List<Clip> shownClips();

    /** Shows other outputs than the model's own as long as their clip is shown; null for its own. */
    void showInstead(ShownClip.Outputs outputs);

    void scrubTo(int step);

    /** Stops the players and moves them by some steps. */
    void moveFrames(int by);
}
