package afterimage.engine.measure;

import java.util.List;

/** The inner products of digit images with each other, for all shifts at which they touch. */
final class Overlaps {
    private final List<DigitTemplate> templates;
    /** The farthest shift at which two images touch, pixels. */
    private final int reach;

    private final int shifts;
    /** [digit][other][shift down, shift across], or null for a digit with itself. */
    private final float[][][] products;

    Overlaps(List<DigitTemplate> templates, int side) {
        this.reach = side - 1;
        this.shifts = 2 * reach + 1;
        this.templates = templates;
        int count = templates.size();
        this.products = new float[count][count][];
        for (int d = 0; d < count; d++) {
            for (int e = 0; e < count; e++) {
                products[d][e] = d == e ? null : shifted(templates.get(d), templates.get(e));
            }
        }
    }

    private float[] shifted(DigitTemplate digit, DigitTemplate other) {
        int stride = shifts + reach;
        float[] plane = new float[stride * stride];
        other.add(plane, stride, reach, reach, 1);
        return digit.correlate(plane, stride, shifts, shifts);
    }

    double energy(int digit) {
        return templates.get(digit).energy;
    }

    /** Of digit {@code d} with digit {@code e}, so many rows below and columns right of it. */
    double of(int d, int e, int below, int right) {
        if (d == e) {
            return energy(d);
        }
        boolean apart = below < -reach || below > reach || right < -reach || right > reach;
        return apart ? 0 : products[d][e][(below + reach) * shifts + right + reach];
    }
}
