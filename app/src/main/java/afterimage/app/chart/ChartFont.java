package afterimage.app.chart;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.InputStream;
import org.slf4j.LoggerFactory;

/** Makes the program's font known to AWT, which charts and figures measure text with. */
public final class ChartFont {
    private static final String INTER = "/afterimage/assets/fonts/Inter-Regular.otf";
    private static final String FAMILY = register();

    /** Inter, or the system's own where this machine cannot take it. */
    public static String family() {
        return FAMILY;
    }

    private static String register() {
        try (InputStream in = ChartFont.class.getResourceAsStream(INTER)) {
            Font inter = Font.createFont(Font.TRUETYPE_FONT, in);
            GraphicsEnvironment.getLocalGraphicsEnvironment().registerFont(inter);
            return inter.getFamily();
        } catch (IOException | FontFormatException | RuntimeException | LinkageError | InternalError e) {
            LoggerFactory.getLogger(ChartFont.class).warn("charts use the system's font", e);
            return Font.SANS_SERIF;
        }
    }
}
