package afterimage.app.features;

import afterimage.app.control.MapRow;
import afterimage.app.control.StateRow;
import afterimage.app.glossary.Texts;
import afterimage.app.session.TracedClip;
import afterimage.engine.cell.Quantity;
import afterimage.engine.clip.Shading;
import afterimage.engine.trace.StateTrace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One layer's channels or units: what they did on the clip shown, and what their weights look like. */
final class ShownLayer {
    private final TracedClip traced;
    private final String stack;
    private final int layer;
    private final StateTrace.Layer own;
    private final UnitWeights weights;

    /** @param stack encoder, reconstruction or prediction */
    ShownLayer(TracedClip traced, String stack, int layer) {
        this.traced = traced;
        this.stack = stack;
        this.layer = layer;
        this.own = traced.states().layer(stack + "/" + layer);
        this.weights = new UnitWeights(traced.model(), traced.of().weights());
    }

    int units() {
        return own.units();
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

    List<MapRow> rows(int channel) {
        return isConvolutional()
                ? List.of(row("c", steps(Quantity.MEMORY, channel)), row("h", steps(Quantity.HIDDEN, channel)))
                : List.of();
    }

    private MapRow row(String name, List<float[]> cells) {
        double size = StateRow.largest(cells);
        return new MapRow(
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
}
