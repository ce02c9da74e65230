package afterimage.app.session;

import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.animation.AnimationTimer;

/**
 * The only place where what other threads made reaches the JavaFX thread. Mail is handed over three times a second, and
 * players move in step with it: each picture of the window takes time that training would use, so that what changes by
 * itself changes together. What the user waits for comes with the next beat.
 */
public final class FxPulse {
    /** Twenty beats a second; pulses come a little early or late. */
    private static final long BEAT_NANOSECONDS = 50_000_000 - 8_000_000;
    /** Of the beats, those that bring numbers of the training. */
    private static final int MAIL = 6;

    private final AnimationTimer timer;

    @FunctionalInterface
    public interface Beats {
        /** At a time in nanoseconds; each second beat is whole, those that bring mail among them. */
        void beat(long now, boolean whole);
    }

    /** @param onBeat comes after the mail, players move by it; {@code onPulse} gets the time of each, nanoseconds */
    public FxPulse(SnapshotMailbox mailbox, Consumer<Mail> onMail, Beats onBeat, LongConsumer onPulse) {
        timer = new AnimationTimer() {
            private long last;
            private int beats;

            @Override
            public void handle(long now) {
                try {
                    if (now - last >= BEAT_NANOSECONDS) {
                        last = now;
                        beats++;
                        if (beats % MAIL == 0 || mailbox.isAwaited()) {
                            mailbox.drain().ifPresent(onMail);
                        }
                        onBeat.beat(now, beats % 2 == 0);
                    }
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
