package afterimage.engine.measure;

import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The search of {@link DigitFinder} in one frame, by [digit][place] products of image and frame. A place is row times
 * {@code across}, the places in a row, plus column.
 */
record Pursuit(Overlaps overlaps, float[][] responses, int across) {
    /** Share of a digit's energy below which what others leave of it does not count: they cover it. */
    private static final double COVERED = 0.1;

    private static final int MAX_SWEEPS = 10;
    /** Added to images' products with themselves (about 100), so that two equal ones at one place have an answer. */
    private static final double RIDGE = 0.01;

    /** Least squares of some digits at given places, and the squared sum of the frame that they explain. */
    private record Fit(int[] rows, int[] columns, DMatrixRMaj inverse, double[] brightness, double explained) {}

    double[] brightness(int[] places) {
        return fit(places, IntStream.range(0, responses.length).toArray()).brightness;
    }

    private Fit fit(int[] places, int[] digits) {
        int n = digits.length;
        int[] rows = IntStream.of(digits).map(d -> places[d] / across).toArray();
        int[] columns = IntStream.of(digits).map(d -> places[d] % across).toArray();
        DMatrixRMaj inverse = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double overlap = overlaps.of(digits[i], digits[j], rows[i] - rows[j], columns[i] - columns[j]);
                inverse.set(i, j, i == j ? overlap + RIDGE : overlap);
            }
        }
        if (n > 0) {
            CommonOps_DDRM.invert(inverse);
        }
        double[] brightness = new double[n];
        double explained = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                brightness[i] += inverse.get(i, j) * responses[digits[j]][places[digits[j]]];
            }
            explained += brightness[i] * responses[digits[i]][places[digits[i]]];
        }
        return new Fit(rows, columns, inverse, brightness, explained);
    }

    /** Where the digits are: [digit] a place. */
    int[] places() {
        int[] best = null;
        double most = -1;
        for (int first = 0; first < responses.length; first++) {
            int[] places = new int[responses.length];
            double explained = 0;
            for (int i = 0; i < responses.length; i++) {
                int start = first;
                int[] before = IntStream.range(0, i)
                        .map(k -> (start + k) % responses.length)
                        .toArray();
                explained = place((first + i) % responses.length, places, before);
            }
            explained = Math.max(explained, settle(places, first));
            if (explained > most) {
                most = explained;
                best = places;
            }
        }
        return best;
    }

    /** Moves one digit at a time until none moves. */
    private double settle(int[] places, int first) {
        double explained = 0;
        boolean moved = responses.length > 1;
        for (int sweep = 0; moved && sweep < MAX_SWEEPS; sweep++) {
            moved = false;
            for (int i = 0; i < responses.length; i++) {
                int digit = (first + i) % responses.length;
                int before = places[digit];
                int[] others = IntStream.range(0, responses.length)
                        .filter(d -> d != digit)
                        .toArray();
                explained = place(digit, places, others);
                moved |= places[digit] != before;
            }
        }
        return explained;
    }

    /** Moves a digit to where it explains most of what the others leave of the frame; returns what all explain. */
    private double place(int digit, int[] places, int[] others) {
        Fit fit = fit(places, others);
        double energy = overlaps.energy(digit);
        double[] shared = new double[others.length];
        double most = 0;
        for (int place = 0; place < responses[digit].length; place++) {
            double left = responses[digit][place];
            int y = place / across;
            int x = place - y * across;
            for (int i = 0; i < others.length; i++) {
                shared[i] = overlaps.of(digit, others[i], y - fit.rows[i], x - fit.columns[i]);
                left -= shared[i] * fit.brightness[i];
            }
            // Most places could not explain as much as the best one even if the others covered the digit.
            if (left <= 0 || left * left <= most * COVERED * energy) {
                continue;
            }
            double explained = left * left / Math.max(own(energy, shared, fit.inverse), COVERED * energy);
            if (explained > most) {
                most = explained;
                places[digit] = place;
            }
        }
        return fit.explained + most;
    }

    /** What is left of a digit's energy where others explain {@code shared} of it. */
    private static double own(double energy, double[] shared, DMatrixRMaj inverse) {
        double own = energy;
        for (int i = 0; i < shared.length; i++) {
            for (int j = 0; j <= i; j++) {
                own -= (i == j ? 1 : 2) * shared[i] * shared[j] * inverse.unsafe_get(i, j);
            }
        }
        return own;
    }
}
