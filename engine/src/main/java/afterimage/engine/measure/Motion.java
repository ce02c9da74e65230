package afterimage.engine.measure;

import java.util.List;

/**
 * How well the digits of generated clips move, against their true tracks. Digits are found as {@link DigitFinder}
 * says and paired with the true ones frame by frame, so that the total distance is least.
 *
 * @param centroidError distance of a digit's centroid from the true one, pixels, mean over the digits seen; null if
 *     none was
 * @param seen share of the digits that are bright enough to be found
 * @param perFrameCentroidError the first number for each time step apart, null where no digit was seen
 * @param bounces true bounces that can be seen at whole pixels: the true centroids, taken through the same detection,
 *     show them
 * @param bounceHitRate share of these that the output shows at most one frame off; null without any
 * @param bounceFrameError how many frames off those are, mean of the absolute value; null if none was hit
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
