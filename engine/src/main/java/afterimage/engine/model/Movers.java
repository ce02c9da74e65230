package afterimage.engine.model;

import afterimage.engine.cell.BatchProduct;
import afterimage.engine.cell.CellState;
import afterimage.engine.cell.Initializer;
import afterimage.engine.cell.LstmCell;
import afterimage.engine.cell.Peephole;
import afterimage.engine.cell.Sight;
import afterimage.engine.cell.Weight;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;

/**
 * Movers carry pictures along instead of drawing them anew. Each has a picture M as large as the frame and moves the
 * whole of it at every step by d pixels down and across, which need not be whole numbers. Where to is the work of an
 * LSTM for each mover and axis, all with the same weights. While frames u are read, the stack of cells says pixel by
 * pixel what of the picture is kept and what is picked up from the frame:
 *
 * <pre>
 * M  = sigmoid(1 + keep + w2 M - w3 others) M + sigmoid(pick + (2 + w0) M - (2 + w1) others) u
 * d  = tanh(1 + a1) d' + a2, within the reach      M = K(d_y, b) M K(d_x, b)^T      b = 2/3 sigmoid(a3 - 2)
 * </pre>
 *
 * where others is the sum of the other movers' pictures, a = W [h, places] + bias comes from the LSTM, and K moves by
 * cubic convolution (Keys 1981), blurred by taking the share b from each pixel and giving half of it to either side.
 *
 * <p>That pictures are moved by kernels and put together by masks is from Finn et al. 2016 (CDNA) and Jia et al. 2016;
 * that each moving thing has a picture and a path of its own, from Hsieh et al. 2018.
 */
final class Movers {
    /** The layer's name in traces and the prefix of its weights' names. */
    static final String LAYER = "movers/0";
    /** Largest movement of a step, pixels. */
    static final int REACH = 5;
    /** What is told to a mover by the stack at each step, numbers. */
    static final int SUMMARY = 16;
    /** Pixels from one place to the next. */
    private static final int PLACE = 2;
    /** Beyond the reach, what cubic convolution sees. */
    private static final int MARGIN = 2;
    /** a of the LSTM: inertia, push, blur. */
    private static final int ORDERS = 3;

    private static final int AXES = 2;
    private static final int OWNERSHIP = 4;
    private static final int SHIFTS = 2 * REACH + 1;
    private static final int TAPS = 2 * (REACH + MARGIN) + 1;
    /** How sharply the best fit of a picture to the frame stands out. */
    private static final float SHARPNESS = 20;

    private static final float INK = 100;
    /** What stands for the two axes in [batch, movers, 2, ...]. */
    private static final org.tensorflow.op.core.Stack.Options AXIS = org.tensorflow.op.core.Stack.axis(2L);

    private final Ops tf;
    private final int size;
    private final int count;
    private final LstmCell lstm;
    private final Weight orders;
    private final Operand<TFloat32> ordersBias;
    private final List<? extends Operand<TFloat32>> ownership;
    /** [taps, size * size], each a matrix that moves by so many pixels. */
    private final Operand<TFloat32> taps;
    /** [shifts * size, size] and [size * size, shifts], likewise. */
    private final Operand<TFloat32> shifts;

    private final Operand<TFloat32> shiftColumns;
    private final List<MoverStep> steps = new ArrayList<>();

    /**
     * What the movers have after a step.
     *
     * @param pictures M, [batch, movers, size, size]
     * @param motion d, [batch, movers, 2], down and across
     * @param lstm [batch * movers * 2, units]
     */
    record State(Operand<TFloat32> pictures, Operand<TFloat32> motion, CellState lstm) {}

    Movers(Site site) {
        MoverSpec spec = site.spec().movers();
        this.tf = site.tf();
        this.size = site.size();
        this.count = spec.count();
        Peephole peephole = site.spec().peephole() == Peephole.NONE ? Peephole.NONE : Peephole.CHANNEL;
        this.lstm = new LstmCell(
                tf,
                site.parameters(),
                LAYER,
                inputs(size),
                spec.units(),
                new Sight(peephole, site.spec().outputGate()));
        this.orders = site.parameters().weight("movers/orders/weight", spec.units() + AXES * places(size), ORDERS);
        this.ordersBias = site.parameters().create("movers/orders/bias", Initializer.ZERO, ORDERS);
        this.ownership = tf.unstack(
                        site.parameters().create("movers/ownership", Initializer.ZERO, OWNERSHIP), (long) OWNERSHIP)
                .output();
        this.taps = tf.constant(moving(TAPS));
        this.shifts = tf.reshape(tf.constant(moving(SHIFTS)), tf.array(SHIFTS * size, size));
        this.shiftColumns = tf.linalg.transpose(tf.constant(moving(SHIFTS)), tf.array(1, 0));
    }

