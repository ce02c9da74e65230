package afterimage.app.help;

import afterimage.app.glossary.Texts;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;

/** The first-start tour: which stop it is at. */
public final class TourViewModel {
    public static final int CLOSED = -1;

    /** One stop: the selector of a class or an id, which it is about; its texts are those of {@code tour.REGION}. */
    public record Stop(String region) {
        String title() {
            return Texts.of("tour." + region.substring(1));
        }

        String words() {
            return Texts.of("tour." + region.substring(1) + ".about");
        }
    }

    public static final List<Stop> STOPS = Stream.of(
                    "#draw-something", ".players", ".strips", ".inside", "#train", ".setup", ".measures", ".menu-bar")
            .map(Stop::new)
            .toList();

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
