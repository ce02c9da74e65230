package afterimage.app.export;

import afterimage.engine.BadInput;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.LoggerFactory;

/** Makes previews elsewhere; those that a later choice has overtaken are not shown. */
final class Previews {
    private static final int LINES = 14;

    private final Errands errands;
    private final ReadOnlyObjectWrapper<Preview> shown = new ReadOnlyObjectWrapper<>(new Preview(null, ""));
    private final ReadOnlyBooleanWrapper making = new ReadOnlyBooleanWrapper();
    private volatile int asked;

    Previews(Errands errands) {
        this.errands = errands;
    }

    ReadOnlyObjectProperty<Preview> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty makingProperty() {
        return making.getReadOnlyProperty();
    }

    /** A sentence where there is nothing to be seen. */
    void show(String sentence) {
        asked++;
        making.set(false);
        shown.set(new Preview(null, sentence));
    }

    void show(Taken taken) {
        int number = ++asked;
        making.set(true);
        errands.send(() -> {
            Preview made = number == asked ? look(taken) : null;
            return () -> {
                if (number == asked && made != null) {
                    shown.set(made);
                    making.set(false);
                }
            };
        });
    }

    private static Preview look(Taken taken) {
        try {
            if (taken.picture() == null) {
                return new Preview(
                        null, String.join("\n", taken.lines().get().limit(LINES).toList()));
            }
            return new Preview(taken.picture().apply(done -> {}), null);
        } catch (BadInput e) {
            return new Preview(null, e.getMessage());
        } catch (RuntimeException | OutOfMemoryError | LinkageError e) {
            LoggerFactory.getLogger(Previews.class).error("preview", e);
            return new Preview(null, "There is no preview of this; details are in the log.");
        }
    }
}
