package afterimage.app.chart;

import afterimage.app.theme.Palette;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import org.jfree.chart.fx.ChartCanvas;

/** The loss chart as a node. */
public final class LossChartPane extends Region {
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
}
