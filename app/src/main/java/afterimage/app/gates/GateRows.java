package afterimage.app.gates;

import afterimage.app.control.MapGrid;
import afterimage.app.control.StateRow;
import afterimage.app.glossary.Texts;
import afterimage.engine.cell.Quantity;
import afterimage.engine.clip.Shading;
import afterimage.engine.trace.MoverTrace;
import afterimage.engine.trace.StateTrace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A trace as rows of pictures: the encoder's steps, then a decoder's; an FC-LSTM's units stand in the order chosen. */
record GateRows(StateTrace.Layer encoder, StateTrace.Layer decoder, UnitOrder order) {
    private static final int ACTIVE_CHANNELS = 6;

    /** One row a quantity: the mean over channels, one channel, or all units of an FC-LSTM. */
    List<MapGrid.Row> of(List<Quantity> quantities, int channel) {
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
    List<MapGrid.Row> active(Quantity quantity) {
        IntFunction<MapGrid.Row> row = channel -> row(
                Texts.of("gates.channel", channel + 1), quantity, (layer, t) -> layer.channel(quantity, t, channel));
        return Arrays.stream(order.of(encoder))
                .limit(ACTIVE_CHANNELS)
                .mapToObj(row)
                .toList();
    }

    private MapGrid.Row row(String name, Quantity quantity, BiFunction<StateTrace.Layer, Integer, float[]> picture) {
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

    /** What movers did, in pictures as large as frames: what each carries and picks up, and what is drawn instead. */
    record Movers(MoverTrace trace, int size) {
        int count() {
            return trace.steps().get(0).pictures().length;
        }

        List<MapGrid.Row> rows() {
            List<MapGrid.Row> rows = new ArrayList<>();
            for (int m = 0; m < count(); m++) {
                int mover = m;
                rows.add(row("gates.mover", m + 1, Shading.GREY, step -> step.pictures()[mover]));
                Function<MoverTrace.Step, float[]> picked = step -> step.picked() == null ? null : step.picked()[mover];
                rows.add(row("gates.picks-up", m + 1, Shading.HEAT, picked));
            }
            rows.add(row("gates.drawn", 0, Shading.HEAT, MoverTrace.Step::mask));
            return rows;
        }

        private MapGrid.Row row(String key, int number, Shading shading, Function<MoverTrace.Step, float[]> picture) {
            List<float[]> cells = trace.steps().stream().map(picture).toList();
            return new MapGrid.Row(Texts.of(key, number), Texts.of(key + ".about"), cells, size, shading, 0, 1);
        }

        /** @param axis 0 for down, 1 for across; pixels at each step */
        double[] motion(int mover, int axis) {
            return trace.steps().stream()
                    .mapToDouble(step -> step.motion()[mover][axis])
                    .toArray();
        }
    }

    /** In which order units are looked at; by numbers over all steps and positions of the clip. */
    public enum UnitOrder {
        /** By how much the hidden state changes from step to step, most first. */
        CHANGE,
        /** By the mean size of the hidden state, largest first. */
        SIZE,
        NUMBER;

        public int[] of(StateTrace.Layer layer) {
            double[] sizes = switch (this) {
                case CHANGE -> layer.changes();
                case SIZE -> StateRow.activity(layer, layer.units());
                case NUMBER -> new double[layer.units()];
            };
            return StateRow.largestFirst(sizes).mapToInt(Integer::intValue).toArray();
        }
    }
}