    /** Numbers that the LSTM of an axis gets: ink, motion, miss, fit of every shift, places now and next, summary. */
    static int inputs(int size) {
        return 3 + SHIFTS + AXES * places(size) + SUMMARY;
    }

    /** Places along an axis, from before its beginning to after its end. */
    static int places(int size) {
        return (size + 2 * REACH) / PLACE + 1;
    }

    /** Parameters beside those of the LSTM. */
    static long ownParameters(int units, int size) {
        return (long) ORDERS * (units + AXES * places(size)) + ORDERS + OWNERSHIP;
    }

    /** Multiply-adds of one mover's step on images: fit, kernels, both moves. */
    static long macs(int size) {
        long square = (long) size * size;
        return square * (SHIFTS * size + SHIFTS * SHIFTS + AXES * TAPS + AXES * size);
    }

    /** For each number of pixels from -n to n, what output pixel i takes from input pixel i + it, [2 n + 1, size * size]. */
    private float[][] moving(int count) {
        float[][] matrices = new float[count][size * size];
        for (int k = 0; k < count; k++) {
            for (int i = 0; i < size; i++) {
                int from = i + k - count / 2;
                if (from >= 0 && from < size) {
                    matrices[k][i * size + from] = 1;
                }
            }
        }
        return matrices;
    }

    int count() {
        return count;
    }

    /** Notes what a step did. */
    void did(MoverStep step) {
        steps.add(step);
    }

    /** Those of the encoder, then those of the decoder. */
    List<MoverStep> steps() {
        return Collections.unmodifiableList(steps);
    }

    /**
     * Nothing carried, at rest.
     *
     * @param frame [batch, 1, size, size]
     */
    State start(Operand<TFloat32> frame) {
        Operand<TFloat32> nothing = tf.zerosLike(frame);
        Operand<TFloat32> pictures =
                count == 1 ? nothing : tf.concat(Collections.nCopies(count, nothing), tf.constant(1));
        Operand<TFloat32> still = tf.sum(pictures, tf.array(2, 3));
        return new State(pictures, tf.stack(List.of(still, still), AXIS), null);
    }

    /**
     * What is left of the pictures and what is added from a true frame.
     *
     * @param frame [batch, 1, size, size]
     * @param kept shares, [batch, movers, size, size], as {@code picked}
     */
    State pickUp(State before, Operand<TFloat32> frame, Operand<TFloat32> kept, Operand<TFloat32> picked) {
        return new State(
                tf.math.add(tf.math.mul(kept, before.pictures), tf.math.mul(picked, frame)),
                before.motion,
                before.lstm);
    }

    /** The share of each picture that is kept, from what the stack of cells says. */
    Operand<TFloat32> kept(State before, Operand<TFloat32> keep) {
        return share(before, tf.math.add(keep, tf.constant(1f)), ownership.get(2), ownership.get(3));
    }

    /** The share of a frame that goes into each picture. */
    Operand<TFloat32> picked(State before, Operand<TFloat32> pick) {
        Operand<TFloat32> two = tf.constant(2f);
        return share(before, pick, tf.math.add(two, ownership.get(0)), tf.math.add(two, ownership.get(1)));
    }

    /** A pixel is more likely a mover's where its own picture is bright, and less where others' are. */
    private Operand<TFloat32> share(
            State before, Operand<TFloat32> told, Operand<TFloat32> ownWeight, Operand<TFloat32> othersWeight) {
        Operand<TFloat32> own = before.pictures;
        Operand<TFloat32> others = tf.math.sub(tf.sum(own, tf.array(1), Sum.keepDims(true)), own);
        return tf.math.sigmoid(
                tf.math.add(told, tf.math.sub(tf.math.mul(ownWeight, own), tf.math.mul(othersWeight, others))));
    }

