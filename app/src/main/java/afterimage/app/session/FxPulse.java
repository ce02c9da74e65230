package afterimage.app.session;

import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.animation.AnimationTimer;

/** The only place where what other threads made reaches the JavaFX thread: once a pulse, whatever is in the mailbox. */
public final class FxPulse {
    private final AnimationTimer timer;

    /**
     * @param onMail gets each mail
     * @param onPulse gets the time of each pulse, nanoseconds; players move by it
     */
    public FxPulse(SnapshotMailbox mailbox, Consumer<Mail> onMail, LongConsumer onPulse) {
        timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                try {
                    mailbox.drain().ifPresent(onMail);
                } finally {
                    // A view that fails must not keep the failure itself from being shown.
                    onPulse.accept(now);
                }
            }
        };
    }

    public void start() {
        timer.start();
    }

    public void stop() {
        timer.stop();
    }
}
