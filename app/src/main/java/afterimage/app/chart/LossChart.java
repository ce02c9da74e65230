package afterimage.app.chart;

import afterimage.app.theme.Palette;
import afterimage.engine.trace.LossPoint;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Loss against steps: training raw and smoothed, held-out, and the levels to beat. Drawn with AWT's geometry only, so
 * the command line can use it without a window.
 */
public final class LossChart {
    /** More points than this on a curve cannot be told apart on a screen. */
    private static final int MAX_POINTS = 1500;

    /** Two lines closer than this ratio share one label's height. */
    private static final double NEAR = 1.25;

    private static final int RAW = 0;
    private static final int SMOOTH = 1;
    private static final int HELD_OUT = 2;

    private final XYSeries raw = new XYSeries("raw", false, true);
    private final XYSeries smooth = new XYSeries("train", false, true);
    private final XYSeries heldOut = new XYSeries("held-out", false, true);
    private final XYPlot plot;
    private final JFreeChart chart;
    private final String fontFamily = ChartFont.family();
    private Palette palette;
    private double smoothing = 0.97;
    private LossCurves shown = new LossCurves("", List.of(), List.of(), List.of());

    public LossChart(Palette palette) {
        this.palette = palette;
        XYSeriesCollection data = new XYSeriesCollection();
        data.addSeries(raw);
        data.addSeries(smooth);
        data.addSeries(heldOut);
        plot = new XYPlot(data, new NumberAxis(), new NumberAxis(), new XYLineAndShapeRenderer(true, false));
        chart = new JFreeChart(null, null, plot, false);
        setLog(true);
    }

    /** The curves as a picture, dark, for files. */
    public static BufferedImage image(LossCurves curves, int width, int height) {
        return image(curves, Palette.DARK, true, 0.97, width, height);
    }

    /** The curves as a picture. */
    public static BufferedImage image(
            LossCurves curves, Palette palette, boolean log, double smoothing, int width, int height) {
        LossChart chart = new LossChart(palette);
        chart.setLog(log);
        chart.setSmoothing(smoothing);
        chart.show(curves);
        chart.chart.setPadding(new RectangleInsets(16, 12, 12, 20));
        chart.plot.getDomainAxis().setLabel("training steps");
        chart.plot.getRangeAxis().setLabel(curves.unit());
        chart.chart.addLegend(chart.legend());
        return chart.chart.createBufferedImage(width, height);
    }

    /** What the curves are; in the window the view says so itself. */
    private LegendTitle legend() {
        LegendTitle legend = new LegendTitle(plot);
        legend.setPosition(RectangleEdge.TOP);
        legend.setHorizontalAlignment(HorizontalAlignment.LEFT);
        legend.setFrame(BlockBorder.NONE);
        legend.setBackgroundPaint(colour(palette.panel()));
        legend.setItemFont(font(12));
        legend.setItemPaint(colour(palette.dim()));
        return legend;
    }

    JFreeChart chart() {
        return chart;
    }

    /** Replaces everything shown, with one redraw. */
    public void show(LossCurves curves) {
        chart.setNotify(false);
        boolean otherLines = !curves.lines().equals(shown.lines());
        shown = curves;
        fill(raw, curves.train(), 0);
        fill(smooth, curves.train(), smoothing);
        fill(heldOut, curves.heldOut(), 0);
        if (otherLines) {
            markLines();
        }
        fitRange();
        chart.setNotify(true);
    }

    public void setSmoothing(double share) {
        smoothing = share;
        show(shown);
    }

    public void setLog(boolean log) {
        ValueAxis axis = log ? new PlainLogAxis() : new NumberAxis();
        chart.setNotify(false);
        plot.setRangeAxis(axis);
        style();
        fitRange();
        chart.setNotify(true);
    }

    public void setPalette(Palette other) {
        palette = other;
        chart.setNotify(false);
        style();
        chart.setNotify(true);
    }