    /**
     * How well each picture fits the frame when it is moved by so many pixels, rows and columns each by itself.
     *
     * @param frame a true one, [batch, 1, size, size]
     * @return [batch, movers, 2, shifts], each adding up to one; no gradient goes through
     */
    Operand<TFloat32> fit(State state, Operand<TFloat32> frame) {
        Operand<TFloat32> rows = tf.reshape(
                BatchProduct.of(tf, shifts, tf.reshape(frame, tf.array(-1, size, size))),
                tf.array(-1, 1, SHIFTS, size, size));
        Operand<TFloat32> pictures = tf.reshape(state.pictures, tf.array(-1, count, 1, size, size));
        Operand<TFloat32> columns = BatchProduct.of(tf, pictures, true, rows, false);
        Operand<TFloat32> products = tf.reshape(
                tf.linalg.matMul(tf.reshape(columns, tf.array(-1, size * size)), shiftColumns),
                tf.array(-1, count, SHIFTS * SHIFTS));
        Operand<TFloat32> energy =
                tf.math.maximum(tf.sum(tf.math.square(state.pictures), tf.array(2, 3)), tf.constant(1f));
        Operand<TFloat32> sharp =
                tf.math.div(tf.math.mul(products, tf.constant(SHARPNESS)), tf.reshape(energy, tf.array(-1, count, 1)));
        Operand<TFloat32> chances = tf.reshape(
                tf.nn.softmax(tf.reshape(sharp, tf.array(-1, SHIFTS * SHIFTS))), tf.array(-1, count, SHIFTS, SHIFTS));
        return tf.stopGradient(
                tf.stack(List.of(tf.sum(chances, tf.constant(3)), tf.sum(chances, tf.constant(2))), AXIS));
    }

    /** No frame to fit to. */
    Operand<TFloat32> noFit(State state) {
        Operand<TFloat32> still = tf.expandDims(tf.zerosLike(state.motion), tf.constant(-1));
        return tf.tile(still, tf.array(1, 1, 1, SHIFTS));
    }

    /**
     * Moves each picture.
     *
     * @param fit see {@link #fit}
     * @param summary what the stack tells each mover, [batch, movers, summary]
     */
    State move(State before, Operand<TFloat32> fit, Operand<TFloat32> summary) {
        Operand<TFloat32> motion = tf.expandDims(before.motion, tf.constant(-1));
        Operand<TFloat32> ink = tf.sum(before.pictures, tf.array(2, 3));
        Operand<TFloat32> centre = centre(before.pictures, ink);
        Operand<TFloat32> places =
                tf.concat(List.of(places(centre), places(tf.math.add(centre, motion))), tf.constant(-1));
        Operand<TFloat32> miss =
                tf.expandDims(tf.sum(tf.math.mul(fit, tf.constant(steps(REACH))), tf.constant(-1)), tf.constant(-1));
        Operand<TFloat32> reach = tf.constant((float) REACH);
        Operand<TFloat32> seen = tf.concat(
                List.of(
                        forBothAxes(tf.math.div(tf.expandDims(ink, tf.constant(-1)), tf.constant(INK))),
                        tf.math.div(motion, reach),
                        tf.math.div(miss, reach),
                        fit,
                        places,
                        forBothAxes(summary)),
                tf.constant(-1));
        CellState lstm = this.lstm.step(this.lstm.project(tf.reshape(seen, tf.array(-1, inputs(size)))), before.lstm);
        Operand<TFloat32> known = tf.concat(
                List.of(lstm.hidden(), tf.reshape(places, tf.array(-1, AXES * places(size)))), tf.constant(-1));
        List<? extends Operand<TFloat32>> told = tf.split(
                        tf.constant(-1),
                        tf.reshape(
                                tf.nn.biasAdd(orders.times(tf, known), ordersBias), tf.array(-1, count, AXES, ORDERS)),
                        (long) ORDERS)
                .output();
        Operand<TFloat32> inertia = tf.math.tanh(tf.math.add(told.get(0), tf.constant(1f)));
        Operand<TFloat32> moved = within(tf.math.add(tf.math.mul(inertia, motion), told.get(1)), -REACH, REACH);
        Operand<TFloat32> blur =
                tf.math.mul(tf.math.sigmoid(tf.math.sub(told.get(2), tf.constant(2f))), tf.constant(2 / 3f));
        List<? extends Operand<TFloat32>> kernels =
                tf.split(tf.constant(2), kernels(moved, blur), (long) AXES).output();
        Operand<TFloat32> down = BatchProduct.of(tf, square(kernels.get(0)), before.pictures);
        Operand<TFloat32> pictures = BatchProduct.of(tf, down, false, square(kernels.get(1)), true);
        return new State(pictures, tf.reshape(moved, tf.array(-1, count, AXES)), lstm);
    }

    /** What is seen where pictures overlap: the brighter, [batch, 1, size, size]. */
    Operand<TFloat32> together(State state) {
        if (count == 1) {
            return state.pictures;
        }
        List<? extends Operand<TFloat32>> each =
                tf.split(tf.constant(1), state.pictures, (long) count).output();
        Operand<TFloat32> all = each.get(0);
        for (Operand<TFloat32> other : each.subList(1, count)) {
            all = tf.math.maximum(all, other);
        }
        return all;
    }

