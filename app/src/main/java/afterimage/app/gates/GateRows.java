package afterimage.app.gates;

import afterimage.app.control.MapRow;
import afterimage.engine.cell.Quantity;
import afterimage.engine.clip.Shading;
import afterimage.engine.trace.StateTrace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * A trace as rows of pictures: the encoder's steps, then those of one decoder. FC-LSTM units stand below each other in
 * the order chosen, neighbours taken together where there are more than a picture has lines.
 */
final class GateRows {
    /** Lines of the picture of an FC-LSTM's units. */
    private static final int LINES = 48;

    private static final int ACTIVE_CHANNELS = 6;
    private static final Map<Quantity, String> NAMES = new EnumMap<>(Map.of(
            Quantity.INPUT_GATE, "input i",
            Quantity.FORGET_GATE, "forget f",
            Quantity.CANDIDATE, "candidate g",
            Quantity.MEMORY, "memory c",
            Quantity.OUTPUT_GATE, "output o",
            Quantity.HIDDEN, "hidden h",
            Quantity.INPUT_PEEPHOLE, "peephole to i",
            Quantity.FORGET_PEEPHOLE, "peephole to f",
            Quantity.OUTPUT_PEEPHOLE, "peephole to o"));
    private static final Map<Quantity, String> ABOUT = new EnumMap<>(Map.of(
            Quantity.INPUT_GATE, "Input gate: how much of what is new is stored, 0 to 1.",
            Quantity.FORGET_GATE,
                    "Forget gate: how much of the memory is kept, 0 to 1. From empty memory nothing can be.",
            Quantity.CANDIDATE, "Candidate: what could be stored, −1 to 1.",
            Quantity.MEMORY, "Memory c after the step: what was kept plus what was stored.",
            Quantity.OUTPUT_GATE, "Output gate: how much of the memory is let out, 0 to 1.",
            Quantity.HIDDEN, "Hidden state h: what the layer lets out, −1 to 1.",
            Quantity.INPUT_PEEPHOLE, "What the memory before the step adds to the input gate's weighted sum.",
            Quantity.FORGET_PEEPHOLE, "What the memory before the step adds to the forget gate's weighted sum.",
            Quantity.OUTPUT_PEEPHOLE, "What the memory after the step adds to the output gate's weighted sum."));

    private final StateTrace.Layer encoder;
    private final StateTrace.Layer decoder;
    private final UnitOrder order;

    GateRows(StateTrace.Layer encoder, StateTrace.Layer decoder, UnitOrder order) {
        this.encoder = encoder;
        this.decoder = decoder;
        this.order = order;
    }

    static String name(Quantity quantity) {
        return NAMES.get(quantity);
    }

    /** One row a quantity: the mean over channels, one channel, or all units of an FC-LSTM. */
    List<MapRow> of(List<Quantity> quantities, int channel) {
        List<MapRow> rows = new ArrayList<>();
        for (Quantity quantity : quantities) {
            if (encoder.rows() == 1) {
                int[] units = order.of(encoder);
                rows.add(row(NAMES.get(quantity), quantity, (layer, t) -> strip(layer, quantity, t, units)));
            } else if (channel < 0) {
                rows.add(row(NAMES.get(quantity), quantity, (layer, t) -> layer.mean(quantity, t)));
            } else {
                rows.add(row(NAMES.get(quantity), quantity, (layer, t) -> layer.channel(quantity, t, channel)));
            }
        }
        return rows;
    }

    /** One row a channel, those first that come first in the order. */
    List<MapRow> active(Quantity quantity) {
        return Arrays.stream(order.of(encoder))
                .limit(ACTIVE_CHANNELS)
                .mapToObj(channel ->
                        row("channel " + (channel + 1), quantity, (layer, t) -> layer.channel(quantity, t, channel)))
                .toList();
    }

    private MapRow row(String name, Quantity quantity, BiFunction<StateTrace.Layer, Integer, float[]> picture) {
        List<float[]> cells = new ArrayList<>();
        for (StateTrace.Layer layer : List.of(encoder, decoder)) {
            for (int t = 0; t < layer.steps(); t++) {
                cells.add(layer.values().containsKey(quantity) ? picture.apply(layer, t) : null);
            }
        }
        int columns = encoder.rows() == 1 ? 1 : encoder.rows();
        if (quantity.isGate()) {
            return new MapRow(name, ABOUT.get(quantity), cells, columns, Shading.HEAT, 0, 1);
        }
        double size = size(cells);
        return new MapRow(name, ABOUT.get(quantity), cells, columns, Shading.SIGNED, -size, size);
    }

    /** The largest number, so that the shading is used up; two digits of it. */
    private static double size(List<float[]> cells) {
        double largest = 0;
        for (float[] cell : cells) {
            for (int i = 0; cell != null && i < cell.length; i++) {
                largest = Math.max(largest, Math.abs(cell[i]));
            }
        }
        if (largest == 0) {
            return 1;
        }
        double unit = Math.pow(10, Math.floor(Math.log10(largest)) - 1);
        return Math.ceil(largest / unit) * unit;
    }

    private static float[] strip(StateTrace.Layer layer, Quantity quantity, int step, int[] units) {
        float[] all = layer.values().get(quantity).get(step);
        if (all == null) {
            return null;
        }
        int lines = Math.min(LINES, units.length);
        float[] strip = new float[lines];
        for (int line = 0; line < lines; line++) {
            int from = line * units.length / lines;
            int to = (line + 1) * units.length / lines;
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += all[units[i]];
            }
            strip[line] = (float) (sum / (to - from));
        }
        return strip;
    }

    /** Mean over all units and positions at each step; NaN where there is none. */
    double[] means(Quantity quantity) {
        List<Double> means = new ArrayList<>();
        for (StateTrace.Layer layer : List.of(encoder, decoder)) {
            List<float[]> steps = layer.values().getOrDefault(quantity, Collections.nCopies(layer.steps(), null));
            for (float[] values : steps) {
                double sum = 0;
                for (int i = 0; values != null && i < values.length; i++) {
                    sum += values[i];
                }
                means.add(values == null ? Double.NaN : sum / values.length);
            }
        }
        return means.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
