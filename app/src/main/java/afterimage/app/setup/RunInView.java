package afterimage.app.setup;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;

/**
 * Ties the settings in the panel to the run in view.
 *
 * @param note what Train would do with them
 * @param differs whether the run in view has other settings, which the panel could show
 * @param takeSettings shows the settings of the run in view
 * @param commitRate the panel's learning rate counts from now on
 */
public record RunInView(
        ReadOnlyStringProperty note, ReadOnlyBooleanProperty differs, Runnable takeSettings, Runnable commitRate) {}
