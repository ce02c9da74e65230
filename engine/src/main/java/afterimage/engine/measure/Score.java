package afterimage.engine.measure;

/**
 * Frames against the truth, mean over clips and frames.
 *
 * @param mse squared error a pixel, values in [0, 1]
 * @param mseFrame the same summed over a frame's pixels, as OpenSTL gives it
 * @param mae absolute error a pixel
 * @param maeFrame the same summed over a frame's pixels
 * @param bceFrame cross-entropy in nats a frame, as Srivastava et al. 2015 give it; null where it has no meaning
 *     (a copied or blank frame is certain of its mistakes, which costs without bound)
 * @param ssim structural similarity, data range 1, 7x7 uniform window
 * @param psnr peak signal to noise, dB, of each frame and then the mean
 * @param perFrameMse the first number for each time step apart
 */
public record Score(
        double mse,
        double mseFrame,
        double mae,
        double maeFrame,
        Double bceFrame,
        double ssim,
        double psnr,
        double[] perFrameMse) {}
