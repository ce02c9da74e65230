package afterimage.app.features;

import afterimage.app.control.MapGrid;
import afterimage.app.control.StateRow;
import afterimage.app.glossary.Texts;
import afterimage.app.session.ShownClip;
import afterimage.engine.cell.Quantity;
import afterimage.engine.clip.Shading;
import afterimage.engine.file.NpyArray;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.trace.StateTrace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One layer's channels or units: what they did on the clip shown, and what their weights look like. */
record ShownLayer(ShownClip.Traced traced, String stack, int layer, StateTrace.Layer own, UnitWeights weights) {
    /** @param stack encoder, reconstruction or prediction */
    ShownLayer(ShownClip.Traced traced, String stack, int layer) {
        this(
                traced,
                stack,
                layer,
                traced.states().layer(stack + "/" + layer),
                new UnitWeights(traced.model(), traced.of().weights()));
    }

    private boolean isConvolutional() {
        return traced.model().isConvolutional();
    }

    List<Feature> features() {
        if (isConvolutional()) {
            return List.of(Feature.HIDDEN_STATE_H, Feature.MEMORY_C);
        }
        List<Feature> all = new ArrayList<>();
        if (paints()) {
            all.add(Feature.WEIGHTS_TO_THE_FRAME);
        }
        if (layer == 0 && weights.toGate(stack, 0, 0, 0) != null) {
            all.addAll(List.of(Feature.WEIGHTS_TO_CANDIDATE, Feature.WEIGHTS_TO_INPUT_GATE));
            all.addAll(List.of(Feature.WEIGHTS_TO_FORGET_GATE, Feature.WEIGHTS_TO_OUTPUT_GATE));
        }
        return all.isEmpty() ? List.of(Feature.HIDDEN_STATE_H) : all;
    }

    private boolean paints() {
        return !stack.equals(FeaturesViewModel.ENCODER) && weights.toFrame(stack, layer, 0) != null;
    }

    /** Mean size of the hidden state over the clip, times how much the output layer listens where it does. */
    double[] importance() {
        double[] size = StateRow.activity(own, own.units());
        if (paints()) {
            for (int unit = 0; unit < size.length; unit++) {
                size[unit] *= UnitWeights.norm(weights.toFrame(stack, layer, unit));
            }
        }
        return size;
    }

    /** A channel's map at a step, or a unit's weights; null where the layer has none. */
    float[] picture(Feature feature, int step, int unit) {
        return switch (feature) {
            case HIDDEN_STATE_H -> isConvolutional() ? own.channel(Quantity.HIDDEN, step, unit) : new float[1];
            case MEMORY_C -> own.channel(Quantity.MEMORY, step, unit);
            case WEIGHTS_TO_THE_FRAME -> weights.toFrame(stack, layer, unit);
            default -> weights.toGate(stack, layer, feature.gate(), unit);
        };
    }

    int columns(float[] picture) {
        return isConvolutional() ? own.rows() : (int) Math.round(Math.sqrt(picture == null ? 1 : picture.length));
    }

    /** The largest number that a picture's colours are by: of a channel over the whole clip. */
    double size(Feature feature, int unit, float[] picture) {
        List<float[]> all = isConvolutional()
                ? steps(feature == Feature.MEMORY_C ? Quantity.MEMORY : Quantity.HIDDEN, unit)
                : Collections.singletonList(picture);
        return Math.max(1e-12, StateRow.largest(all));
    }

    private List<float[]> steps(Quantity of, int channel) {
        return IntStream.range(0, own.steps())
                .mapToObj(t -> own.channel(of, t, channel))
                .toList();
    }

    /** The step that reads or writes the frame of the players at {@code time}. */
    int step(int time) {
        return traced.step(own, time);
    }

    List<MapGrid.Row> rows(int channel) {
        return isConvolutional()
                ? List.of(row("c", steps(Quantity.MEMORY, channel)), row("h", steps(Quantity.HIDDEN, channel)))
                : List.of();
    }

    private MapGrid.Row row(String name, List<float[]> cells) {
        double size = StateRow.largest(cells);
        return new MapGrid.Row(
                name, Texts.of("features." + name + ".about"), cells, own.rows(), Shading.SIGNED, -size, size);
    }

    /** What a unit does at each step: one number a step, channels by their mean; NaN where it has none. */
    double[] line(Quantity of, int unit) {
        ToDoubleFunction<float[]> mean = values -> IntStream.iterate(unit, i -> i < values.length, i -> i + own.units())
                .mapToDouble(i -> values[i])
                .average()
                .orElseThrow();
        Stream<float[]> steps = own.values().get(of).stream();
        return steps.mapToDouble(values -> values == null ? Double.NaN : mean.applyAsDouble(values))
                .toArray();
    }

    /** The frame that each step reads or writes. */
    List<String> heads() {
        int from = stack.equals("prediction") ? traced.clips().inputFrames() : 0;
        return IntStream.range(0, own.steps())
                .mapToObj(t -> Integer.toString(traced.isBackwards(own) ? own.steps() - 1 - t : from + t))
                .toList();
    }

    /** A unit's weights out of the documented weight arrays, and how much the output layer listens to it. */
    record UnitWeights(ModelSpec model, Map<String, NpyArray> weights) {
        /** From each input to a unit's gate, 0 to 3 for i, f, c, o: [inputs]; null where the layer has no input. */
        float[] toGate(String stack, int layer, int gate, int unit) {
            NpyArray array = weights.get(stack + "/" + layer + "/input_to_state");
            if (array == null) {
                return null;
            }
            int units = model.layers().get(layer).units();
            int inputs = array.values().length / (4 * units);
            float[] own = new float[inputs];
            IntStream.range(0, inputs).forEach(i -> own[i] = array.values()[i * 4 * units + gate * units + unit]);
            return own;
        }

        /** From a decoder layer's unit to each output of the output layer, or null where that layer is not read. */
        float[] toFrame(String decoder, int layer, int unit) {
            int first = 0;
            if (model.output() == ModelSpec.OutputFrom.ALL_LAYERS) {
                for (int l = 0; l < layer; l++) {
                    first += model.layers().get(l).units();
                }
            } else if (layer != model.layers().size() - 1) {
                return null;
            }
            NpyArray array = weights.get(decoder + "/output/weight");
            int outputs = array.shape()[array.shape().length - 1];
            int from = (first + unit) * outputs;
            return Arrays.copyOfRange(array.values(), from, from + outputs);
        }

        /** Root of the sum of squares. */
        static double norm(float[] values) {
            return Math.sqrt(IntStream.range(0, values.length)
                    .mapToDouble(i -> values[i] * values[i])
                    .sum());
        }
    }

    /** What is shown of each channel or unit. */
    public enum Feature {
        /** h of a ConvLSTM's channel at the present step. */
        HIDDEN_STATE_H,
        /** c of a ConvLSTM's channel at the present step. */
        MEMORY_C,
        /** FC-LSTM: weights from the frame's pixels to the unit's input gate. */
        WEIGHTS_TO_INPUT_GATE,
        WEIGHTS_TO_FORGET_GATE,
        /** The same to the candidate: what the unit looks for. */
        WEIGHTS_TO_CANDIDATE,
        WEIGHTS_TO_OUTPUT_GATE,
        /** FC-LSTM: weights from the decoder's unit to the pixels that it paints. */
        WEIGHTS_TO_THE_FRAME;

        /** As tables have it, e.g. {@code hidden state h}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        /** Position among the gates i, f, c, o, of weights to one of these. */
        int gate() {
            return ordinal() - WEIGHTS_TO_INPUT_GATE.ordinal();
        }
    }
}
