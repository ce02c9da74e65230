package afterimage.app.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.theme.Palette;
import afterimage.engine.trace.LossPoint;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.jfree.chart.plot.Marker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.junit.jupiter.api.Test;

class LossChartTest {
    private final LossChart chart = new LossChart(Palette.DARK, name -> name);

    @Test
    void aLineIsNamedAtTheEndWhereTheCurvesAreFarther() {
        show(70, step -> 0.2 + 0.5 * Math.exp(-step / 15));
        assertEquals(RectangleAnchor.TOP_LEFT, marker().getLabelAnchor());
        show(5000, step -> 0.08 + 0.6 * Math.exp(-step / 50));
        assertEquals(RectangleAnchor.TOP_RIGHT, marker().getLabelAnchor());
    }

    @Test
    void thereIsRoomForTheNameOfAHighestLine() {
        show(70, step -> 0.1);
        assertTrue(chart.chart.getXYPlot().getRangeAxis().getUpperBound() > 0.2 * 1.05);
    }

    private void show(int steps, DoubleUnaryOperator loss) {
        List<LossPoint> train = IntStream.rangeClosed(1, steps)
                .mapToObj(step -> new LossPoint(step, loss.applyAsDouble(step)))
                .toList();
        chart.show(new LossCurves("", train, List.of(), List.of(new LossCurves.Line("blank frame", 0.2)), List.of()));
    }

    private Marker marker() {
        return (ValueMarker) chart.chart
                .getXYPlot()
                .getRangeMarkers(Layer.FOREGROUND)
                .iterator()
                .next();
    }
}
