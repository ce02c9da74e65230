package afterimage.engine.probe;

/** Inner products of the clips' states about their mean, [clips, clips]; states come in parts, as products add up. */
final class Gram {
    /** Numbers taken at a time, a multiple of four; so many for all clips stay in the processor's cache. */
    private static final int CHUNK = 32;

    private final double[][] sums;

    Gram(int clips) {
        sums = new double[clips][clips];
    }

    /** @param states [clip][number] */
    void add(float[][] states) {
        int size = states[0].length;
        double[][] columns = new double[CHUNK][sums.length];
        for (int first = 0; first < size; first += CHUNK) {
            for (int k = 0; k < CHUNK; k++) {
                centre(states, first + k, columns[k]);
            }
            addProducts(columns);
        }
    }

    /** One number of all clips without its mean; zeros past the last. */
    private static void centre(float[][] states, int number, double[] column) {
        double mean = 0;
        for (int i = 0; i < column.length; i++) {
            column[i] = number < states[i].length ? states[i][number] : 0;
            mean += column[i] / column.length;
        }
        for (int i = 0; i < column.length; i++) {
            column[i] -= mean;
        }
    }

    /** The upper half only; the innermost loop has the form that the compiler makes vector instructions of. */
    private void addProducts(double[][] columns) {
        for (int k = 0; k < CHUNK; k += 4) {
            double[] a = columns[k];
            double[] b = columns[k + 1];
            double[] c = columns[k + 2];
            double[] d = columns[k + 3];
            for (int i = 0; i < sums.length; i++) {
                double[] row = sums[i];
                double ai = a[i];
                double bi = b[i];
                double ci = c[i];
                double di = d[i];
                for (int j = i; j < row.length; j++) {
                    row[j] += ai * a[j] + bi * b[j] + ci * c[j] + di * d[j];
                }
            }
        }
    }

    /** [clips][clips], symmetric. */
    double[][] products() {
        double[][] all = new double[sums.length][];
        for (int i = 0; i < all.length; i++) {
            all[i] = sums[i].clone();
            for (int j = 0; j < i; j++) {
                all[i][j] = all[j][i];
            }
        }
        return all;
    }
}
