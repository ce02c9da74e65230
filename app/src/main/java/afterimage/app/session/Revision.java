package afterimage.app.session;

import javafx.beans.property.SimpleIntegerProperty;

/** Grows whenever what it stands for has changed. */
public final class Revision extends SimpleIntegerProperty {
    public void grow() {
        set(get() + 1);
    }
}
