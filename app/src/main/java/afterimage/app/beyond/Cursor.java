package afterimage.app.beyond;

import java.util.function.IntSupplier;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;

/**
 * The frame looked at, of more frames than the players have: it plays on through all of them, moves by single steps as
 * the players do, and goes where they are sent.
 */
final class Cursor {
    final IntegerProperty step = new SimpleIntegerProperty();
    private final IntSupplier frames;
    private final IntSupplier playersFrames;

    Cursor(IntSupplier frames, IntSupplier playersFrames) {
        this.frames = frames;
        this.playersFrames = playersFrames;
    }

    void follow(int before, int now, boolean playing) {
        int all = Math.max(1, frames.getAsInt());
        // One step on from the players' last step is their first.
        int round = playersFrames.getAsInt() - 1;
        int by = now - before;
        if (playing || by == 1 || by == -round) {
            step.set((step.get() + 1) % all);
        } else if (by == -1 || by == round) {
            step.set(Math.floorMod(step.get() - 1, all));
        } else {
            step.set(Math.min(now, all - 1));
        }
    }

    /** Fewer frames than before leave it at the last. */
    void fit() {
        step.set(Math.max(0, Math.min(step.get(), frames.getAsInt() - 1)));
    }
}
