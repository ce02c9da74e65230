package afterimage.app.gates;

import afterimage.app.control.MapRow;
import afterimage.app.control.StateRow;
import afterimage.engine.cell.Quantity;
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
record GateRows(StateTrace.Layer encoder, StateTrace.Layer decoder, UnitOrder order) {
    private static final int ACTIVE_CHANNELS = 6;
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

    /** One row a quantity: the mean over channels, one channel, or all units of an FC-LSTM. */
    List<MapRow> of(List<Quantity> quantities, int channel) {
        int[] units = encoder.rows() == 1 ? order.of(encoder) : null;
        return quantities.stream()
                .map(quantity -> row(
                        StateRow.name(quantity),
                        quantity,
                        (layer, t) -> units != null
                                ? StateRow.strip(layer, quantity, t, units)
                                : channel < 0 ? layer.mean(quantity, t) : layer.channel(quantity, t, channel)))
                .toList();
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
        return StateRow.of(name, ABOUT.get(quantity), quantity, cells, encoder.rows(), StateRow.largest(cells));
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
