package afterimage.app.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.trace.LossPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jfree.data.Range;
import org.junit.jupiter.api.Test;

class CurveTest {
    private final Curve curve = new Curve();

    private static List<LossPoint> points(int count) {
        List<LossPoint> points = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            points.add(new LossPoint(i, i == 777 ? 9 : i == 778 ? 0.1 : 1));
        }
        return points;
    }

    /** By hand: the share is 0 for ten points, then 1/11, 2/12, …, and 1/2 from the twentieth on. */
    @Test
    void smoothingGrowsToItsShareAlsoWhenPointsAreAddedLater() {
        List<LossPoint> all = new ArrayList<>();
        for (int i = 1; i <= 400; i++) {
            all.add(new LossPoint(i, i <= 20 ? 4 : i % 2));
        }
        all.set(9, new LossPoint(10, 7));
        all.set(10, new LossPoint(11, 18));
        curve.show(all.subList(0, 30), 0.5);
        curve.show(all, 0.5);
        assertEquals(4, curve.smooth[0], 1e-12);
        assertEquals(7, curve.smooth[9], 1e-12);
        assertEquals((7 + 10 * 18) / 11.0, curve.smooth[10], 1e-12);
        // Of 1, 0, 1, 0, … with weights that halve, the last being 0: a third.
        assertEquals(1 / 3.0, curve.smooth[399], 1e-12);
        all = List.of(new LossPoint(1, 4), new LossPoint(2, 2), new LossPoint(3, 3));
        curve.show(all, 0);
        assertEquals(2, curve.smooth[1], 1e-12);
        curve.show(List.of(new LossPoint(5, 7)), 0);
        assertEquals(1, curve.size);
        assertEquals(7, curve.losses[0]);
    }

    @Test
    void thinnedToColumnsNoSpikeIsLost() {
        curve.show(points(100_000), 0.9);
        double[][] line = curve.line(new Range(0, 100_000), 640, false);
        assertTrue(line[0].length <= 2 * 643);
        assertEquals(9, Arrays.stream(line[1]).max().orElseThrow());
        assertEquals(0.1, Arrays.stream(line[1]).min().orElseThrow());
        for (int i = 1; i < line[0].length; i++) {
            assertTrue(line[0][i] > line[0][i - 1]);
        }
        double[][] area = curve.area(new Range(0, 100_000), 640);
        assertEquals(9, Arrays.stream(area[1]).max().orElseThrow());
        assertEquals(0.1, Arrays.stream(area[1]).min().orElseThrow());
    }

    @Test
    void ofFewPointsEachIsDrawnAndOneMoreOnEachSide() {
        curve.show(points(1000), 0);
        double[][] line = curve.line(new Range(100.5, 103.5), 640, false);
        assertArrayEquals(new double[] {100, 101, 102, 103, 104}, line[0]);
        assertNull(curve.area(new Range(100.5, 103.5), 640));
    }

    @Test
    void theNearestPointIsFound() {
        assertEquals(-1, curve.nearest(3));
        curve.show(List.of(new LossPoint(0, 1), new LossPoint(250, 1), new LossPoint(500, 1)), 0);
        assertEquals(0, curve.nearest(-9));
        assertEquals(0, curve.nearest(125));
        assertEquals(1, curve.nearest(126));
        assertEquals(1, curve.nearest(250));
        assertEquals(2, curve.nearest(9999));
    }

    @Test
    void noColumnIsCountedTwiceHoweverStepsAndColumnsMeet() {
        for (int columns : new int[] {2, 97, 286, 500}) {
            for (int steps = 4 * columns + 1; steps < 4 * columns + 1500; steps += 37) {
                Curve curve = new Curve();
                curve.show(
                        java.util.stream.IntStream.rangeClosed(1, steps)
                                .mapToObj(i -> new LossPoint(i, i))
                                .toList(),
                        0);
                double[][] area = curve.area(new Range(0, steps * 1.01), columns);
                assertTrue(area == null || area[0].length <= 2 * (columns + 3));
            }
        }
    }
}
