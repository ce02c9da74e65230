package afterimage.app.gates;

import afterimage.app.control.MapRow;
import afterimage.app.control.StateRow;
import afterimage.app.glossary.Texts;
import afterimage.engine.cell.Quantity;
import afterimage.engine.trace.StateTrace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A trace as rows of pictures: the encoder's steps, then a decoder's; an FC-LSTM's units stand in the order chosen. */
record GateRows(StateTrace.Layer encoder, StateTrace.Layer decoder, UnitOrder order) {
    private static final int ACTIVE_CHANNELS = 6;

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
        IntFunction<MapRow> row = channel -> row(
                Texts.of("gates.channel", channel + 1), quantity, (layer, t) -> layer.channel(quantity, t, channel));
        return Arrays.stream(order.of(encoder))
                .limit(ACTIVE_CHANNELS)
                .mapToObj(row)
                .toList();
    }

    private MapRow row(String name, Quantity quantity, BiFunction<StateTrace.Layer, Integer, float[]> picture) {
        List<float[]> cells = new ArrayList<>();
        for (StateTrace.Layer layer : List.of(encoder, decoder)) {
            for (int t = 0; t < layer.steps(); t++) {
                cells.add(layer.values().containsKey(quantity) ? picture.apply(layer, t) : null);
            }
        }
        String about = Texts.of("gates.about." + quantity.name());
        return StateRow.of(name, about, quantity, cells, encoder.rows(), StateRow.largest(cells));
    }

    /** Mean over all units and positions at each step; NaN where there is none. */
    double[] means(Quantity quantity) {
        Stream<float[]> steps = Stream.of(encoder, decoder)
                .map(layer -> layer.values().getOrDefault(quantity, Collections.nCopies(layer.steps(), null)))
                .flatMap(List::stream);
        ToDoubleFunction<float[]> mean = values -> IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .average()
                .orElseThrow();
        return steps.mapToDouble(values -> values == null ? Double.NaN : mean.applyAsDouble(values))
                .toArray();
    }
}
