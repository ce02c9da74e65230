package afterimage.engine.measure;

/**
 * Frames against the truth, mean over clips and frames; those of a frame are summed over its pixels, as OpenSTL has
 * them, and curves have one value a time step.
 *
 * @param bceFrame nats, as Srivastava et al. 2015 give it; null where it has no meaning: a copied or blank frame is
 *     certain of its mistakes, which costs without bound
 * @param bce10Frames ten times that: over ten frames the sum, as Shi et al. 2015 give it
 * @param ssim data range 1, 7x7 uniform window
 * @param ssimRange2 data range 2, which old scikit-image assumed for floats, and OpenSTL's tables have
 * @param psnr dB, of each frame and then the mean
 */
public record Score(
        double mse,
        double mseFrame,
        double mae,
        double maeFrame,
        Double bceFrame,
        Double bce10Frames,
        double ssim,
        double ssimRange2,
        double psnr,
        double[] perFrameMse,
        double[] perFrameMae,
        double[] perFrameBce,
        double[] perFrameSsim,
        double[] perFramePsnr) {}