    /** x, or the bound that it passes; unlike TensorFlow's own it can be differentiated here. */
    Operand<TFloat32> within(Operand<TFloat32> x, float least, float most) {
        Operand<TFloat32> above = tf.nn.relu(tf.math.sub(x, tf.constant(least)));
        Operand<TFloat32> beyond = tf.nn.relu(tf.math.sub(x, tf.constant(most)));
        return tf.math.add(tf.math.sub(above, beyond), tf.constant(least));
    }

    private Operand<TFloat32> square(Operand<TFloat32> kernels) {
        return tf.reshape(kernels, tf.array(-1, count, size, size));
    }

    /** [batch, movers, n] to [batch, movers, 2, n]. */
    private Operand<TFloat32> forBothAxes(Operand<TFloat32> values) {
        return tf.stack(List.of(values, values), AXIS);
    }

    /** Centre of mass, pixels, [batch, movers, 2, 1]. */
    private Operand<TFloat32> centre(Operand<TFloat32> pictures, Operand<TFloat32> ink) {
        float[] pixels = new float[size];
        for (int i = 0; i < size; i++) {
            pixels[i] = i;
        }
        Operand<TFloat32> weight = tf.math.add(ink, tf.constant(0.01f));
        Operand<TFloat32> down =
                tf.sum(tf.math.mul(tf.sum(pictures, tf.constant(3)), tf.constant(pixels)), tf.constant(2));
        Operand<TFloat32> across =
                tf.sum(tf.math.mul(tf.sum(pictures, tf.constant(2)), tf.constant(pixels)), tf.constant(2));
        Operand<TFloat32> both = tf.stack(List.of(tf.math.div(down, weight), tf.math.div(across, weight)), AXIS);
        return tf.expandDims(both, tf.constant(-1));
    }

    /** How near each place is, 1 at it and 0 from the next on, [batch, movers, 2, places]. */
    private Operand<TFloat32> places(Operand<TFloat32> position) {
        float[] places = new float[places(size)];
        for (int i = 0; i < places.length; i++) {
            places[i] = PLACE * i - REACH;
        }
        Operand<TFloat32> distance = tf.math.abs(tf.math.sub(position, tf.constant(places)));
        return tf.nn.relu(tf.math.sub(tf.constant(1f), tf.math.div(distance, tf.constant((float) PLACE))));
    }

    /** -n to n. */
    private static float[] steps(int n) {
        float[] steps = new float[2 * n + 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = i - n;
        }
        return steps;
    }

    /** Matrices that move by so many pixels, [batch, movers, 2, size * size]. */
    private Operand<TFloat32> kernels(Operand<TFloat32> motion, Operand<TFloat32> blur) {
        Operand<TFloat32> distance = tf.math.abs(tf.math.add(tf.constant(steps(REACH + MARGIN)), motion));
        Operand<TFloat32> sharp = cubic(distance);
        Operand<TFloat32> beside = tf.reshape(
                tf.linalg.matMul(tf.reshape(sharp, tf.array(-1, TAPS)), tf.constant(neighbours())),
                tf.array(-1, count, AXES, TAPS));
        Operand<TFloat32> kernel = tf.math.add(sharp, tf.math.mul(blur, tf.math.sub(beside, sharp)));
        return tf.reshape(
                tf.linalg.matMul(tf.reshape(kernel, tf.array(-1, TAPS)), taps), tf.array(-1, count, AXES, size * size));
    }

    /** Keys 1981 with a = -1/2: v v (v - 1) / 2 + u u (1 - 2 u), where v = 2 - t and u = 1 - t as far as positive. */
    private Operand<TFloat32> cubic(Operand<TFloat32> distance) {
        Operand<TFloat32> one = tf.constant(1f);
        Operand<TFloat32> two = tf.constant(2f);
        Operand<TFloat32> v = tf.nn.relu(tf.math.sub(two, distance));
        Operand<TFloat32> u = tf.nn.relu(tf.math.sub(one, distance));
        Operand<TFloat32> outer = tf.math.mul(tf.math.mul(v, v), tf.math.div(tf.math.sub(v, one), two));
        Operand<TFloat32> inner = tf.math.mul(tf.math.mul(u, u), tf.math.sub(one, tf.math.mul(two, u)));
        return tf.math.add(outer, inner);
    }

    /** Half of what either neighbour has. */
    private static float[][] neighbours() {
        float[][] half = new float[TAPS][TAPS];
        for (int i = 1; i < TAPS; i++) {
            half[i - 1][i] = 0.5f;
            half[i][i - 1] = 0.5f;
        }
        return half;
    }
}
