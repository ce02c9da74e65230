package afterimage.engine.measure;

/**
 * Frames against the truth, mean over clips and frames. The curves have one value a time step.
 *
 * @param mse squared error a pixel, values in [0, 1]
 * @param mseFrame the same summed over a frame's pixels, as OpenSTL gives it
 * @param mae absolute error a pixel
 * @param maeFrame the same summed over a frame's pixels, as OpenSTL gives it
 * @param bceFrame cross-entropy in nats a frame, as Srivastava et al. 2015 give it; null where it has no meaning
 *     (a copied or blank frame is certain of its mistakes, which costs without bound)
 * @param bce10Frames ten times {@code bceFrame}: for ten frames the cross-entropy summed over a sequence, as Shi et al.
 *     2015 give it; for any other number of frames what ten of their mean would have
 * @param ssim structural similarity, data range 1, 7x7 uniform window
 * @param ssimRange2 the same with data range 2, which old scikit-image assumed for floats: the convention of OpenSTL's
 *     tables, mostly the higher of the two
 * @param psnr peak signal to noise, dB, of each frame and then the mean
 * @param perFrameMse {@code mse} for each time step apart
 * @param perFrameMae {@code mae} for each time step
 * @param perFrameBce {@code bceFrame} for each time step, or null
 * @param perFrameSsim {@code ssim} for each time step
 * @param perFramePsnr {@code psnr} for each time step
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
