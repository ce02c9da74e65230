package afterimage.engine.trace;

import java.util.List;

/**
 * One tensor of a model at a training step.
 *
 * @param step training steps done
 * @param name as weight files have it
 * @param gradient norm of its gradient, before clipping
 * @param weight norm of itself before the step
 * @param update norm of what the step changed
 * @param weights how its numbers are spread
 * @param gradients how those of its gradient are
 */
public record TensorStats(
        long step, String name, double gradient, double weight, double update, Histogram weights, Histogram gradients) {
    /** Update over weight, the share of the tensor that a step changes; infinite for a tensor of zeros. */
    public double ratio() {
        return update / weight;
    }

    /**
     * Numbers in bins of equal width.
     *
     * @param least lower end of the first bin
     * @param most upper end of the last
     * @param counts by bin
     */
    public record Histogram(float least, float most, List<Integer> counts) {
        public Histogram {
            counts = List.copyOf(counts);
        }
    }
}
