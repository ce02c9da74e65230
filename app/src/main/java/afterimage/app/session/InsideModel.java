package afterimage.app.session;

import afterimage.app.glossary.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/** What the view models of views inside the model share: they ask it anew at each change of it, while somebody looks. */
public abstract class InsideModel {
    protected final Probing probing;
    /** Why there is nothing to see, or not all; empty if there is nothing to say. */
    public final StringProperty note = new SimpleStringProperty(Texts.of("session.waiting"));
    /** Grows whenever what is to be drawn has changed. */
    public final Revision revision = new Revision();

    private final List<Asking<?>> askings = new ArrayList<>();
    private boolean seen;
    private boolean settling;

    protected InsideModel(Probing probing) {
        this.probing = probing;
        probing.revisionProperty().addListener((p, before, now) -> askAgain());
    }

    /** A question of this view; a refusal becomes its note, an answer leaves none. */
    protected final <A> Asking<A> asking(String topic, Consumer<A> then) {
        Consumer<A> seen = made -> {
            note.set("");
            then.accept(made);
        };
        return asking(topic, seen, note::set);
    }

    protected final <A> Asking<A> asking(String topic, Consumer<A> then, Consumer<String> refused) {
        Asking<A> made = new Asking<>(probing, topic, then, refused);
        askings.add(made);
        return made;
    }

    protected final void whenever(Runnable then, ObservableValue<?>... values) {
        for (ObservableValue<?> value : values) {
            value.addListener((p, before, now) -> {
                if (!settling) {
                    then.run();
                }
            });
        }
    }

    /** Sets several values at once, which nobody is told of before all are set. */
    protected final void settle(Runnable setting) {
        settling = true;
        setting.run();
        settling = false;
    }

    /** Whether anybody looks; otherwise nothing is computed, and answers that are still to come are not waited for. */
    public void setSeen(boolean now) {
        seen = now;
        askAgain();
        if (!now) {
            askings.forEach(Asking::forget);
        }
    }

    public final boolean isSeen() {
        return seen;
    }

    protected void changed() {
        revision.grow();
    }

    protected final void askAgain() {
        if (seen && probing.model().isPresent()) {
            if (note.get().equals(Texts.of("session.waiting"))) {
                note.set(Texts.of("session.asking"));
            }
            ask();
        }
    }

    /** Asks what is to be known of the model in view now; called only while there is one and somebody looks. */
    protected abstract void ask();
}
