package afterimage.engine.model;

import java.util.Map;

/**
 * What only training steps have.
 *
 * @param truth by branch, [steps, batch]: the share of the true frame in what the decoder gets after its step
 * @param reading [steps, batch]: the share of the true frame in what is read after a step; null for true frames only
 * @param kept by place, {@code encoder.0} for all steps [steps, batch, ...] or {@code prediction.0.2} for one [batch,
 *     ...]: what hidden states are multiplied by on their way up
 */
public record ReferenceTraining(Map<Branch, float[]> truth, float[] reading, Map<String, double[]> kept) {
    /** Held-out looks, evaluation and prediction. */
    public static final ReferenceTraining NONE = new ReferenceTraining(Map.of(), null, Map.of());

    double truth(Branch branch, int step, int clip, int batch) {
        return truth.containsKey(branch) ? truth.get(branch)[step * batch + clip] : 0;
    }

    double reading(int step, int clip, int batch) {
        return reading == null ? 1 : reading[step * batch + clip];
    }

    /** A hidden state as the layer above sees it. */
    double[] dropped(String stack, int layer, int step, int clip, int batch, double[] hidden) {
        String place = stack + "." + layer;
        double[] all = kept.get(place);
        double[] mask = all == null ? kept.get(place + "." + step) : all;
        if (mask == null) {
            return hidden;
        }
        int from = ((all == null ? 0 : step * batch) + clip) * hidden.length;
        double[] left = new double[hidden.length];
        for (int i = 0; i < left.length; i++) {
            left[i] = hidden[i] * mask[from + i];
        }
        return left;
    }
}
