package afterimage.app.chart;

import afterimage.app.theme.Palette;
import afterimage.app.theme.RunColours;
import afterimage.engine.trace.LossPoint;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;
import org.jfree.data.xy.DefaultXYDataset;

/**
 * Loss against steps: training raw and smoothed, held-out, and the levels to beat. Drawn with AWT's geometry only, so
 * the command line can use it without a window.
 */
public final class LossChart {
    /** Share of the chart's height above what it shows: under a name, and otherwise. */
    private static final double HEADROOM = 0.12;

    private static final double LITTLE = 0.05;

    private static final double MIN_STEPS = 4;
    private static final float[] DASHES = {6, 3};

    /** A series of the plot; the label is what its legend says, and may be that of two. */
    private record Key(int index, String label) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Integer.compare(index, other.index);
        }

        @Override
        public String toString() {
            return label;
        }
    }

    /** A run's two curves. */
    private record Pair(String name, int colour, Curve train, Curve heldOut) {
        void show(List<LossPoint> losses, List<LossPoint> looks, double smoothing) {
            train.show(losses, smoothing);
            heldOut.show(looks, 0);
        }
    }

    private final Curve train = new Curve();
    private final Curve heldOut = new Curve();
    private final List<Pair> others = new ArrayList<>();
    private final XYPlot plot;
    private final JFreeChart chart;
    private final String fontFamily = ChartFont.family();
    private Palette palette;
    private double smoothing = 0.97;
    private double typeScale = 1;
    private LossCurves shown = new LossCurves("", List.of(), List.of(), List.of());
    private int columns = 1000;
    /** What the user chose to see, or null for all. */
    private Range steps;

    private Range losses;

    public LossChart(Palette palette) {
        this.palette = palette;
        plot = new XYPlot(new DefaultXYDataset(), new NumberAxis(), new NumberAxis(), new Lines());
        plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
        chart = new JFreeChart(null, null, plot, false);
        setLog(true);
    }

    JFreeChart chart() {
        return chart;
    }

    /** Replaces everything shown, with one redraw. */
    public void show(LossCurves curves) {
        shown = curves;
        train.show(curves.train(), smoothing);
        heldOut.show(curves.heldOut(), 0);
        showOthers(curves.others());
        chart.setNotify(false);
        draw();
        chart.setNotify(true);
    }

    private void showOthers(List<LossCurves.Other> now) {
        List<Pair> before = List.copyOf(others);
        others.clear();
        for (int i = 0; i < now.size(); i++) {
            LossCurves.Other run = now.get(i);
            boolean kept = i < before.size() && before.get(i).name.equals(run.name());
            Pair pair = new Pair(
                    run.name(),
                    run.colour(),
                    kept ? before.get(i).train : new Curve(),
                    kept ? before.get(i).heldOut : new Curve());
            pair.show(run.train(), run.heldOut(), smoothing);
            others.add(pair);
        }
    }

    public void setSmoothing(double share) {
        smoothing = share;
        show(shown);
    }

    /** @param count how many columns of the screen the curves are drawn on */
    void setColumns(int count) {
        columns = Math.max(1, count);
        chart.setNotify(false);
        draw();
        chart.setNotify(true);
    }

    /** Shows a part only. Null for a range leaves it as it is. */
    void zoom(Range ofSteps, Range ofLosses) {
        if (ofSteps != null) {
            double low = Math.max(0, ofSteps.getLowerBound());
            double high = Math.min(lastStep(), ofSteps.getUpperBound());
            double middle = (low + high) / 2;
            double half = Math.max(MIN_STEPS, high - low) / 2;
            steps = high - low >= lastStep() ? null : new Range(Math.max(0, middle - half), middle + half);
        }
        losses = ofLosses != null ? ofLosses : losses;
        chart.setNotify(false);
        draw();
        chart.setNotify(true);
    }

    /** Shows everything again. */
    void zoomOut() {
        losses = null;
        zoom(new Range(0, lastStep()), null);
    }

    boolean isZoomed() {
        return steps != null || losses != null;
    }

    /** The values at the training step nearest to a place on the axis; null without curves. */
    ReadOut readOut(double step) {
        Curve leading = train.size() > 0 ? train : heldOut;
        if (leading.size() == 0) {
            return null;
        }
        long at = (long) leading.step(leading.nearest(step));
        List<ReadOut.Row> rows = new ArrayList<>();
        rows.add(row("run in view", palette.reconstruction(), train, heldOut, at));
        for (Pair run : others) {
            rows.add(row(run.name, RunColours.of(palette, run.colour), run.train, run.heldOut, at));
        }
        return new ReadOut(at, rows);
    }

    private static ReadOut.Row row(String name, int colour, Curve train, Curve heldOut, long step) {
        int at = train.nearest(step);
        // A run that ended before has no value here.
        boolean trained = at >= 0 && train.step(at) == step;
        int look = heldOut.nearest(step);
        boolean looked = look >= 0 && (trained || heldOut.step(look) == step);
        return new ReadOut.Row(
                name,
                colour,
                trained ? (Double) train.loss(at) : null,
                trained ? (Double) train.smoothed(at) : null,
                looked ? (Double) heldOut.loss(look) : null,
                looked ? (long) heldOut.step(look) : 0);
    }

    private double lastStep() {
        double last = 1;
        for (Curve curve : curves()) {
            last = curve.size() == 0 ? last : Math.max(last, curve.step(curve.size() - 1));
        }
        return last;
    }

    private List<Curve> curves() {
        List<Curve> all = new ArrayList<>(List.of(train, heldOut));
        others.forEach(run -> all.addAll(List.of(run.train, run.heldOut)));
        return all;
    }

    /** The curves in sight, thinned to the screen; others below, so that the run in view is on top. */
    private void draw() {
        Range domain = steps == null ? new Range(0, lastStep() * 1.01) : steps;
        DefaultXYDataset data = new DefaultXYDataset();
        Lines lines = (Lines) plot.getRenderer();
        BasicStroke dashed = new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DASHES, 0);
        for (Pair run : others) {
            Color colour = colour(RunColours.of(palette, run.colour));
            add(data, lines, run.name, run.train.line(domain.getLowerBound(), domain.getUpperBound(), columns, true));
            pen(lines, data.getSeriesCount() - 1, colour, new BasicStroke(1.5f));
            add(data, lines, null, run.heldOut.line(domain.getLowerBound(), domain.getUpperBound(), columns, false));
            pen(lines, data.getSeriesCount() - 1, colour, dashed);
        }
        double[][] area = train.area(domain.getLowerBound(), domain.getUpperBound(), columns);
        lines.fill(area == null ? Lines.NONE : data.getSeriesCount());
        double[][] raw = train.line(domain.getLowerBound(), domain.getUpperBound(), columns, false);
        add(data, lines, null, area == null ? raw : area);
        Color faded = new Color(palette.reconstruction() & 0xffffff | 0x60000000, true);
        pen(lines, data.getSeriesCount() - 1, faded, new BasicStroke(1));
        add(
                data,
                lines,
                train.size() == 0 ? null : "train",
                train.line(domain.getLowerBound(), domain.getUpperBound(), columns, true));
        pen(lines, data.getSeriesCount() - 1, colour(palette.reconstruction()), new BasicStroke(2));
        add(
                data,
                lines,
                heldOut.size() == 0 ? null : "held-out",
                heldOut.line(domain.getLowerBound(), domain.getUpperBound(), columns, false));
        pen(lines, data.getSeriesCount() - 1, colour(palette.prediction()), dashed);
        plot.setDataset(data);
        plot.getDomainAxis().setRange(domain);
        plot.getRangeAxis().setRange(losses == null ? fitting() : losses);
        markLines();
    }

    /** @param label in the legend; null or empty for none */
    private static void add(DefaultXYDataset data, Lines lines, String label, double[][] line) {
        int index = data.getSeriesCount();
        data.addSeries(new Key(index, label == null ? "" : label), line);
        lines.setSeriesVisibleInLegend(index, label != null && !label.isEmpty());
    }

    public void setLog(boolean log) {
        ValueAxis axis = log ? new PlainLogAxis() : new NumberAxis();
        chart.setNotify(false);
        plot.setRangeAxis(axis);
        losses = null;
        style();
        draw();
        chart.setNotify(true);
    }

    public void setPalette(Palette other) {
        palette = other;
        chart.setNotify(false);
        style();
        draw();
        chart.setNotify(true);
    }

    /** Makes the type of axes and lines larger, e.g. for a projector; 1 is the usual. */
    public void setTypeScale(double scale) {
        typeScale = scale;
        chart.setNotify(false);
        style();
        chart.setNotify(true);
    }

    /** The first steps' losses are far off; the range is that of the smoothed curves and the lines. */
    private Range fitting() {
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (Curve curve : curves()) {
            double[] extent = curve.extent(0, Double.MAX_VALUE, true);
            if (extent != null) {
                low = Math.min(low, extent[0]);
                high = Math.max(high, extent[1]);
            }
        }
        // Above the highest line there is room for its name.
        double headroom = LITTLE;
        for (LossCurves.Line line : shown.lines()) {
            low = Math.min(low, line.value());
            headroom = line.value() >= high ? HEADROOM : headroom;
            high = Math.max(high, line.value());
        }
        if (Double.isInfinite(low) || high <= 0) {
            low = 0.01;
            high = 1;
        }
        boolean log = plot.getRangeAxis() instanceof LogAxis;
        return log
                ? new Range(Math.max(1e-6, low * 0.85), high * Math.pow(high / low, headroom))
                : new Range(0, high * (1 + headroom));
    }

    private void markLines() {
        LevelMarkers.mark(plot, shown.lines(), curves(), palette, font(11));
    }

    private void style() {
        chart.setBackgroundPaint(colour(palette.panel()));
        chart.setPadding(new RectangleInsets(4, 0, 0, 4));
        plot.setBackgroundPaint(colour(palette.panel()));
        plot.setOutlineVisible(false);
        plot.setInsets(new RectangleInsets(4, 0, 0, 24));
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
        markLines();
    }

    private static void pen(Lines lines, int series, Color colour, BasicStroke stroke) {
        lines.setSeriesPaint(series, colour);
        lines.setSeriesStroke(series, stroke);
    }

    Font font(int size) {
        return new Font(fontFamily, Font.PLAIN, (int) Math.round(size * typeScale));
    }

    static Color colour(int rgb) {
        return new Color(rgb);
    }
}
