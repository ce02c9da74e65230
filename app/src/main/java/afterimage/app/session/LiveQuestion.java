package afterimage.app.session;

import afterimage.engine.run.Trial;
import java.util.function.Consumer;

/**
 * A question that changes faster than it can be answered, as under a dragging hand: each answer arrives, and the next
 * question is the newest one. Asked plainly, every answer would be overtaken before its pulse, and none would be seen.
 */
public final class LiveQuestion<T> {
    private final Probing probing;
    private final String topic;
    private final Consumer<T> then;
    private final Consumer<String> refused;
    private boolean waiting;
    private Runnable next;

    /**
     * @param then gets each answer at a pulse
     * @param refused gets a sentence at a pulse
     */
    public LiveQuestion(Probing probing, String topic, Consumer<T> then, Consumer<String> refused) {
        this.probing = probing;
        this.topic = topic;
        this.then = then;
        this.refused = refused;
    }

    /** Asks now, or as soon as the question under way is answered; there has to be a model in view. */
    public void ask(Trial trial, Probing.Work<T> work) {
        if (waiting) {
            next = () -> ask(trial, work);
            return;
        }
        waiting = true;
        probing.ask(
                topic,
                trial,
                work,
                answer -> arrived(() -> then.accept(answer)),
                sentence -> arrived(() -> {
                    refused.accept(sentence);
                }));
    }

    private void arrived(Runnable told) {
        waiting = false;
        Runnable following = next;
        next = null;
        told.run();
        if (following != null) {
            following.run();
        }
    }

    /** Nobody waits any longer. */
    public void forget() {
        waiting = false;
        next = null;
        probing.forget(topic);
    }
}
