package afterimage.engine.measure;

import java.util.List;

/**
 * How well the digits of generated clips move, found by {@link DigitFinder} and paired with the true ones frame by
 * frame, so that the total distance is least. Null is what no digit or bounce was there for.
 *
 * @param centroidError distance from the true centroid, pixels, mean over the digits seen
 * @param bounces true ones that can be seen at whole pixels: the true centroids show them by the same detection
 * @param bounceHitRate share of these that the output shows at most one frame off
 * @param bounceFrameError how many frames off those are, mean of the absolute value
 * @param falseBouncesPerClip turns in the output that no true bounce is within tolerance of
 */
public record Motion(
        Double centroidError,
        double seen,
        List<Double> perFrameCentroidError,
        long bounces,
        Double bounceHitRate,
        Double bounceFrameError,
        double falseBouncesPerClip) {}
