package afterimage.app.chart;

import java.awt.Graphics2D;
import javafx.scene.canvas.GraphicsContext;
import org.jfree.fx.FXGraphics2D;

/** AWT's way to draw, on canvases of JavaFX. */
public final class CanvasGraphics {
    public static Graphics2D of(GraphicsContext canvas) {
        return new FXGraphics2D(canvas);
    }
}
