package afterimage.app.setup;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;

/**
 * Ties the settings in the panel to the run in view: what Train would do with them, whether the run has others, which
 * the panel could show, what shows those, and what has the panel's learning rate count from now on.
 */
public record RunInView(
        ReadOnlyStringProperty note, ReadOnlyBooleanProperty differs, Runnable takeSettings, Runnable commitRate) {}
