package afterimage.engine.measure;

import afterimage.engine.clip.Clip;
import java.util.List;

/** A guess of only on and off, each stated with its best probability, the mean of the true pixels there. */
public record StatedGuess(double off, double on, long offCount, long onCount) {
    /** @param truths of the same sizes as the guesses */
    public static StatedGuess of(List<Clip> guesses, List<Clip> truths) {
        double[] sum = new double[2];
        long[] count = new long[2];
        for (int k = 0; k < truths.size(); k++) {
            float[] guess = guesses.get(k).pixels();
            float[] truth = truths.get(k).pixels();
            for (int i = 0; i < truth.length; i++) {
                int on = isOn(guess[i]) ? 1 : 0;
                sum[on] += truth[i];
                count[on]++;
            }
        }
        return new StatedGuess(mean(sum[0], count[0]), mean(sum[1], count[1]), count[0], count[1]);
    }

    private static double mean(double sum, long count) {
        return count == 0 ? 0 : sum / count;
    }

    private static boolean isOn(float pixel) {
        return pixel >= 0.5f;
    }

    /** Nats a pixel, the fair form of a certain guess's, which has no bound; of a blank one the mean grey's entropy. */
    public double crossEntropy() {
        return (offCount * entropy(off) + onCount * entropy(on)) / (offCount + onCount);
    }

    private static double entropy(double p) {
        return p <= 0 || p >= 1 ? 0 : -(p * Math.log(p) + (1 - p) * Math.log(1 - p));
    }

    /** One of the guesses as it is stated: only the two probabilities as pixels. */
    public Clip frames(Clip guess) {
        float[] pixels = guess.pixels();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) (isOn(pixels[i]) ? on : off);
        }
        return new Clip(guess.time(), guess.height(), guess.width(), pixels);
    }
}
