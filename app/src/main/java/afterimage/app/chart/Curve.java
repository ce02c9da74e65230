package afterimage.app.chart;

import afterimage.engine.trace.LossPoint;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.data.Range;

/** One loss curve and its smoothed form, thinned to a screen's columns: each one's lowest and highest stay. */
final class Curve {
    private static final int FIRST_SIZE = 256;
    private static final int A_COLUMN = 2;
    /** The mean reaches back over one part in this many of the points so far, or the first fall would be smoothed away. */
    private static final double PARTS = 10;

    /** Of the points, {@link #size} of them. */
    double[] steps = new double[FIRST_SIZE];

    double[] losses = new double[FIRST_SIZE];
    double[] smooth = new double[FIRST_SIZE];
    int size;
    private LossPoint first;
    private LossPoint last;
    private double smoothing;
    private double sum;
    private double weight;

    /** Replaces the curve, or adds what is new to it; {@code share} of the past is in the moving average. */
    void show(List<LossPoint> points, double share) {
        boolean goesOn = share == smoothing
                && size > 0
                && points.size() >= size
                && points.get(0).equals(first)
                && points.get(size - 1).equals(last);
        if (!goesOn) {
            size = 0;
            sum = 0;
            weight = 0;
            smoothing = share;
        }
        points.subList(size, points.size()).forEach(this::add);
        first = points.isEmpty() ? null : points.get(0);
        last = points.isEmpty() ? null : points.get(points.size() - 1);
    }

    private void add(LossPoint point) {
        if (size == steps.length) {
            steps = Arrays.copyOf(steps, 2 * size);
            losses = Arrays.copyOf(losses, 2 * size);
            smooth = Arrays.copyOf(smooth, 2 * size);
        }
        double kept = Math.min(smoothing, Math.max(0, 1 - PARTS / (size + 1)));
        sum = kept * sum + (1 - kept) * point.loss();
        weight = kept * weight + (1 - kept);
        steps[size] = point.step();
        losses[size] = point.loss();
        smooth[size] = sum / weight;
        size++;
    }

    /** Index of the point whose step is nearest; -1 if there is none. */
    int nearest(double step) {
        if (size == 0) {
            return -1;
        }
        int above = from(step);
        if (above == size) {
            return size - 1;
        }
        return above > 0 && step - steps[above - 1] <= steps[above] - step ? above - 1 : above;
    }

    /** Index of the first point at or after a step. */
    private int from(double step) {
        int found = Arrays.binarySearch(steps, 0, size, step);
        return found >= 0 ? found : -found - 1;
    }

    /** Of the smoothed values within steps. */
    DoubleSummaryStatistics extent(double low, double high) {
        return Arrays.stream(smooth, from(low), from(Math.nextUp(high))).summaryStatistics();
    }

    /** Between two steps each column's highest, and back each lowest; null for so few points that a line is better. */
    double[][] area(Range sight, int columns) {
        int[][] extremes = extremes(losses, sight, columns);
        if (extremes == null) {
            return null;
        }
        int count = extremes.length;
        double width = sight.getLength() / columns;
        double[][] area = new double[2][2 * count];
        for (int k = 0; k < count; k++) {
            double column = Math.floor((steps[extremes[k][0]] - sight.getLowerBound()) / width);
            double place = Math.max(steps[begin(sight)], sight.getLowerBound() + (column + 0.5) * width);
            area[0][k] = place;
            area[1][k] = losses[extremes[k][1]];
            area[0][2 * count - 1 - k] = place;
            area[1][2 * count - 1 - k] = losses[extremes[k][0]];
        }
        return area;
    }

    /** Steps and values between two steps, and one point more on each side, so that the line leaves the picture. */
    double[][] line(Range sight, int columns, boolean smoothed) {
        double[] values = smoothed ? smooth : losses;
        int[][] extremes = extremes(values, sight, columns);
        int[] points = extremes == null
                ? IntStream.range(begin(sight), end(sight)).toArray()
                : Arrays.stream(extremes)
                        .flatMapToInt(pair -> IntStream.of(pair).sorted().distinct())
                        .toArray();
        return new double[][] {
            Arrays.stream(points).mapToDouble(i -> steps[i]).toArray(),
            Arrays.stream(points).mapToDouble(i -> values[i]).toArray()
        };
    }

    private int begin(Range sight) {
        return Math.max(0, from(sight.getLowerBound()) - 1);
    }

    private int end(Range sight) {
        return Math.min(size, from(Math.nextUp(sight.getUpperBound())) + 1);
    }

    /** By column the indices of its lowest and highest value; null where the columns hold few points. */
    private int[][] extremes(double[] values, Range sight, int columns) {
        int end = end(sight);
        int i = begin(sight);
        if (end - i <= A_COLUMN * columns) {
            return null;
        }
        double width = sight.getLength() / columns;
        // One column more on either side for the points outside.
        int[][] extremes = new int[columns + 3][];
        int count = 0;
        while (i < end) {
            double column = Math.floor((steps[i] - sight.getLowerBound()) / width);
            int lowest = i;
            int highest = i;
            for (i++; i < end && Math.floor((steps[i] - sight.getLowerBound()) / width) <= column; i++) {
                lowest = values[i] < values[lowest] ? i : lowest;
                highest = values[i] > values[highest] ? i : highest;
            }
            extremes[count++] = new int[] {lowest, highest};
        }
        return Arrays.copyOf(extremes, count);
    }
}
