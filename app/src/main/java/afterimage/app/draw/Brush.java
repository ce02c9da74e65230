package afterimage.app.draw;

import afterimage.engine.digits.DigitSet;

/** A soft round brush, about as wide as MNIST's pens. */
final class Brush {
    /** Distance at which nothing is left of it, pixels. */
    private static final double RADIUS = 2;
    /** Over which it fades, pixels. */
    private static final double SOFT = 1.3;

    private Brush() {}

    /** A straight stroke on a copy of an image [28, 28]; points in pixels from its upper left corner. */
    static float[] stroke(float[] image, double x0, double y0, double x1, double y1, boolean erase) {
        float[] painted = image.clone();
        for (int i = 0; i < painted.length; i++) {
            double distance = distance(i % DigitSet.SIZE + 0.5, (double) (i / DigitSet.SIZE) + 0.5, x0, y0, x1, y1);
            float ink = (float) Math.max(0, Math.min(1, (RADIUS - distance) / SOFT));
            painted[i] = erase ? Math.min(painted[i], 1 - ink) : Math.max(painted[i], ink);
        }
        return painted;
    }

    /** Of a point from the line between two. */
    private static double distance(double x, double y, double x0, double y0, double x1, double y1) {
        double length = (x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0);
        double share = length == 0 ? 0 : ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length;
        double on = Math.max(0, Math.min(1, share));
        return Math.hypot(x - x0 - on * (x1 - x0), y - y0 - on * (y1 - y0));
    }
}
