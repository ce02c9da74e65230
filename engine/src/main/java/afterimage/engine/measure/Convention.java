package afterimage.engine.measure;

import java.util.List;
import java.util.function.Function;

/** A way to state a result that someone publishes, with its unit; {@code value} null where it has no meaning. */
record Convention(String name, String unit, String usedBy, int decimals, Function<MetricTable.Column, Double> value) {
    private static final String OWN = "this program";

    static final List<Convention> ALL = List.of(
            score("squared error", "per pixel", "lab report; " + OWN, 6, Score::mse),
            score("squared error", "summed over a frame", "OpenSTL", 2, Score::mseFrame),
            score("absolute error", "per pixel", OWN, 6, Score::mae),
            score("absolute error", "summed over a frame", "OpenSTL", 2, Score::maeFrame),
            entropy("nats per frame", "Srivastava et al. 2015", 1, Score::bceFrame),
            entropy("nats per 10 frames", "Shi et al. 2015", FrameMetrics.SHI_FRAMES, Score::bce10Frames),
            score("SSIM", "data range 1 (more is better)", OWN, 4, Score::ssim),
            score("SSIM", "data range 2 (more is better)", "OpenSTL", 4, Score::ssimRange2),
            score("PSNR", "dB (more is better)", "OpenSTL; " + OWN, 2, Score::psnr),
            motion("centroid error", "pixels", 2, Motion::centroidError),
            motion("digits seen", "share (more is better)", 3, Motion::seen),
            motion("bounces hit", "share (more is better)", 3, Motion::bounceHitRate),
            motion("bounce timing", "frames off", 2, Motion::bounceFrameError),
            motion("false bounces", "per clip", 2, Motion::falseBouncesPerClip));

    private static Convention score(
            String name, String unit, String usedBy, int decimals, Function<Score, Double> value) {
        return new Convention(
                name, unit, usedBy, decimals, column -> column.score() == null ? null : value.apply(column.score()));
    }

    /** The floor has this one metric only. */
    private static Convention entropy(String unit, String usedBy, int frames, Function<Score, Double> value) {
        Convention scored = score("cross-entropy", unit, usedBy, 2, value);
        return new Convention(scored.name, unit, usedBy, scored.decimals, column -> {
            Double floor = column.floor();
            return floor == null ? scored.value.apply(column) : (Double) (frames * floor);
        });
    }

    private static Convention motion(String name, String unit, int decimals, Function<Motion, Double> value) {
        return new Convention(
                name, unit, OWN, decimals, column -> column.motion() == null ? null : value.apply(column.motion()));
    }
}
