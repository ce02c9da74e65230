package afterimage.app.chart;

import afterimage.app.theme.Palette;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** Loss curves for files: with a legend and the names of the axes, which in the window stand beside the chart. */
public final class LossPicture {
    public static BufferedImage image(LossCurves curves, int width, int height) {
        return forFiles(curves, Palette.DARK, true, 0.97, width).createBufferedImage(width, height);
    }

    /** The curves with names of axes and lines, drawn at the size given on whatever it is applied to. */
    public static Consumer<Graphics2D> painter(
            LossCurves curves, Palette palette, boolean log, double smoothing, int width, int height) {
        return g ->
                forFiles(curves, palette, log, smoothing, width).draw(g, new Rectangle2D.Double(0, 0, width, height));
    }

    private static JFreeChart forFiles(LossCurves curves, Palette palette, boolean log, double smoothing, int columns) {
        // The chart library would draw the turned name of the axis as outlines, which is no text in a vector file.
        TextUtils.setUseDrawRotatedStringWorkaround(false);
        LossChart curvesOnly = new LossChart(palette, name -> name);
        curvesOnly.setLog(log);
        curvesOnly.setSmoothing(smoothing);
        curvesOnly.show(curves);
        curvesOnly.setColumns(columns);
        JFreeChart chart = curvesOnly.chart;
        chart.setPadding(new RectangleInsets(16, 12, 12, 20));
        chart.getXYPlot().getDomainAxis().setLabel("training steps");
        chart.getXYPlot().getRangeAxis().setLabel(curves.unit());
        chart.addLegend(legend(curvesOnly, palette));
        return chart;
    }

    /** What the curves are; in the window the view says so itself. */
    private static LegendTitle legend(LossChart chart, Palette palette) {
        LegendTitle legend = new LegendTitle(chart.chart.getPlot());
        legend.setPosition(RectangleEdge.TOP);
        legend.setHorizontalAlignment(HorizontalAlignment.LEFT);
        legend.setFrame(BlockBorder.NONE);
        legend.setBackgroundPaint(new Color(palette.panel()));
        legend.setItemFont(chart.font(12));
        legend.setItemPaint(new Color(palette.dim()));
        return legend;
    }
}
