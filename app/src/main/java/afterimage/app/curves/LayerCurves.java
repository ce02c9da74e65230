package afterimage.app.curves;

import afterimage.app.chart.LossCurves;
import afterimage.engine.trace.LossPoint;
import afterimage.engine.trace.TensorStats;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers what steps did to each layer, with the norms of its tensors taken together. */
final class LayerCurves {
    /** Squared norms of a layer's tensors at a step. */
    private record Squares(double gradient, double weight, double update) {
        Squares plus(Squares more) {
            return new Squares(gradient + more.gradient, weight + more.weight, update + more.update);
        }

        double of(Curves what) {
            return Math.sqrt(what == Curves.GRADIENT_NORM ? gradient : update / weight);
        }
    }

    private final Map<String, TreeMap<Long, Squares>> layers = new LinkedHashMap<>();

    void clear() {
        layers.clear();
    }

    void add(TensorStats tensor) {
        String layer = tensor.name().substring(0, Math.max(tensor.name().lastIndexOf('/'), 0));
        Squares squares = new Squares(
                tensor.gradient() * tensor.gradient(),
                tensor.weight() * tensor.weight(),
                tensor.update() * tensor.update());
        layers.computeIfAbsent(layer, name -> new TreeMap<>()).merge(tensor.step(), squares, Squares::plus);
    }

    List<LossCurves.Other> of(Curves what) {
        List<LossCurves.Other> lines = new ArrayList<>();
        layers.forEach((name, steps) -> {
            List<LossPoint> points = new ArrayList<>();
            steps.forEach((step, squares) -> {
                double value = squares.of(what);
                if (Double.isFinite(value) && value > 0) {
                    points.add(new LossPoint(step, (float) value));
                }
            });
            lines.add(new LossCurves.Other(name, lines.size(), List.of(), points));
        });
        return lines;
    }
}
