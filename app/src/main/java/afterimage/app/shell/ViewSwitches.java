package afterimage.app.shell;

import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;

/**
 * What can be seen in two ways.
 *
 * @param asDecoded whether the reconstruction stands in the order in which it was written
 * @param notReversed whether that is the order of the input anyway
 * @param logAxis whether the losses have a logarithmic axis
 */
public record ViewSwitches(BooleanProperty asDecoded, ObservableValue<Boolean> notReversed, BooleanProperty logAxis) {}
