package afterimage.app.feature;

import afterimage.app.session.ShownClip;
import afterimage.engine.clip.Clip;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The theatre, as the views inside the model follow and move it. */
public abstract class Players {
    public final ObjectProperty<ShownClip> shown = new SimpleObjectProperty<>();
    /** Its number, from 0. */
    public final IntegerProperty clip = new SimpleIntegerProperty();
    /** The step that the players are at, from 0. */
    public final IntegerProperty time = new SimpleIntegerProperty();

    public final BooleanProperty playing = new SimpleBooleanProperty(true);
    /** Whether the reconstruction is shown in the order in which it was decoded. */
    public final BooleanProperty asDecoded = new SimpleBooleanProperty();
    /** What is shown in place of the held-out clips; empty if nothing is. */
    public final StringProperty guestsText = new SimpleStringProperty("");

    /** All clips that can be chosen. */
    public abstract List<Clip> shownClips();

    /** Shows other outputs than the model's own as long as their clip is shown; null for its own. */
    public abstract void showInstead(ShownClip.Outputs outputs);

    public abstract void scrubTo(int step);

    /** Stops the players and moves them by some steps. */
    public abstract void moveFrames(int by);
}
