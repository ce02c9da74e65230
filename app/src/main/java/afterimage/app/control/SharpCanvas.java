package afterimage.app.control;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.transform.Scale;

/** A canvas as large as the node that paints on it, with more pixels while a picture of that node is taken. */
public final class SharpCanvas extends Canvas {
    private int resolution = 1;

    public SharpCanvas() {
        // What is drawn asks for no room, or the node could never get smaller again.
        setManaged(false);
    }

    public void fit(double width, double height) {
        setWidth(width * resolution);
        setHeight(height * resolution);
    }

    /** @param pixels a unit of length, from the next {@link #fit} on */
    public void setResolution(int pixels) {
        resolution = pixels;
        getTransforms().setAll(new Scale(1.0 / pixels, 1.0 / pixels));
    }

    public int resolution() {
        return resolution;
    }

    /** Empty, to be painted in the node's own coordinates. */
    public GraphicsContext begin() {
        GraphicsContext g = getGraphicsContext2D();
        g.setTransform(resolution, 0, 0, resolution, 0, 0);
        g.clearRect(0, 0, getWidth() / resolution, getHeight() / resolution);
        return g;
    }

    /** Something that paints itself pixel by pixel, and would be blurred if its picture were merely enlarged. */
    public interface Sharp {
        /** While a picture is taken of it, paints with so many pixels a unit of length; 1 as on the screen. */
        void setResolution(int pixels);
    }
}
