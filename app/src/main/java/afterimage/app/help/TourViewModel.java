package afterimage.app.help;

import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;

/** The first-start tour: which stop it is at. */
public final class TourViewModel {
    public static final int CLOSED = -1;
    /** The selectors of a class or an id that stops are about; the texts of one are those of {@code tour.REGION}. */
    public static final List<String> STOPS =
            List.of("#draw-something", ".players", ".strips", ".inside", "#train", ".setup", ".measures", ".menu-bar");

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
