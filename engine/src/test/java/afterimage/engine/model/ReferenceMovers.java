package afterimage.engine.model;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Movers in plain double-precision loops, from the description in {@link Movers}. Pictures are [size, size].
 *
 * <p>How well a picture fits a frame has no gradient: it is what it was in the first pass, so that differences between
 * passes do not see it either.
 */
final class ReferenceMovers {
    private static final int REACH = 5;
    private static final int SUMMARY = 16;

    private final int size;
    private final int rows;
    private final int count;
    private final ReferenceCell lstm;
    private final Function<String, double[]> tensors;
    private final Map<String, double[][]> fits = new HashMap<>();

    ReferenceMovers(ModelSpec spec, int size, ReferenceCell lstm, Function<String, double[]> tensors) {
        this.size = size;
        this.rows = spec.isConvolutional() ? size / spec.patch() : 1;
        this.count = spec.movers().count();
        this.lstm = lstm;
        this.tensors = tensors;
    }

    /** What the LSTM of an axis gets. */
    static int inputs(int size) {
        return 3 + 2 * REACH + 1 + 2 * places(size) + SUMMARY;
    }

    static int places(int size) {
        return (size + 2 * REACH) / 2 + 1;
    }

    /** One clip's movers. */
    static final class State {
        private final double[][] pictures;
        private final double[][] motion;
        private final ReferenceCell.State[][] lstm;
        private boolean begun;

        private State(int count, int size) {
            pictures = new double[count][size * size];
            motion = new double[count][2];
            lstm = new ReferenceCell.State[count][2];
        }

        private State(State other) {
            this(other.pictures.length, 1);
            for (int m = 0; m < pictures.length; m++) {
                pictures[m] = other.pictures[m].clone();
                motion[m] = other.motion[m].clone();
                lstm[m] = other.lstm[m].clone();
            }
            begun = other.begun;
        }

        State copy() {
            return new State(this);
        }

        double[] picture(int mover) {
            return pictures[mover];
        }
    }

    State start() {
        State state = new State(count, size);
        for (ReferenceCell.State[] own : state.lstm) {
            own[0] = lstm.start();
            own[1] = lstm.start();
        }
        return state;
    }

    /**
     * @param frame a true one, or null for none
     * @param told by the stack [rows, rows, ...] as patches: attention, summary, mask, keep, pick
     * @param writes whether there is a mask among it
     * @param waits whether pictures are not moved
     * @param when clip and step, by which the fit is remembered
     */
    void step(State state, double[] frame, double[] told, boolean writes, boolean waits, String when) {
        double[][] fit = new double[count][2 * (2 * REACH + 1)];
        if (frame != null) {
            if (state.begun) {
                fit = fits.computeIfAbsent(when, key -> fit(state, frame));
            }
            pickUp(state, frame, told, writes);
        }
        state.begun = true;
        if (!waits) {
            for (int m = 0; m < count; m++) {
                move(state, m, fit[m], summary(told, m));
            }
        }
    }

    private double[][] fit(State state, double[] frame) {
        int shifts = 2 * REACH + 1;
        double[][] fit = new double[count][2 * shifts];
        for (int m = 0; m < count; m++) {
            double[] picture = state.pictures[m];
            double energy = 0;
            for (double value : picture) {
                energy += value * value;
            }
            double[] sharp = new double[shifts * shifts];
            double sum = 0;
            for (int s = 0; s < sharp.length; s++) {
                double product = 0;
                for (int at = 0; at < picture.length; at++) {
                    int y = at / size + s / shifts - REACH;
                    int x = at % size + s % shifts - REACH;
                    if (y >= 0 && y < size && x >= 0 && x < size) {
                        product += picture[at] * frame[y * size + x];
                    }
                }
                sharp[s] = Math.exp(20 * product / Math.max(1, energy));
                sum += sharp[s];
            }
            for (int s = 0; s < sharp.length; s++) {
                fit[m][s / shifts] += sharp[s] / sum;
                fit[m][shifts + s % shifts] += sharp[s] / sum;
            }
        }
        return fit;
    }

    private void pickUp(State state, double[] frame, double[] told, boolean writes) {
        double[] w = tensors.apply("movers/ownership");
        int keep = writes ? 1 : 0;
        double[][] after = new double[count][size * size];
        for (int m = 0; m < count; m++) {
            for (int at = 0; at < size * size; at++) {
                double own = state.pictures[m][at];
                double others = 0;
                for (int other = 0; other < count; other++) {
                    others += other == m ? 0 : state.pictures[other][at];
                }
                double kept = sigmoid(1 + pixel(told, keep + m, at) + w[2] * own - w[3] * others);
                double picked = sigmoid(pixel(told, keep + count + m, at) + (2 + w[0]) * own - (2 + w[1]) * others);
                after[m][at] = kept * own + picked * frame[at];
            }
        }
        System.arraycopy(after, 0, state.pictures, 0, count);
    }

    /** Of the part of what is told that is as large as a frame: 0 for the mask if there is one, then keep, then pick. */
    private double pixel(double[] told, int image, int at) {
        int patch = size / rows;
        int y = at / size;
        int x = at % size;
        int position = y / patch * rows + x / patch;
        int channel = count * (1 + SUMMARY) + (image * patch + y % patch) * patch + x % patch;
        return told[position * (told.length / (rows * rows)) + channel];
    }

