package afterimage.app.codes;

import afterimage.app.session.ModelInView;
import afterimage.app.session.Probing;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * Something that takes seconds to be read from the model in view. It is read when it is first looked at and then only
 * when asked for, so that training is left alone; it tells when the model has gone on since.
 */
final class Reading<T> {
    private final Probing probing;
    private final String topic;
    private final Supplier<Probing.Work<T>> work;
    private final DoubleFunction<String> doing;
    private final ReadOnlyObjectWrapper<T> value = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("Waiting for a trained model.");
    private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    private boolean seen;
    private ModelInView asked;

    /**
     * @param work made anew for each reading
     * @param doing says how far it is, from a share of 0 to 1
     */
    Reading(Probing probing, String topic, Supplier<Probing.Work<T>> work, DoubleFunction<String> doing) {
        this.probing = probing;
        this.topic = topic;
        this.work = work;
        this.doing = doing;
        probing.revisionProperty().addListener((p, before, now) -> modelChanged());
    }

    /** What was read, null before. */
    ReadOnlyObjectProperty<T> valueProperty() {
        return value.getReadOnlyProperty();
    }

    /** How far it is, empty while nothing is read. */
    ReadOnlyStringProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** Why there is nothing, empty if there is something. */
    ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /** Whether another model or other weights came into view since. */
    ReadOnlyBooleanProperty staleProperty() {
        return stale.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** The model that was read, or is being read; null before. */
    ModelInView model() {
        return asked;
    }

    void setSeen(boolean now) {
        seen = now;
        if (!now) {
            cancel();
        } else if (value.get() == null || isOtherRun()) {
            read();
        }
    }

    void read() {
        if (!seen || probing.model().isEmpty()) {
            return;
        }
        asked = probing.model().get();
        stale.set(false);
        busy.set(true);
        progress.set(doing.apply(0));
        note.set(value.get() == null ? progress.get() : "");
        probing.ask(topic, null, work.get(), this::take, this::refuse, this::tell);
    }

    private void tell(double share) {
        progress.set(doing.apply(share));
        note.set(value.get() == null ? progress.get() : "");
    }

    private void take(T made) {
        end("");
        value.set(made);
    }

    private void refuse(String sentence) {
        value.set(null);
        end(sentence);
        stale.set(true);
    }

    void cancel() {
        probing.forget(topic);
        if (busy.get()) {
            end(value.get() == null ? "The reading was cancelled. Refresh begins it again." : "");
            stale.set(true);
        }
    }

    private void end(String sentence) {
        busy.set(false);
        progress.set("");
        note.set(sentence);
    }

    /** What was read is no longer wanted. */
    void drop() {
        cancel();
        value.set(null);
        note.set("Nothing was read yet. Refresh begins it.");
    }

    private boolean isOtherRun() {
        return asked != null
                && probing.model().map(now -> !now.spec().equals(asked.spec())).orElse(false);
    }

    private void modelChanged() {
        if (asked == null) {
            read();
            return;
        }
        if (isOtherRun() && value.get() != null) {
            value.set(null);
            note.set("Another run is in view now. Refresh reads its clips.");
        }
        stale.set(!busy.get() && probing.model().map(now -> now != asked).orElse(false));
    }
}
