package afterimage.app.chart;

import afterimage.app.theme.Palette;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.Stream;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;

/** The levels to beat as named dotted lines, whose names keep out of each other's and the curves' way. */
final class LevelMarkers {
    /** What is closer to a line than this ratio reaches into its label. */
    private static final double NEAR = 1.25;

    private static final double LABEL_SHARE = 0.4;

    private static final BasicStroke DOTTED =
            new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {3, 4}, 0);

    /** A label stands above its line and at the right, unless the next line or the curves are near there. */
    static void mark(XYPlot plot, List<LossCurves.Line> lines, List<Curve> curves, Palette palette, Font font) {
        plot.clearRangeMarkers();
        Range domain = plot.getDomainAxis().getRange();
        double label = LABEL_SHARE * domain.getLength();
        List<DoubleSummaryStatistics> atLeft = extents(curves, domain.getLowerBound(), domain.getLowerBound() + label);
        List<DoubleSummaryStatistics> atRight = extents(curves, domain.getUpperBound() - label, domain.getUpperBound());
        double above = Double.POSITIVE_INFINITY;
        for (LossCurves.Line line : lines.stream()
                .sorted(Comparator.comparingDouble(LossCurves.Line::value).reversed())
                .toList()) {
            boolean below = above / line.value() < NEAR;
            double free = clearance(line.value(), atRight);
            boolean left = free < Math.log(NEAR) && clearance(line.value(), atLeft) > free;
            plot.addRangeMarker(marker(line, below, left, palette, font));
            above = line.value();
        }
    }

    /** Lowest and highest smoothed value of each curve that has any there. */
    static List<DoubleSummaryStatistics> extents(List<Curve> curves, double from, double to) {
        Stream<DoubleSummaryStatistics> all = curves.stream().map(curve -> curve.extent(from, to));
        return all.filter(extent -> extent.getCount() > 0).toList();
    }

    /** Ratio between a level and the nearest of the curves, as its logarithm; 0 where one crosses it. */
    private static double clearance(double level, List<DoubleSummaryStatistics> extents) {
        return extents.stream()
                .mapToDouble(extent ->
                        Math.max(0, Math.log(Math.max(extent.getMin() / level, level / extent.getMax()))))
                .min()
                .orElse(0);
    }

    private static ValueMarker marker(
            LossCurves.Line line, boolean labelBelow, boolean left, Palette palette, Font font) {
        ValueMarker marker = new ValueMarker(line.value(), new Color(palette.faint()), DOTTED);
        marker.setLabel(line.name());
        marker.setLabelPaint(new Color(palette.dim()));
        marker.setLabelFont(font);
        // Curves that pass behind the name are hushed there, not cut.
        marker.setLabelBackgroundColor(new Color(palette.panel() & 0xffffff | 0xd8000000, true));
        marker.setAlpha(1f);
        RectangleAnchor below = left ? RectangleAnchor.BOTTOM_LEFT : RectangleAnchor.BOTTOM_RIGHT;
        RectangleAnchor above = left ? RectangleAnchor.TOP_LEFT : RectangleAnchor.TOP_RIGHT;
        TextAnchor hanging = left ? TextAnchor.TOP_LEFT : TextAnchor.TOP_RIGHT;
        TextAnchor standing = left ? TextAnchor.BOTTOM_LEFT : TextAnchor.BOTTOM_RIGHT;
        marker.setLabelAnchor(labelBelow ? below : above);
        marker.setLabelTextAnchor(labelBelow ? hanging : standing);
        marker.setLabelOffset(new RectangleInsets(2, 2, 2, 4));
        return marker;
    }
}