    /** The mask, [size, size]. */
    double[] mask(double[] told) {
        double[] mask = new double[size * size];
        for (int at = 0; at < mask.length; at++) {
            mask[at] = sigmoid(pixel(told, 0, at) - 2);
        }
        return mask;
    }

    private double[] summary(double[] told, int mover) {
        int width = told.length / (rows * rows);
        double sum = 0;
        double[] summary = new double[SUMMARY];
        for (int position = 0; position < rows * rows; position++) {
            double weight = Math.exp(told[position * width + mover]);
            sum += weight;
            for (int i = 0; i < SUMMARY; i++) {
                summary[i] += weight * told[position * width + count + mover * SUMMARY + i];
            }
        }
        for (int i = 0; i < SUMMARY; i++) {
            summary[i] /= sum;
        }
        return summary;
    }

    private void move(State state, int mover, double[] fit, double[] summary) {
        double[] picture = state.pictures[mover];
        double ink = 0;
        double[] centre = new double[2];
        for (int at = 0; at < picture.length; at++) {
            ink += picture[at];
            centre[0] += picture[at] * (at / size);
            centre[1] += picture[at] * (at % size);
        }
        double[][] kernels = new double[2][];
        for (int axis = 0; axis < 2; axis++) {
            double before = state.motion[mover][axis];
            double[] places = places(centre[axis] / (ink + 0.01), before);
            state.lstm[mover][axis] = lstm.step(seen(ink, before, fit, axis, places, summary), state.lstm[mover][axis]);
            double[] orders = orders(state.lstm[mover][axis].hidden(), places);
            double motion = Math.tanh(1 + orders[0]) * before + orders[1];
            state.motion[mover][axis] = Math.max(-REACH, Math.min(REACH, motion));
            kernels[axis] = kernel(state.motion[mover][axis], sigmoid(orders[2] - 2) * 2 / 3);
        }
        state.pictures[mover] = moved(picture, kernels);
    }

    private static double[] seen(double ink, double motion, double[] fit, int axis, double[] places, double[] summary) {
        int shifts = 2 * REACH + 1;
        double[] seen = new double[3 + shifts + places.length + summary.length];
        seen[0] = ink / 100;
        seen[1] = motion / REACH;
        for (int s = 0; s < shifts; s++) {
            seen[2] += fit[axis * shifts + s] * (s - REACH) / REACH;
            seen[3 + s] = fit[axis * shifts + s];
        }
        System.arraycopy(places, 0, seen, 3 + shifts, places.length);
        System.arraycopy(summary, 0, seen, 3 + shifts + places.length, summary.length);
        return seen;
    }

    /** Where it is and where it will be if it goes on so. */
    private double[] places(double position, double motion) {
        int each = places(size);
        double[] places = new double[2 * each];
        for (int i = 0; i < each; i++) {
            places[i] = Math.max(0, 1 - Math.abs(position - (2 * i - REACH)) / 2);
            places[each + i] = Math.max(0, 1 - Math.abs(position + motion - (2 * i - REACH)) / 2);
        }
        return places;
    }

    private double[] orders(double[] hidden, double[] places) {
        double[] weight = tensors.apply("movers/orders/weight");
        double[] orders = tensors.apply("movers/orders/bias").clone();
        for (int i = 0; i < hidden.length + places.length; i++) {
            double value = i < hidden.length ? hidden[i] : places[i - hidden.length];
            for (int o = 0; o < 3; o++) {
                orders[o] += value * weight[3 * i + o];
            }
        }
        return orders;
    }

    /** What an output pixel takes from the pixel that is so many away, from -7 to 7. */
    private static double[] kernel(double motion, double blur) {
        int margin = REACH + 2;
        double[] kernel = new double[2 * margin + 1];
        for (int k = 0; k < kernel.length; k++) {
            double t = k - margin + motion;
            double left = k == 0 ? 0 : keys(t - 1);
            double right = k == kernel.length - 1 ? 0 : keys(t + 1);
            kernel[k] = (1 - blur) * keys(t) + blur / 2 * (left + right);
        }
        return kernel;
    }

    /** Keys 1981, equation 15 with a = -1/2. */
    private static double keys(double at) {
        double t = Math.abs(at);
        if (t < 1) {
            return 1.5 * t * t * t - 2.5 * t * t + 1;
        }
        return t < 2 ? -0.5 * t * t * t + 2.5 * t * t - 4 * t + 2 : 0;
    }

    private double[] moved(double[] picture, double[][] kernels) {
        int margin = REACH + 2;
        double[] moved = new double[picture.length];
        for (int at = 0; at < picture.length; at++) {
            for (int dy = -margin; dy <= margin; dy++) {
                for (int dx = -margin; dx <= margin; dx++) {
                    int y = at / size + dy;
                    int x = at % size + dx;
                    if (y >= 0 && y < size && x >= 0 && x < size) {
                        moved[at] += kernels[0][dy + margin] * kernels[1][dx + margin] * picture[y * size + x];
                    }
                }
            }
        }
        return moved;
    }

    private static double sigmoid(double x) {
        return ReferenceCell.sigmoid(x);
    }
}
