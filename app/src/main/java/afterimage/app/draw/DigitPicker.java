package afterimage.app.draw;

import afterimage.engine.digits.DigitSet;
import java.util.random.RandomGenerator;

/** Hands out test digits of a class, each time another. */
final class DigitPicker {
    private final DigitSet digits;
    private int at;

    /** @param random where to begin */
    DigitPicker(DigitSet digits, RandomGenerator random) {
        this.digits = digits;
        this.at = random.nextInt(digits.count());
    }

    /** @param label 0 to 9, or -1 for any */
    float[] next(int label) {
        do {
            at = (at + 1) % digits.count();
        } while (label >= 0 && digits.label(at) != label);
        float[] image = Drawing.blank();
        for (int i = 0; i < image.length; i++) {
            image[i] = digits.grey(at, i / DigitSet.SIZE, i % DigitSet.SIZE) / 255f;
        }
        return image;
    }
}
