package afterimage.app.curves;

import afterimage.app.chart.LossCurves;
import afterimage.engine.trace.LossPoint;
import afterimage.engine.trace.TensorStats;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What steps did to each layer, the norms of its tensors taken together. */
final class LayerCurves {
    /** Squared norms of a layer's tensors at a step. */
    private static final class Squares {
        private double gradient;
        private double weight;
        private double update;
    }

    /** By layer and step. */
    private final Map<String, TreeMap<Long, Squares>> layers = new LinkedHashMap<>();

    void clear() {
        layers.clear();
    }

    void add(TensorStats tensor) {
        int end = tensor.name().lastIndexOf('/');
        Squares squares = layers.computeIfAbsent(tensor.name().substring(0, Math.max(end, 0)), name -> new TreeMap<>())
                .computeIfAbsent(tensor.step(), step -> new Squares());
        squares.gradient += tensor.gradient() * tensor.gradient();
        squares.weight += tensor.weight() * tensor.weight();
        squares.update += tensor.update() * tensor.update();
    }

    List<LossCurves.Other> of(Curves what) {
        List<LossCurves.Other> lines = new ArrayList<>();
        layers.forEach((name, steps) -> {
            List<LossPoint> points = new ArrayList<>();
            steps.forEach((step, squares) -> {
                double value = what == Curves.GRADIENT
                        ? Math.sqrt(squares.gradient)
                        : Math.sqrt(squares.update / squares.weight);
                if (Double.isFinite(value) && value > 0) {
                    points.add(new LossPoint(step, (float) value));
                }
            });
            lines.add(new LossCurves.Other(name, lines.size(), List.of(), points));
        });
        return lines;
    }
}
