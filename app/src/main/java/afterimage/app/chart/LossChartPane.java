package afterimage.app.chart;

import afterimage.app.control.Sharp;
import afterimage.app.theme.Palette;
import java.awt.geom.Rectangle2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.transform.Scale;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.fx.FXGraphics2D;

/** The loss chart as a node. */
public final class LossChartPane extends Region implements Sharp {
    private static final double MIN_HEIGHT = 150;
    private static final double LABEL_SIZE = 11;

    private final LossChart chart;
    private final ChartCanvas canvas;

    public LossChartPane(Palette palette) {
        chart = new LossChart(palette);
        canvas = new ChartCanvas(chart.chart());
        canvas.setTooltipEnabled(false);
        // The chart library's canvas falls back to this font whenever it leaves a clip.
        canvas.getGraphicsContext2D().setFont(Font.font("Inter", LABEL_SIZE));
        getChildren().add(canvas);
        setMinHeight(MIN_HEIGHT);
        setAccessibleText("Loss curves");
    }

    public void show(LossCurves curves) {
        chart.show(curves);
    }

    public void setLog(boolean log) {
        chart.setLog(log);
    }

    public void setSmoothing(double share) {
        chart.setSmoothing(share);
    }

    public void setPalette(Palette palette) {
        chart.setPalette(palette);
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        canvas.draw();
    }

    /** The chart's own canvas draws at one pixel a unit; for more, one with more pixels takes its place. */
    @Override
    public void setResolution(int pixels) {
        if (pixels == 1) {
            getChildren().setAll(canvas);
            return;
        }
        Canvas fine = new Canvas(getWidth() * pixels, getHeight() * pixels);
        // Its pixels are no wish for room: the layout stays as it is.
        fine.setManaged(false);
        fine.getTransforms().add(new Scale(1.0 / pixels, 1.0 / pixels));
        fine.getGraphicsContext2D().setFont(Font.font("Inter", LABEL_SIZE));
        FXGraphics2D g = new FXGraphics2D(fine.getGraphicsContext2D());
        g.scale(pixels, pixels);
        chart.chart().draw(g, new Rectangle2D.Double(0, 0, getWidth(), getHeight()));
        getChildren().setAll(fine);
    }
}
