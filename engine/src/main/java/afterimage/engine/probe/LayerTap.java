package afterimage.engine.probe;

import afterimage.engine.cell.Quantity;
import afterimage.engine.cell.Tap;
import afterimage.engine.cell.Unroll;
import afterimage.engine.model.Pass;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.PlaceholderWithDefault;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/** Notes what a layer computes and lets it be changed; unless fed, it leaves every bit as it is. */
final class LayerTap implements Tap {
    private final Ops tf;
    private final int units;
    /** 1 for units that are heard, [units]. */
    private final PlaceholderWithDefault<TFloat32> heard;

    private final PlaceholderWithDefault<TFloat32> peepholeScale;
    private final Map<Quantity, Clamp> clamps = new EnumMap<>(Quantity.class);
    /** What was noted, by step; a quantity that a step does not have is missing there. */
    final List<Map<Quantity, Operand<TFloat32>>> steps = new ArrayList<>();

    private final Queue<Operand<TFloat32>> read = new ArrayDeque<>();
    private Map<Quantity, Operand<TFloat32>> step = new EnumMap<>(Quantity.class);

    private record Clamp(PlaceholderWithDefault<TBool> on, PlaceholderWithDefault<TFloat32> value) {}

    LayerTap(Ops tf, int units) {
        this.tf = tf;
        this.units = units;
        this.heard = tf.placeholderWithDefault(tf.ones(tf.array(units), TFloat32.class), Shape.of(units));
        this.peepholeScale = tf.placeholderWithDefault(tf.constant(1f), Shape.scalar());
        for (Quantity gate : Quantity.values()) {
            if (gate.isGate()) {
                var on = tf.placeholderWithDefault(tf.constant(false), Shape.scalar());
                var value = tf.placeholderWithDefault(tf.constant(0f), Shape.scalar());
                clamps.put(gate, new Clamp(on, value));
            }
        }
    }

    @Override
    public void reads(Operand<TFloat32> inputs, int count) {
        // A tensor can be fetched once, and one step's input may be the hidden state of another layer.
        Unroll.split(tf, inputs, count).forEach(input -> read.add(tf.identity(input)));
    }

    @Override
    public Operand<TFloat32> through(Quantity quantity, Operand<TFloat32> value) {
        Operand<TFloat32> changed = changed(quantity, value);
        step.put(quantity, changed);
        if (quantity == Quantity.HIDDEN) {
            if (!read.isEmpty()) {
                step.put(Quantity.INPUT, read.remove());
            }
            steps.add(step);
            step = new EnumMap<>(Quantity.class);
        }
        return changed;
    }

    private Operand<TFloat32> changed(Quantity quantity, Operand<TFloat32> value) {
        if (quantity.isPeephole()) {
            return tf.math.mul(value, peepholeScale);
        }
        if (quantity.isGate()) {
            Clamp clamp = clamps.get(quantity);
            return tf.select(clamp.on, clamp.value, value);
        }
        return quantity == Quantity.HIDDEN ? tf.math.mul(value, heard) : value;
    }

    /** Fetches some quantities, and {@link Quantity#HIDDEN}; after the run by quantity and step as traces have them. */
    Supplier<Map<Quantity, List<float[]>>> fetch(Pass pass, Set<Quantity> wanted) {
        Map<Quantity, List<Supplier<float[]>>> fetched = new EnumMap<>(Quantity.class);
        for (Quantity quantity : Quantity.values()) {
            boolean isThere = steps.stream().anyMatch(step -> step.containsKey(quantity));
            if (isThere && (quantity == Quantity.HIDDEN || wanted.contains(quantity))) {
                Stream<Operand<TFloat32>> own = steps.stream().map(step -> step.get(quantity));
                Stream<Supplier<float[]>> fetches = own.map(each -> each == null ? () -> null : pass.fetch(each));
                fetched.put(quantity, fetches.toList());
            }
        }
        return () -> {
            Map<Quantity, List<float[]>> values = new EnumMap<>(Quantity.class);
            fetched.forEach((quantity, each) ->
                    values.put(quantity, each.stream().map(Supplier::get).toList()));
            return values;
        };
    }

    void feed(Pass pass, Intervention what, String layer) {
        Set<Integer> silent = what.silenced().getOrDefault(layer, Set.of());
        if (!silent.isEmpty()) {
            float[] factors = new float[units];
            Arrays.fill(factors, 1);
            silent.forEach(unit -> factors[unit] = 0);
            pass.feed(heard, factors, units);
        }
        if (what.peepholes() != 1) {
            pass.feed(peepholeScale, what.peepholes());
        }
        what.clamped().getOrDefault(layer, Map.of()).forEach((gate, value) -> {
            pass.feed(clamps.get(gate).on, TBool.scalarOf(true));
            pass.feed(clamps.get(gate).value, value);
        });
    }
}
