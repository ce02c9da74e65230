package afterimage.app.codes;

import afterimage.engine.probe.CodeMap;
import java.util.Arrays;

/** Which code lies next to another in the plane. */
final class Neighbours {
    /** How much a step to the side counts more than one ahead. */
    private static final double SIDE = 2;

    /** The nearest in a direction, or the code itself at the border; distances in widths and heights of the map. */
    static int of(CodeMap map, int from, int right, int up) {
        double wide = extent(map.x());
        double high = extent(map.y());
        int nearest = from;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < map.size(); k++) {
            double dx = (map.x()[k] - map.x()[from]) / wide;
            double dy = (map.y()[k] - map.y()[from]) / high;
            double ahead = dx * right + dy * up;
            double side = Math.abs(dx * up) + Math.abs(dy * right);
            if (k != from && ahead > 0 && side <= ahead && ahead + SIDE * side < least) {
                nearest = k;
                least = ahead + SIDE * side;
            }
        }
        return nearest;
    }

    private static double extent(double[] places) {
        double width = Arrays.stream(places).max().orElse(0)
                - Arrays.stream(places).min().orElse(0);
        return width > 0 ? width : 1;
    }
}
