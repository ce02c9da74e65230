package afterimage.app.session;

import afterimage.app.glossary.Texts;
import afterimage.engine.run.RunSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
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

    /**
     * One question of a view, with its last answer. What is answered, or is being answered, is not asked again, and newer
     * weights wait for the answer under way: asked at once, each would be overtaken, and none would be seen.
     */
    public static final class Asking<A> {
        private static final long NEVER = -1;

        private final Probing probing;
        private final String topic;
        private final Consumer<A> then;
        private final Consumer<String> refused;
        public final BooleanProperty busy = new SimpleBooleanProperty();
        /** How far the answer under way is, 0 to 1; 1 while none is. */
        public final DoubleProperty progress = new SimpleDoubleProperty(1);

        private boolean showingEach;
        private Probing.Work<A> asked;
        /** What is asked once the answer under way is there. */
        private Probing.Work<A> next;

        private RunSpec run;
        private long step;
        private long revision = NEVER;
        private A answer;

        /** Tells of each answer, or why there is none, at a pulse. */
        public Asking(Probing probing, String topic, Consumer<A> then, Consumer<String> refused) {
            this.probing = probing;
            this.topic = topic;
            this.then = then;
            this.refused = refused;
        }

        /** Other questions wait for the answer under way, and the newest is next: for what changes under a hand. */
        public void showEach() {
            showingEach = true;
        }

        /** Asks, if there is a model in view and the answer is not there or under way already. */
        public void ask(Probing.Work<A> question) {
            ModelInView model = probing.model().orElse(null);
            if (model == null) {
                return;
            }
            boolean sameRun = model.spec().equals(run);
            boolean same = sameRun && question.equals(asked);
            if (busy.get() && sameRun && (same || showingEach)) {
                next = same && revision == revisionOf(question) ? null : question;
            } else if (!same || revision != revisionOf(question)) {
                begin(question);
            }
        }

        /** Asks at once, whatever was asked before. */
        public void begin(Probing.Work<A> question) {
            probing.model().ifPresent(model -> {
                asked = question;
                next = null;
                run = model.spec();
                revision = revisionOf(question);
                busy.set(true);
                progress.set(0);
                long steps = model.step();
                probing.ask(topic, question, made -> take(made, steps), this::refuse, progress::set);
            });
        }

        /** Of the weights that the question is about; its own are always the same. */
        private long revisionOf(Probing.Work<A> question) {
            return question.loadsWeights() ? 0 : probing.revisionProperty().get();
        }

        private void take(A made, long steps) {
            answer = made;
            step = steps;
            end();
            then.accept(made);
            askNext();
        }

        private void refuse(String sentence) {
            revision = NEVER;
            end();
            refused.accept(sentence);
            askNext();
        }

        private void end() {
            busy.set(false);
            progress.set(1);
        }

        private void askNext() {
            Probing.Work<A> following = next;
            next = null;
            if (following != null) {
                ask(following);
            }
        }

        /** Nobody waits any longer; the last answer stays. */
        public void forget() {
            probing.forget(topic);
            next = null;
            if (busy.get()) {
                revision = NEVER;
                end();
            }
        }

        /** The last answer is that of another question or model, and none any longer. */
        public void drop() {
            forget();
            answer = null;
            asked = null;
            run = null;
        }

        public A answer() {
            return answer;
        }

        /** Training steps of the model that gave the last answer. */
        public long step() {
            return step;
        }

        /** Whether a model was asked, and another run's is in view now. */
        public boolean isOfOtherRun() {
            return run != null
                    && probing.model().filter(now -> now.spec().equals(run)).isEmpty();
        }

        /** Whether a model was asked in vain, or has other weights now, or is no longer in view. */
        public boolean isStale() {
            boolean newer = probing.model().filter(now -> now.step() == step).isEmpty();
            return run != null && !busy.get() && (revision == NEVER || newer || isOfOtherRun());
        }
    }
}
