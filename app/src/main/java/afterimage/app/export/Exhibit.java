package afterimage.app.export;

import java.util.List;
import java.util.Map;

/**
 * Something that can be exported.
 *
 * @param id names files and controls
 * @param title what the user calls it
 * @param about one sentence
 * @param ways by format, the first the usual one
 */
public record Exhibit(String id, String title, String about, Map<Format, Source> ways) {

    /** Takes what is there now; called on the window's thread, so it is quick. */
    @FunctionalInterface
    public interface Source {
        /** @return null when there is nothing to take yet */
        Taken take(Look look);
    }

    public List<Format> formats() {
        return List.copyOf(ways.keySet());
    }
}
