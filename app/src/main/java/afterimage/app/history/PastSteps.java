package afterimage.app.history;

import afterimage.app.glossary.Texts;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;

/** The training steps of a run's saved moments, and which one is chosen or plays. */
final class PastSteps {
    /** From one moment to the next while they play, the clip once; longer where computing one takes longer. */
    private static final double PLAY_NANOSECONDS = 1e9;
    /** Fewer are no film. */
    private static final int FEW = 4;

    /** Which one is chosen, 0 the first. */
    final IntegerProperty position = new SimpleIntegerProperty();
    /** Whether they go by one after the other. */
    final BooleanProperty playing = new SimpleBooleanProperty();
    /** Whether they are shown as a film, in place of strips. */
    final BooleanProperty filming = new SimpleBooleanProperty();
    /** The film's frame of the clip, from 0. */
    final IntegerProperty frame = new SimpleIntegerProperty();

    private final Set<Long> damaged = new HashSet<>();
    /** Ascending. */
    List<Long> steps = List.of();

    private long lastTick;

    boolean isEmpty() {
        return steps.isEmpty();
    }

    private boolean isAtEnd() {
        return position.get() >= steps.size() - 1;
    }

    /** Watches the model learn, from the one chosen or, at the last one, from the first. */
    void togglePlaying() {
        playing.set(!playing.get() && steps.size() > 1);
        if (playing.get() && isAtEnd()) {
            position.set(0);
        }
    }

    /** Shows the film from its first moment; none without a moment. */
    void playFilm() {
        filming.set(!isEmpty());
        position.set(0);
        playing.set(steps.size() > 1);
    }

    /**
     * Time passes, nanoseconds; playing goes by it.
     *
     * @param then what is to be seen, which may be one before, or null
     */
    void tick(long time, ClipAtStep then) {
        boolean arrived = then != null && !isEmpty() && then.step() == chosen();
        if (!playing.get()) {
            lastTick = time;
        } else if (arrived && time - lastTick >= PLAY_NANOSECONDS) {
            lastTick = time;
            playing.set(!isAtEnd());
            position.set(Math.min(position.get() + 1, steps.size() - 1));
        } else if (then != null) {
            frame.set((int) (then.period() * (time - lastTick) / PLAY_NANOSECONDS) % then.period());
        }
    }

    /** The one chosen; there has to be one. */
    long chosen() {
        return steps.get(Math.max(0, Math.min(position.get(), steps.size() - 1)));
    }

    /** Takes other moments; the one chosen stays, or the one nearest to it. */
    void show(List<Long> moments) {
        long before = isEmpty() ? 0 : chosen();
        List<Long> whole =
                moments.stream().filter(step -> !damaged.contains(step)).toList();
        steps = whole;
        position.set(IntStream.range(0, whole.size())
                .reduce(0, (a, b) -> Math.abs(whole.get(b) - before) < Math.abs(whole.get(a) - before) ? b : a));
    }

    /** A moment that cannot be read is none from now on. */
    void passOver(long step) {
        damaged.add(step);
        show(steps);
    }

    void clear() {
        filming.set(false);
        playing.set(false);
        damaged.clear();
        steps = List.of();
        position.set(0);
    }

    /** One sentence if there are few; else empty. */
    String few() {
        return isEmpty() || steps.size() >= FEW ? "" : Texts.count("history.few", steps.size());
    }

    /** The one chosen, e.g. {@code step 1,234 (3 of 34)}. */
    String text() {
        return isEmpty() ? "" : Texts.of("history.step", chosen(), position.get() + 1, steps.size());
    }
}
