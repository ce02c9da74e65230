package afterimage.engine.measure;

import java.util.ArrayList;
import java.util.List;

/** Turns of a coordinate: extremes that it comes to and back from by {@link #RETURN} pixels; rounding does less. */
final class Turns {
    /** Pixels. */
    static final double RETURN = 4;

    /**
     * The first frame on the way back of each turn, as {@code Bounce} counts; NaN where the digit is not seen. Where an
     * edge mirrors the overshoot, the shorter step is the one with the edge inside.
     */
    static List<Integer> of(double[] coordinates) {
        List<Integer> turns = new ArrayList<>();
        int direction = 0;
        int extreme = next(coordinates, 0);
        int other = extreme;
        for (int t = extreme; t < coordinates.length; t = next(coordinates, t + 1)) {
            double x = coordinates[t];
            if (direction == 0) {
                // Both ways are open: the lowest and the highest so far are kept.
                extreme = x > coordinates[extreme] ? t : extreme;
                other = x < coordinates[other] ? t : other;
                if (coordinates[extreme] - coordinates[other] >= RETURN) {
                    direction = extreme > other ? 1 : -1;
                    extreme = t;
                }
            } else if (direction * (x - coordinates[extreme]) > 0) {
                extreme = t;
            } else if (direction * (coordinates[extreme] - x) >= RETURN) {
                turns.add(frame(coordinates, extreme));
                direction = -direction;
                extreme = t;
            }
        }
        return turns;
    }

    private static int frame(double[] x, int extreme) {
        int before = extreme - 1;
        while (before > 0 && Double.isNaN(x[before])) {
            before--;
        }
        int after = next(x, extreme + 1);
        boolean edgeBefore = Math.abs(x[after] - x[extreme]) >= Math.abs(x[extreme] - x[before]);
        return edgeBefore ? extreme : after;
    }

    /** The first frame from {@code t} on in which the digit is seen, or the number of frames. */
    private static int next(double[] coordinates, int t) {
        int seen = t;
        while (seen < coordinates.length && Double.isNaN(coordinates[seen])) {
            seen++;
        }
        return seen;
    }
}
