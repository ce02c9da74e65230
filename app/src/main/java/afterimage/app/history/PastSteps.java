package afterimage.app.history;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;

/** The training steps of a run's saved moments, and which one is chosen. */
final class PastSteps {
    private final IntegerProperty position = new SimpleIntegerProperty();
    private final Set<Long> damaged = new HashSet<>();
    private List<Long> steps = List.of();

    IntegerProperty positionProperty() {
        return position;
    }

    /** Ascending. */
    List<Long> all() {
        return steps;
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    boolean isAtEnd() {
        return position.get() >= steps.size() - 1;
    }

    void moveOn() {
        position.set(Math.min(position.get() + 1, steps.size() - 1));
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
        damaged.clear();
        steps = List.of();
        position.set(0);
    }

    /** The one chosen, e.g. {@code step 1,234 (3 of 34)}. */
    String text() {
        return isEmpty()
                ? ""
                : String.format(Locale.ROOT, "step %,d (%d of %d)", chosen(), position.get() + 1, steps.size());
    }
}