    /** Exponential moving average, started without bias; thinned to what a screen can show. */
    private static void fill(XYSeries series, List<LossPoint> points, double smoothing) {
        series.clear();
        int stride = Math.max(1, points.size() / MAX_POINTS);
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < points.size(); i++) {
            sum = smoothing * sum + (1 - smoothing) * points.get(i).loss();
            weight = smoothing * weight + (1 - smoothing);
            if (i % stride == 0 || i == points.size() - 1) {
                series.add(points.get(i).step(), sum / weight, false);
            }
        }
        series.fireSeriesChanged();
    }

    /** The first steps' losses are far off; the range is that of the smoothed curves and the lines. */
    private void fitRange() {
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (XYSeries series : List.of(smooth, heldOut)) {
            if (!series.isEmpty()) {
                low = Math.min(low, series.getMinY());
                high = Math.max(high, series.getMaxY());
            }
        }
        for (LossCurves.Line line : shown.lines()) {
            low = Math.min(low, line.value());
            high = Math.max(high, line.value());
        }
        if (Double.isInfinite(low) || high <= 0) {
            low = 0.01;
            high = 1;
        }
        boolean log = plot.getRangeAxis() instanceof LogAxis;
        plot.getRangeAxis()
                .setRange(log ? new Range(Math.max(1e-6, low * 0.85), high * 1.12) : new Range(0, high * 1.08));
    }

    /** A label stands above its line, or below where the next line above is so near that the two would overlap. */
    private void markLines() {
        plot.clearRangeMarkers();
        double above = Double.POSITIVE_INFINITY;
        for (LossCurves.Line line : shown.lines().stream()
                .sorted(Comparator.comparingDouble(LossCurves.Line::value).reversed())
                .toList()) {
            boolean below = above / line.value() < NEAR;
            plot.addRangeMarker(marker(line, below));
            above = line.value();
        }
    }

    private ValueMarker marker(LossCurves.Line line, boolean labelBelow) {
        BasicStroke dotted =
                new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {3, 4}, 0);
        ValueMarker marker = new ValueMarker(line.value(), colour(palette.faint()), dotted);
        marker.setLabel(line.name());
        marker.setLabelPaint(colour(palette.dim()));
        marker.setLabelFont(font(11));
        marker.setLabelBackgroundColor(new Color(0, true));
        marker.setLabelAnchor(labelBelow ? RectangleAnchor.BOTTOM_RIGHT : RectangleAnchor.TOP_RIGHT);
        marker.setLabelTextAnchor(labelBelow ? TextAnchor.TOP_RIGHT : TextAnchor.BOTTOM_RIGHT);
        marker.setLabelOffset(new RectangleInsets(2, 2, 2, 4));
        marker.setAlpha(1f);
        return marker;
    }

    private void style() {
        chart.setBackgroundPaint(colour(palette.panel()));
        chart.setPadding(new RectangleInsets(4, 0, 0, 4));
        plot.setBackgroundPaint(colour(palette.panel()));
        plot.setOutlineVisible(false);
        plot.setInsets(new RectangleInsets(4, 0, 0, 14));
        plot.setAxisOffset(new RectangleInsets(0, 0, 0, 0));
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(colour(palette.line()));
        plot.setRangeGridlineStroke(new BasicStroke(1));
        for (ValueAxis axis : List.of(plot.getDomainAxis(), plot.getRangeAxis())) {
            axis.setTickLabelFont(font(11));
            axis.setTickLabelPaint(colour(palette.faint()));
            axis.setLabelFont(font(12));
            axis.setLabelPaint(colour(palette.dim()));
            axis.setAxisLineVisible(false);
            axis.setTickMarksVisible(false);
        }
        plot.getDomainAxis().setLowerMargin(0);
        plot.getDomainAxis().setUpperMargin(0.01);
        ((NumberAxis) plot.getDomainAxis()).setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        XYLineAndShapeRenderer lines = (XYLineAndShapeRenderer) plot.getRenderer();
        lines.setSeriesVisibleInLegend(RAW, false);
        pen(lines, RAW, new Color(palette.reconstruction() & 0xffffff | 0x38000000, true), new BasicStroke(1));
        pen(lines, SMOOTH, colour(palette.reconstruction()), new BasicStroke(2));
        pen(
                lines,
                HELD_OUT,
                colour(palette.prediction()),
                new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {6, 3}, 0));
        markLines();
    }

    private static void pen(XYLineAndShapeRenderer lines, int series, Color colour, BasicStroke stroke) {
        lines.setSeriesPaint(series, colour);
        lines.setSeriesStroke(series, stroke);
    }

    private Font font(int size) {
        return new Font(fontFamily, Font.PLAIN, size);
    }

    private static Color colour(int rgb) {
        return new Color(rgb);
    }
}
