package afterimage.engine.probe;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Inner products of the states of all clips, each number taken from its mean over the clips. States of thousands of
 * numbers come part by part, as products add up over the numbers; what is kept is [clips, clips].
 */
final class Gram {
    /** Numbers taken at a time. */
    private static final int CHUNK = 256;

    private final int clips;
    private final DMatrixRMaj sums;

    Gram(int clips) {
        this.clips = clips;
        this.sums = new DMatrixRMaj(clips, clips);
    }

    /** @param states [clip][number] */
    void add(float[][] states) {
        int size = states[0].length;
        DMatrixRMaj products = new DMatrixRMaj(clips, clips);
        for (int first = 0; first < size; first += CHUNK) {
            DMatrixRMaj numbers = new DMatrixRMaj(Math.min(CHUNK, size - first), clips);
            for (int k = 0; k < numbers.numRows; k++) {
                centre(states, first + k, numbers, k);
            }
            CommonOps_DDRM.multInner(numbers, products);
            CommonOps_DDRM.addEquals(sums, products);
        }
    }

    /** One number of all clips without its mean, as a row. */
    private static void centre(float[][] states, int number, DMatrixRMaj into, int row) {
        double mean = 0;
        for (float[] state : states) {
            mean += (double) state[number] / states.length;
        }
        for (int clip = 0; clip < states.length; clip++) {
            into.set(row, clip, states[clip][number] - mean);
        }
    }

    /** [clips][clips], symmetric. */
    double[][] products() {
        return sums.get2DData();
    }
}
