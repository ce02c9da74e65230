package afterimage.app.features;

import afterimage.app.control.MapRow;
import afterimage.app.session.TracedClip;
import afterimage.engine.cell.Quantity;
import afterimage.engine.clip.Shading;
import afterimage.engine.file.NpyArray;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.trace.StateTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** One layer's channels or units: what they did on the clip shown, and what their weights look like. */
final class ShownLayer {
    /**
     * What all layers are taken from.
     *
     * @param weights the documented arrays by name
     */
    record Source(TracedClip traced, Map<String, NpyArray> weights) {}

    private final Source source;
    private final ModelSpec model;
    private final String stack;
    private final int layer;
    private final StateTrace.Layer own;
    private final UnitWeights unitWeights;

    /** @param stack encoder, reconstruction or prediction */
    ShownLayer(Source source, String stack, int layer) {
        this.source = source;
        this.model = source.traced.model();
        this.stack = stack;
        this.layer = layer;
        this.own = source.traced.states().layer(stack + "/" + layer);
        this.unitWeights = new UnitWeights(model, source.weights);
    }

    int units() {
        return own.units();
    }

    /** What its channels or units can be shown by. */
    List<Feature> features() {
        if (model.isConvolutional()) {
            return List.of(Feature.HIDDEN, Feature.MEMORY);
        }
        List<Feature> all = new ArrayList<>();
        if (paints()) {
            all.add(Feature.PAINTS);
        }
        if (layer == 0 && source.weights.containsKey(stack + "/0/input_to_state")) {
            all.addAll(List.of(Feature.TO_CANDIDATE, Feature.TO_INPUT, Feature.TO_FORGET, Feature.TO_OUTPUT));
        }
        return all.isEmpty() ? List.of(Feature.HIDDEN) : all;
    }

    private boolean paints() {
        return !stack.equals(FeaturesViewModel.ENCODER) && unitWeights.toFrame(stack, layer, 0) != null;
    }

    /** Mean size of the hidden state over the clip, times how much the output layer listens where it does. */
    double[] importance() {
        double[] size = new double[own.units()];
        for (float[] values : own.values().get(Quantity.HIDDEN)) {
            for (int i = 0; i < values.length; i++) {
                size[i % own.units()] += Math.abs(values[i]);
            }
        }
        if (paints()) {
            for (int unit = 0; unit < size.length; unit++) {
                size[unit] *= UnitWeights.norm(unitWeights.toFrame(stack, layer, unit));
            }
        }
        return size;
    }

    /**
     * A channel's map at a step, or a unit's weights.
     *
     * @return null where the layer has no such weights
     */
    float[] picture(Feature feature, int step, int unit) {
        return switch (feature) {
            case HIDDEN -> model.isConvolutional() ? own.channel(Quantity.HIDDEN, step, unit) : new float[1];
            case MEMORY -> own.channel(Quantity.MEMORY, step, unit);
            case PAINTS -> unitWeights.toFrame(stack, layer, unit);
            default -> unitWeights.toGate(stack, layer, feature.gate(), unit);
        };
    }

    /** Columns of a picture. */
    int columns(float[] picture) {
        return model.isConvolutional() ? own.rows() : (int) Math.round(Math.sqrt(picture == null ? 1 : picture.length));
    }

    /** The largest number that a picture's colours are by: of a channel over the whole clip. */
    double size(Feature feature, int unit, float[] picture) {
        double largest = 1e-12;
        if (!model.isConvolutional()) {
            return Math.max(largest, largest(picture));
        }
        Quantity of = feature == Feature.MEMORY ? Quantity.MEMORY : Quantity.HIDDEN;
        for (int t = 0; t < own.steps(); t++) {
            largest = Math.max(largest, largest(own.channel(of, t, unit)));
        }
        return largest;
    }

    private static double largest(float[] values) {
        double largest = 0;
        for (int i = 0; values != null && i < values.length; i++) {
            largest = Math.max(largest, Math.abs(values[i]));
        }
        return largest;
    }

    /** The step that reads or writes the frame of the players at {@code time}. */
    int step(int time) {
        int now = Math.min(time, own.steps() - 1);
        return isBackwards() ? own.steps() - 1 - now : now;
    }

    private boolean isBackwards() {
        return stack.equals("reconstruction") && model.reverseTarget();
    }

    /** ConvLSTM: what a channel does at each step. */
    List<MapRow> rows(int channel) {
        if (!model.isConvolutional()) {
            return List.of();
        }
        List<MapRow> rows = new ArrayList<>();
        for (Quantity of : List.of(Quantity.MEMORY, Quantity.HIDDEN)) {
            List<float[]> cells = IntStream.range(0, own.steps())
                    .mapToObj(t -> own.channel(of, t, channel))
                    .toList();
            double size = cells.stream().mapToDouble(ShownLayer::largest).max().orElse(1);
            rows.add(new MapRow(
                    of == Quantity.MEMORY ? "c" : "h",
                    of == Quantity.MEMORY ? "Its memory c at every step." : "Its hidden state h at every step.",
                    cells,
                    own.rows(),
                    Shading.SIGNED,
                    -size,
                    size));
        }
        return rows;
    }

    /** What a unit does at each step: one number a step, channels by their mean; NaN where it has none. */
    double[] line(Quantity of, int unit) {
        double[] line = new double[own.steps()];
        for (int t = 0; t < line.length; t++) {
            float[] values = own.values().get(of).get(t);
            double sum = 0;
            for (int i = unit; values != null && i < values.length; i += own.units()) {
                sum += values[i];
            }
            line[t] = values == null ? Double.NaN : sum / (values.length / own.units());
        }
        return line;
    }

    /** The frame that each step reads or writes. */
    List<String> heads() {
        int from = stack.equals("prediction") ? source.traced.clips().inputFrames() : 0;
        return IntStream.range(0, own.steps())
                .mapToObj(t -> Integer.toString(isBackwards() ? own.steps() - 1 - t : from + t))
                .toList();
    }
}
