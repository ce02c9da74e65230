package afterimage.app.chart;

import afterimage.app.control.Numbers;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** A logarithmic axis with figures that people read at once: 1, 2 and 5 times powers of ten. */
final class PlainLogAxis extends LogAxis {
    private static final double SMALLEST = 1e-6;
    private static final List<Integer> FIGURES = List.of(1, 2, 5);
    /** With fewer of these figures in sight, evenly spaced ones take their place. */
    private static final int FEW = 3;

    private static final int SPACES = 4;

    PlainLogAxis() {
        setSmallestValue(SMALLEST);
    }

    @Override
    protected List<NumberTick> refreshTicksVertical(Graphics2D g, Rectangle2D area, RectangleEdge edge) {
        List<Double> figures = figures().size() < FEW ? spaced() : figures();
        return figures.stream().map(PlainLogAxis::tick).toList();
    }

    private static NumberTick tick(double value) {
        String text = Numbers.plain(value, 6);
        return new NumberTick(TickType.MAJOR, value, text, TextAnchor.CENTER_RIGHT, TextAnchor.CENTER, 0);
    }

    private List<Double> figures() {
        int first = (int) Math.floor(Math.log10(getRange().getLowerBound()));
        int last = (int) Math.ceil(Math.log10(getRange().getUpperBound()));
        return IntStream.rangeClosed(first, last)
                .boxed()
                .flatMap(power -> FIGURES.stream().map(figure -> figure * Math.pow(10, power)))
                .filter(getRange()::contains)
                .toList();
    }

    private List<Double> spaced() {
        double space = getRange().getLength() / SPACES;
        double power = Math.pow(10, Math.floor(Math.log10(space)));
        double step = power * (space / power >= 5 ? 5 : space / power >= 2 ? 2 : 1);
        double first = Math.ceil(getRange().getLowerBound() / step);
        return Stream.iterate(first, n -> getRange().contains(n * step), n -> n + 1)
                .map(n -> n * step)
                .toList();
    }
}
