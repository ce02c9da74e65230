package afterimage.app.session;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** What the view models of views inside the model share: they ask it anew at each change of it, while somebody looks. */
public abstract class InsideModel {
    protected final Probing probing;
    protected final ReadOnlyStringWrapper note;
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
    private boolean seen;

    /** @param note why there is nothing to see before anything was asked */
    protected InsideModel(Probing probing, String note) {
        this.probing = probing;
        this.note = new ReadOnlyStringWrapper(note);
        probing.revisionProperty().addListener((p, before, now) -> ask());
    }

    /** Grows whenever what is to be drawn has changed. */
    public final ReadOnlyIntegerProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /** Why there is nothing to see, or not all; empty if there is nothing to say. */
    public final ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /** Whether anybody looks; otherwise nothing is computed. */
    public void setSeen(boolean now) {
        seen = now;
        if (now) {
            ask();
        } else {
            leave();
        }
    }

    protected final boolean isSeen() {
        return seen;
    }

    /** What is to be drawn has changed. */
    protected void changed() {
        revision.set(revision.get() + 1);
    }

    /** Somebody begins to look, or the model has changed, perhaps while nobody looks. */
    protected abstract void ask();

    /** Nobody looks any longer; answers that are still to come are not waited for. */
    protected abstract void leave();
}
