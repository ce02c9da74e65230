package afterimage.app.codes;

import afterimage.app.glossary.Texts;
import afterimage.app.session.InsideModel.Asking;
import afterimage.app.session.Probing;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;

/** What takes seconds to read: when it is first looked at, then only when asked for, to leave training alone. */
final class Reading<T> {
    private final Probing probing;
    final Asking<T> asking;
    private final Supplier<Probing.Work<T>> question;
    private final DoubleFunction<String> doing;
    private final Consumer<T> then;
    /** What was read, null before. */
    T value;

    private boolean seen;
    private boolean begun;
    /** Why there is nothing, as long as nothing is under way. */
    private String why = Texts.of("codes.waiting");

    /** @param doing says how far it is, from a share of 0 to 1; {@code then} gets each value, null when it is gone */
    Reading(
            Probing probing,
            String topic,
            Supplier<Probing.Work<T>> question,
            DoubleFunction<String> doing,
            Consumer<T> then) {
        this.probing = probing;
        this.question = question;
        this.doing = doing;
        this.then = then;
        asking = new Asking<>(probing, topic, this::set, sentence -> {
            why = sentence;
            set(null);
        });
    }

    private void set(T now) {
        value = now;
        then.accept(now);
    }

    boolean isBusy() {
        return asking.busy.get();
    }

    /** How far it is, empty while nothing is read. */
    String progress() {
        return isBusy() ? doing.apply(asking.progress.get()) : "";
    }

    String note() {
        return value != null ? "" : isBusy() ? progress() : why;
    }

    void setSeen(boolean now) {
        seen = now;
        if (!now) {
            asking.forget();
        } else if (!isBusy() && (value == null || asking.isOfOtherRun())) {
            read();
        }
    }

    void read() {
        if (seen && probing.model().isPresent()) {
            begun = true;
            why = Texts.of("codes.cancelled");
            asking.begin(question.get());
        }
    }

    void drop() {
        asking.drop();
        why = Texts.of("codes.unread");
        set(null);
    }

    /** Another model is in view, or the same has other weights. */
    void changeModel() {
        if (!begun) {
            read();
        } else if (value != null && asking.isOfOtherRun()) {
            why = Texts.of("codes.other-run");
            set(null);
        }
    }
}
