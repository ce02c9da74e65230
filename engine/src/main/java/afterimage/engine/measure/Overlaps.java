package afterimage.engine.measure;

import afterimage.engine.digits.DigitSet;
import java.util.List;

/** The inner products of digit images with each other, for all shifts at which they touch. */
final class Overlaps {
    private static final int REACH = DigitSet.SIZE - 1;
    private static final int SHIFTS = 2 * REACH + 1;

    private final List<DigitTemplate> templates;
    /** [digit][other][shift down, shift across], or null for a digit with itself. */
    private final float[][][] products;

    Overlaps(List<DigitTemplate> templates) {
        this.templates = templates;
        int count = templates.size();
        this.products = new float[count][count][];
        for (int d = 0; d < count; d++) {
            for (int e = 0; e < count; e++) {
                products[d][e] = d == e ? null : shifted(templates.get(d), templates.get(e));
            }
        }
    }

    private static float[] shifted(DigitTemplate digit, DigitTemplate other) {
        int stride = SHIFTS + REACH;
        float[] plane = new float[stride * stride];
        other.add(plane, stride, REACH, REACH, 1);
        return digit.correlate(plane, stride, SHIFTS, SHIFTS);
    }

    double energy(int digit) {
        return templates.get(digit).energy;
    }

    /** Of digit {@code d} with digit {@code e}, so many rows below and columns right of it. */
    double of(int d, int e, int below, int right) {
        if (d == e) {
            return energy(d);
        }
        boolean apart = below < -REACH || below > REACH || right < -REACH || right > REACH;
        return apart ? 0 : products[d][e][(below + REACH) * SHIFTS + right + REACH];
    }
}
