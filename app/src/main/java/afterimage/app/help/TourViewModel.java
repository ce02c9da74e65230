package afterimage.app.help;

import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;

/** The first-start tour: which stop it is at. */
public final class TourViewModel {
    /** The tour is not shown. */
    public static final int CLOSED = -1;

    /**
     * One stop.
     *
     * @param region style class or id of what it is about, as a selector
     */
    public record Stop(String region, String title, String words) {}

    public static final List<Stop> STOPS = List.of(
            new Stop(
                    ".players",
                    "One clip, side by side",
                    "A model that this program trained is playing clips of digits it has never seen: what went in,"
                            + " what really came next, and what it expected."),
            new Stop(
                    ".strips",
                    "All frames at once",
                    "Each column is a time step. Click or drag to move through time, or use the arrow keys; the bars below"
                            + " are the error of each frame."),
            new Stop(
                    ".inside",
                    "Inside the model",
                    "Each tab shows another side of it. The diagram draws its layers over time: click a cell to see its"
                            + " gates and equations. The arrows at the right give a tab the whole height, or fold it away."),
            new Stop(
                    "#train",
                    "Train",
                    "Begins a new run with the settings on the left. The first shapes show within seconds. Pause, single"
                            + " steps and stop stand beside it; everything is saved as it goes."),
            new Stop(
                    ".setup",
                    "The settings",
                    "Begin with a preset, then change what you like: the card at the bottom says at once what it costs."
                            + " Rest the mouse on a name to read what it is and which paper says so."),
            new Stop(
                    ".measures",
                    "Is it any good?",
                    "The loss curves with lines for what costs nothing, the metrics in the papers' units, and your runs,"
                            + " which open with a double click or Enter."),
            new Stop(
                    ".menu-bar",
                    "Everything else",
                    "Ctrl+K lists every command, F1 opens Help, F11 makes it all large for a projector. This tour can be"
                            + " taken again from the Help menu."));

    /** Index of the stop shown, or {@link #CLOSED}. */
    public final IntegerProperty stop = new SimpleIntegerProperty(CLOSED);

    public boolean isOpen() {
        return stop.get() != CLOSED;
    }

    public boolean isLast() {
        return stop.get() == STOPS.size() - 1;
    }

    public void begin() {
        stop.set(0);
    }

    /** The next stop; the end after the last. */
    public void next() {
        if (isOpen()) {
            stop.set(isLast() ? CLOSED : stop.get() + 1);
        }
    }

    /** The stop before; stays at the first. */
    public void back() {
        stop.set(isOpen() ? Math.max(0, stop.get() - 1) : CLOSED);
    }

    public void skip() {
        stop.set(CLOSED);
    }
}
