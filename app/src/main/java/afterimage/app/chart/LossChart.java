package afterimage.app.chart;

import afterimage.app.glossary.Texts;
import afterimage.app.theme.Palette;
import afterimage.engine.trace.LossPoint;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;
import org.jfree.data.xy.DefaultXYDataset;

/** Loss against steps. Drawn with AWT's geometry only, so the command line can use it without a window. */
public final class LossChart {
    /** Share of the chart's height above what it shows: under a name, and otherwise. */
    private static final double HEADROOM = 0.12;

    private static final double LITTLE = 0.05;
    private static final double MIN_STEPS = 4;
    private static final BasicStroke DASHED =
            new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {6, 3}, 0);

    private record Pair(String name, Curve train, Curve heldOut) {
        Pair(String name) {
            this(name, new Curve(), new Curve());
        }

        void show(List<LossPoint> losses, List<LossPoint> looks, double smoothing) {
            train.show(losses, smoothing);
            heldOut.show(looks, 0);
        }

        ReadOut.Row at(long step, int colour) {
            int at = train.nearest(step);
            // A run that ended before has no value here.
            boolean trained = at >= 0 && train.steps[at] == step;
            int look = heldOut.nearest(step);
            boolean looked = look >= 0 && (trained || heldOut.steps[look] == step);
            return new ReadOut.Row(
                    name,
                    colour,
                    trained ? (Double) train.losses[at] : null,
                    trained ? (Double) train.smooth[at] : null,
                    looked ? (Double) heldOut.losses[look] : null,
                    looked ? (long) heldOut.steps[look] : 0);
        }
    }

    private final Pair own = new Pair(Texts.of("metrics.in-view"));
    private final List<Pair> others = new ArrayList<>();
    /** What the legend says of each series of the plot; empty for nothing. */
    private final List<String> labels = new ArrayList<>();

    private final XYPlot plot;
    final JFreeChart chart;
    private final UnaryOperator<String> lineNames;
    private Palette palette;
    private double smoothing = 0.97;
    private double typeScale = 1;
    private LossCurves shown = new LossCurves("", List.of(), List.of(), List.of(), List.of());
    private int columns = 1000;
    /** What the user chose to see, or null for all. */
    private Range steps;

    private Range losses;

    /** @param lineNames how lines are called, by their names in files */
    LossChart(Palette palette, UnaryOperator<String> lineNames) {
        this.palette = palette;
        this.lineNames = lineNames;
        plot = new XYPlot(new DefaultXYDataset(), new NumberAxis(), new NumberAxis(), new Lines());
        ((Lines) plot.getRenderer()).setLegendItemLabelGenerator((data, series) -> labels.get(series));
        plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
        chart = new JFreeChart(null, null, plot, false);
        setLog(true);
    }

    public void show(LossCurves curves) {
        shown = curves;
        own.show(curves.train(), curves.heldOut(), smoothing);
        List<Pair> before = List.copyOf(others);
        others.clear();
        for (LossCurves.Other run : curves.others()) {
            int i = others.size();
            boolean kept = i < before.size() && before.get(i).name.equals(run.name());
            others.add(kept ? before.get(i) : new Pair(run.name()));
            others.get(i).show(run.train(), run.heldOut(), smoothing);
        }
        atOnce(this::draw);
    }

    /** However much it changes, the chart is painted once. */
    private void atOnce(Runnable change) {
        chart.setNotify(false);
        change.run();
        chart.setNotify(true);
    }

    private int colour(int other) {
        return palette.run(shown.others().get(other).colour());
    }

    public void setSmoothing(double share) {
        smoothing = share;
        show(shown);
    }

    void setColumns(int count) {
        columns = Math.max(1, count);
        atOnce(this::draw);
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
        atOnce(this::draw);
    }

    public void zoomOut() {
        losses = null;
        zoom(new Range(0, lastStep()), null);
    }

    boolean isZoomed() {
        return steps != null || losses != null;
    }

    /** The values at the training step nearest to a place on the axis; null without curves. */
    ReadOut readOut(double step) {
        Curve leading = own.train.size > 0 ? own.train : own.heldOut;
        if (leading.size == 0) {
            return null;
        }
        long at = (long) leading.steps[leading.nearest(step)];
        List<ReadOut.Row> rows = new ArrayList<>();
        rows.add(own.at(at, palette.reconstruction()));
        for (int i = 0; i < others.size(); i++) {
            rows.add(others.get(i).at(at, colour(i)));
        }
        return new ReadOut(at, rows);
    }

    private double lastStep() {
        return curves().stream()
                .filter(curve -> curve.size > 0)
                .mapToDouble(curve -> curve.steps[curve.size - 1])
                .reduce(1, Math::max);
    }

    private List<Curve> curves() {
        return Stream.concat(Stream.of(own), others.stream())
                .flatMap(run -> Stream.of(run.train, run.heldOut))
                .toList();
    }

    /** The curves in sight, thinned to the screen; others below, so that the run in view is on top. */
    private void draw() {
        Range domain = steps == null ? new Range(0, lastStep() * 1.01) : steps;
        DefaultXYDataset data = new DefaultXYDataset();
        labels.clear();
        for (int i = 0; i < others.size(); i++) {
            Pair run = others.get(i);
            Color colour = new Color(colour(i));
            add(data, run.name, run.train.line(domain, columns, true), colour, new BasicStroke(1.5f));
            add(data, "", run.heldOut.line(domain, columns, false), colour, DASHED);
        }
        double[][] area = own.train.area(domain, columns);
        Lines lines = (Lines) plot.getRenderer();
        lines.filled = area == null ? Lines.NONE : data.getSeriesCount();
        Color faded = new Color(palette.reconstruction() & 0xffffff | 0x60000000, true);
        add(data, "", area == null ? own.train.line(domain, columns, false) : area, faded, new BasicStroke(1));
        String train = own.train.size == 0 ? "" : "train";
        Color colour = new Color(palette.reconstruction());
        add(data, train, own.train.line(domain, columns, true), colour, new BasicStroke(2));
        String heldOut = own.heldOut.size == 0 ? "" : "held-out";
        add(data, heldOut, own.heldOut.line(domain, columns, false), new Color(palette.prediction()), DASHED);
        plot.setDataset(data);
        plot.getDomainAxis().setRange(domain);
        plot.getRangeAxis().setRange(losses == null ? fitting() : losses);
        markLines();
    }

    /** @param label in the legend; empty for none */
    private void add(DefaultXYDataset data, String label, double[][] line, Color colour, BasicStroke stroke) {
        int index = data.getSeriesCount();
        data.addSeries(index, line);
        labels.add(label);
        XYItemRenderer lines = plot.getRenderer();
        lines.setSeriesVisibleInLegend(index, !label.isEmpty());
        lines.setSeriesPaint(index, colour);
        lines.setSeriesStroke(index, stroke);
    }

    public void setLog(boolean log) {
        losses = null;
        atOnce(() -> {
            plot.setRangeAxis(log ? new PlainLogAxis() : new NumberAxis());
            style();
            draw();
        });
    }

    public void setPalette(Palette other) {
        palette = other;
        atOnce(() -> {
            style();
            draw();
        });
    }

    /** Makes the type of axes and lines larger, e.g. for a projector; 1 is the usual. */
    void setTypeScale(double scale) {
        typeScale = scale;
        atOnce(this::style);
    }

    /** The first steps' losses are far off; the range is that of the smoothed curves and the lines. */
    private Range fitting() {
        DoubleSummaryStatistics all = new DoubleSummaryStatistics();
        LevelMarkers.extents(curves(), 0, Double.MAX_VALUE).forEach(all::combine);
        double low = all.getMin();
        double high = Math.max(0, all.getMax());
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
        List<LossCurves.Line> lines = shown.lines().stream()
                .map(line -> new LossCurves.Line(lineNames.apply(line.name()), line.value()))
                .toList();
        LevelMarkers.mark(plot, lines, curves(), palette, font(11));
    }

    private void style() {
        chart.setBackgroundPaint(new Color(palette.panel()));
        chart.setPadding(new RectangleInsets(4, 0, 0, 4));
        plot.setBackgroundPaint(new Color(palette.panel()));
        plot.setOutlineVisible(false);
        plot.setInsets(new RectangleInsets(4, 0, 0, 24));
        plot.setAxisOffset(new RectangleInsets(0, 0, 0, 0));
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(new Color(palette.line()));
        plot.setRangeGridlineStroke(new BasicStroke(1));
        for (ValueAxis axis : List.of(plot.getDomainAxis(), plot.getRangeAxis())) {
            axis.setTickLabelFont(font(11));
            axis.setTickLabelPaint(new Color(palette.faint()));
            axis.setLabelFont(font(12));
            axis.setLabelPaint(new Color(palette.dim()));
            axis.setAxisLineVisible(false);
            axis.setTickMarksVisible(false);
        }
        plot.getDomainAxis().setLowerMargin(0);
        plot.getDomainAxis().setUpperMargin(0.01);
        ((NumberAxis) plot.getDomainAxis()).setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        markLines();
    }

    Font font(int size) {
        return new Font(ChartFont.family(), Font.PLAIN, (int) Math.round(size * typeScale));
    }
}
