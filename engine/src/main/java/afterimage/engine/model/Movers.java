package afterimage.engine.model;

import afterimage.engine.cell.CellState;
import afterimage.engine.cell.Initializer;
import afterimage.engine.cell.LstmCell;
import afterimage.engine.cell.Peephole;
import afterimage.engine.cell.Sight;
import afterimage.engine.cell.Unroll;
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
    /** What is told to a mover by the stack at each step, numbers. */
    static final int SUMMARY = 16;
    /** Pixels from one place to the next. */
    private static final int PLACE = 2;
    /** a of the LSTM: inertia, push, blur. */
    private static final int ORDERS = 3;

    private static final int OWNERSHIP = 4;
    private static final float INK = 100;

    private final Ops tf;
    private final int size;
    final int count;
    private final LstmCell lstm;
    private final Linear orders;
    private final List<? extends Operand<TFloat32>> ownership;
    private final Shifts shifts;
    /** Those of the encoder, then those of the decoder. */
    final List<MoverStep> steps = new ArrayList<>();

    /** M [batch, movers, size, size], d [batch, movers, 2], down and across, and [batch * movers * 2, units]. */
    record State(Operand<TFloat32> pictures, Operand<TFloat32> motion, CellState lstm) {
        /** Pictures, motion, memory and hidden state; the latter two once there are any. */
        List<Operand<TFloat32>> parts() {
            return lstm == null ? List.of(pictures, motion) : List.of(pictures, motion, lstm.cell(), lstm.hidden());
        }
    }

    Movers(Site site) {
        MoverSpec spec = site.spec().movers();
        this.tf = site.tf();
        this.size = site.size();
        this.count = spec.count();
        Peephole peephole = site.spec().peephole() == Peephole.NONE ? Peephole.NONE : Peephole.CHANNEL;
        Sight sight = new Sight(peephole, site.spec().outputGate());
        this.lstm = LstmCell.connected(site.parameters(), MoverSpec.LAYER, inputs(size), spec.units(), sight);
        this.orders = site.linear("movers/orders", spec.units() + Shifts.AXES * places(size), ORDERS, false);
        Operand<TFloat32> owned = site.parameters().create("movers/ownership", Initializer.ZERO, OWNERSHIP);
        this.ownership = tf.unstack(owned, (long) OWNERSHIP).output();
        this.shifts = new Shifts(site.parameters().products(), size, count);
    }

    /** Numbers that the LSTM of an axis gets: ink, motion, miss, fit of every shift, places now and next, summary. */
    static int inputs(int size) {
        return 3 + Shifts.COUNT + Shifts.AXES * places(size) + SUMMARY;
    }

    /** Places along an axis, from before its beginning to after its end. */
    static int places(int size) {
        return (size + 2 * Shifts.REACH) / PLACE + 1;
    }

    /** Parameters beside those of the LSTM. */
    static long ownParameters(int units, int size) {
        return (long) ORDERS * (units + Shifts.AXES * places(size)) + ORDERS + OWNERSHIP;
    }

    /** Nothing carried, at rest, for a {@code frame} [batch, 1, size, size]. */
    State start(Operand<TFloat32> frame) {
        Operand<TFloat32> nothing = tf.zerosLike(frame);
        var pictures = count == 1 ? nothing : tf.concat(Collections.nCopies(count, nothing), tf.constant(1));
        Operand<TFloat32> still = tf.sum(pictures, tf.array(2, 3));
        return new State(pictures, tf.stack(List.of(still, still), Shifts.AXIS), null);
    }

    /** What is left of pictures and added from a frame [batch, 1, size, size]; shares [batch, movers, size, size]. */
    State pickUp(State before, Operand<TFloat32> frame, Operand<TFloat32> kept, Operand<TFloat32> picked) {
        Operand<TFloat32> pictures = tf.math.add(tf.math.mul(kept, before.pictures), tf.math.mul(picked, frame));
        return new State(pictures, before.motion, before.lstm);
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

    Operand<TFloat32> fit(State state, Operand<TFloat32> frame) {
        return shifts.fit(state.pictures, frame);
    }

    Operand<TFloat32> noFit(State state) {
        Operand<TFloat32> still = tf.expandDims(tf.zerosLike(state.motion), tf.constant(-1));
        return tf.tile(still, tf.array(1, 1, 1, Shifts.COUNT));
    }

    /** Moves each picture by its {@link #fit} and what the stack tells its mover, [batch, movers, summary]. */
    State move(State before, Operand<TFloat32> fit, Operand<TFloat32> summary) {
        Operand<TFloat32> motion = tf.expandDims(before.motion, tf.constant(-1));
        Operand<TFloat32> ink = tf.sum(before.pictures, tf.array(2, 3));
        Operand<TFloat32> centre = centre(before.pictures, ink);
        var places = tf.concat(List.of(places(centre), places(tf.math.add(centre, motion))), tf.constant(-1));
        Operand<TFloat32> miss = tf.expandDims(
                tf.sum(tf.math.mul(fit, Shifts.range(tf, -Shifts.REACH, Shifts.REACH + 1, 1)), tf.constant(-1)),
                tf.constant(-1));
        Operand<TFloat32> reach = tf.constant((float) Shifts.REACH);
        Operand<TFloat32> seen = tf.concat(
                List.of(
                        forBothAxes(tf.math.div(tf.expandDims(ink, tf.constant(-1)), tf.constant(INK))),
                        tf.math.div(motion, reach),
                        tf.math.div(miss, reach),
                        fit,
                        places,
                        forBothAxes(summary)),
                tf.constant(-1));
        CellState lstm = Unroll.run(this.lstm, tf.reshape(seen, tf.array(-1, inputs(size))), 1, before.lstm)
                .last();
        Operand<TFloat32> known = tf.concat(
                List.of(lstm.hidden(), tf.reshape(places, tf.array(-1, Shifts.AXES * places(size)))), tf.constant(-1));
        Operand<TFloat32> ordered = tf.reshape(orders.of(known), tf.array(-1, count, Shifts.AXES, ORDERS));
        var told = tf.split(tf.constant(-1), ordered, (long) ORDERS).output();
        Operand<TFloat32> inertia = tf.math.tanh(tf.math.add(told.get(0), tf.constant(1f)));
        var moved = within(tf.math.add(tf.math.mul(inertia, motion), told.get(1)), -Shifts.REACH, Shifts.REACH);
        var blur = tf.math.mul(tf.math.sigmoid(tf.math.sub(told.get(2), tf.constant(2f))), tf.constant(2 / 3f));
        return new State(
                shifts.moved(before.pictures, moved, blur), tf.reshape(moved, tf.array(-1, count, Shifts.AXES)), lstm);
    }

    /** What is seen where pictures overlap: the brighter, [batch, 1, size, size]. */
    Operand<TFloat32> together(State state) {
        if (count == 1) {
            return state.pictures;
        }
        var each = tf.split(tf.constant(1), state.pictures, (long) count).output();
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

    /** [batch, movers, n] to [batch, movers, 2, n]. */
    private Operand<TFloat32> forBothAxes(Operand<TFloat32> values) {
        return tf.stack(List.of(values, values), Shifts.AXIS);
    }

    /** Centre of mass, pixels, [batch, movers, 2, 1]. */
    private Operand<TFloat32> centre(Operand<TFloat32> pictures, Operand<TFloat32> ink) {
        Operand<TFloat32> pixels = Shifts.range(tf, 0, size, 1);
        Operand<TFloat32> weight = tf.math.add(ink, tf.constant(0.01f));
        Operand<TFloat32> down = tf.sum(tf.math.mul(tf.sum(pictures, tf.constant(3)), pixels), tf.constant(2));
        Operand<TFloat32> across = tf.sum(tf.math.mul(tf.sum(pictures, tf.constant(2)), pixels), tf.constant(2));
        Operand<TFloat32> both = tf.stack(List.of(tf.math.div(down, weight), tf.math.div(across, weight)), Shifts.AXIS);
        return tf.expandDims(both, tf.constant(-1));
    }

    /** How near each place is, 1 at it and 0 from the next on, [batch, movers, 2, places]. */
    private Operand<TFloat32> places(Operand<TFloat32> position) {
        Operand<TFloat32> places = Shifts.range(tf, -Shifts.REACH, PLACE * places(size) - Shifts.REACH, PLACE);
        Operand<TFloat32> distance = tf.math.abs(tf.math.sub(position, places));
        return tf.nn.relu(tf.math.sub(tf.constant(1f), tf.math.div(distance, tf.constant((float) PLACE))));
    }
}
