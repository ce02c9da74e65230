package afterimage.engine.train;

import afterimage.engine.model.Branch;
import afterimage.engine.model.ReferenceModel;
import afterimage.engine.sequence.Batch;
import java.util.List;
import java.util.Map;

/**
 * The loss in double precision: mean over pixels, frames and clips.
 *
 * @param share of the reconstruction where there is a prediction too
 * @param framePixels height times width
 */
record ReferenceLoss(Loss loss, double share, int framePixels) {
    double of(ReferenceModel model, Batch batch) {
        Map<Branch, List<double[]>> logits = model.logits(batch);
        double total = 0;
        for (Branch branch : logits.keySet()) {
            boolean reconstruction = branch == Branch.RECONSTRUCTION;
            double weight = logits.size() == 1 ? 1 : reconstruction ? share : 1 - share;
            total += weight * mean(logits.get(branch), reconstruction ? batch.input() : batch.future());
        }
        return total;
    }

    /**
     * @param logits for each clip [time, height, width]
     * @param truth [time, batch, height, width]
     */
    private double mean(List<double[]> logits, float[] truth) {
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            int frame = i / framePixels;
            int clip = frame % logits.size();
            int time = frame / logits.size();
            sum += ofPixel(logits.get(clip)[time * framePixels + i % framePixels], truth[i]);
        }
        return sum / truth.length;
    }

    private double ofPixel(double logit, double truth) {
        double p = 1 / (1 + Math.exp(-logit));
        return loss.mse() * (p - truth) * (p - truth)
                + loss.mae() * Math.abs(p - truth)
                - loss.bce() * (truth * Math.log(p) + (1 - truth) * Math.log(1 - p));
    }
}
