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
    /** A moment stays so long while they play; longer where computing one takes longer. */
    private static final long PLAY_NANOSECONDS = 400_000_000;

    /** Which one is chosen, 0 the first. */
    final IntegerProperty position = new SimpleIntegerProperty();

    /** Whether they go by one after the other. */
    final BooleanProperty playing = new SimpleBooleanProperty();

    private final Set<Long> damaged = new HashSet<>();
    private List<Long> steps = List.of();
    private long lastTick;

    /** Ascending. */
    List<Long> all() {
        return steps;
    }

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

    /**
     * Time passes, nanoseconds; playing goes by it.
     *
     * @param arrived whether the one chosen is to be seen
     */
    void tick(long time, boolean arrived) {
        if (!playing.get() || !arrived) {
            lastTick = arrived ? time : lastTick;
        } else if (time - lastTick >= PLAY_NANOSECONDS) {
            lastTick = time;
            playing.set(!isAtEnd());
            position.set(Math.min(position.get() + 1, steps.size() - 1));
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
        playing.set(false);
        damaged.clear();
        steps = List.of();
        position.set(0);
    }

    /** The one chosen, e.g. {@code step 1,234 (3 of 34)}. */
    String text() {
        return isEmpty() ? "" : Texts.of("history.step", chosen(), position.get() + 1, steps.size());
    }
}
