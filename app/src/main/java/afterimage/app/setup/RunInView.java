package afterimage.app.setup;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;

/** What the settings in the panel have to do with the run in view. */
public interface RunInView {
    /** What Train would do with them. */
    ReadOnlyStringProperty noteProperty();

    /** Whether the run in view has other settings, which the panel could show. */
    ReadOnlyBooleanProperty differsProperty();

    /** Shows the settings of the run in view. */
    void takeSettings();

    /** The panel's learning rate counts from now on. */
    void commitRate();
}
