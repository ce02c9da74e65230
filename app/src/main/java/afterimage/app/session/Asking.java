package afterimage.app.session;

import afterimage.engine.run.RunSpec;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;

/**
 * One question of a view, with its last answer. What is answered, or is being answered, is not asked again, and newer
 * weights wait for the answer under way: asked at once, each would be overtaken, and none would be seen.
 */
public final class Asking<A> {
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
            probing.ask(topic, question, made -> take(made, model.step()), this::refuse, progress::set);
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
