package afterimage.engine.trace;

import java.util.List;

/** One tensor at a step: norms of its gradient before clipping, of itself before, of the change; and histograms. */
public record TensorStats(
        long step, String name, double gradient, double weight, double update, Histogram weights, Histogram gradients) {
    /** Update over weight, the share of the tensor that a step changes; infinite for a tensor of zeros. */
    public double ratio() {
        return update / weight;
    }

    /** Numbers in bins of equal width between the least and the most. */
    public record Histogram(float least, float most, List<Integer> counts) {}
}
