package afterimage.engine.clip;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import org.slf4j.LoggerFactory;

/** Whether pictures can carry words here: a bare system may have no fonts, and Java then fails in several ways. */
public final class Lettering {
    public static boolean isAvailable() {
        try {
            new Font(Font.SANS_SERIF, Font.PLAIN, 12).getStringBounds("t", new FontRenderContext(null, true, true));
            return true;
        } catch (RuntimeException | LinkageError | InternalError e) {
            LoggerFactory.getLogger(Lettering.class).warn("no fonts on this machine: pictures go without words", e);
            return false;
        }
    }
}
