package afterimage.app.chart;

import afterimage.app.theme.Palette;
import javafx.scene.layout.Region;
import org.jfree.chart.fx.ChartCanvas;

/** The loss chart as a node. */
public final class LossChartPane extends Region {
    private static final double MIN_HEIGHT = 150;

    private final LossChart chart;
    private final ChartCanvas canvas;

    public LossChartPane(Palette palette) {
        chart = new LossChart(palette, "Inter");
        canvas = new ChartCanvas(chart.chart());
        canvas.setTooltipEnabled(false);
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
        canvas.resizeRelocate(0, 0, getWidth(), getHeight());
        canvas.draw();
    }
}
