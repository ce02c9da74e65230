package afterimage.app.control;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/** A scroll pane whose content is as wide as there is room, and may change all the time. */
public final class Scroll extends ScrollPane {
    /** @param content null where it comes later */
    public Scroll(Node content) {
        setContent(content);
        setFitToWidth(true);
        // The usual one keeps a picture of all that it shows, and paints that anew when a single pixel changes.
        skinProperty().addListener((p, before, now) -> {
            Node viewport = lookup(".viewport");
            if (viewport != null) {
                viewport.setCache(false);
            }
        });
    }
}
