package afterimage.engine.train;

import afterimage.engine.model.Branch;
import afterimage.engine.model.ReferenceModel;
import afterimage.engine.sequence.Batch;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The loss in double precision: mean over pixels, frames and clips.
 *
 * @param share of the reconstruction where there is a prediction too
 * @param framePixels height times width
 */
record ReferenceLoss(Loss loss, double share, int framePixels) {
    private static final double READING = 0.5;

    double of(ReferenceModel model, Batch batch) {
        Map<Branch, List<double[]>> frames = model.frames(batch);
        double total = 0;
        for (Branch branch : frames.keySet()) {
            boolean reconstruction = branch == Branch.RECONSTRUCTION;
            double weight = frames.size() == 1 ? 1 : reconstruction ? share : 1 - share;
            boolean moved = !reconstruction && model.hasMovers();
            total += weight * mean(frames.get(branch), reconstruction ? batch.input() : batch.future(), moved);
        }
        return total;
    }

    /** With the frames written while the input is read. */
    double objective(ReferenceModel model, Batch batch) {
        double own = of(model, batch);
        if (!model.writesAhead()) {
            return own;
        }
        int first = batch.size() * framePixels;
        float[] after = Arrays.copyOfRange(batch.input(), first, batch.input().length);
        return own + READING * mean(model.ahead(batch), after, model.hasMovers());
    }

    /**
     * @param frames for each clip [time, height, width]
     * @param truth [time, batch, height, width]
     */
    private double mean(List<double[]> frames, float[] truth, boolean moved) {
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            int frame = i / framePixels;
            int clip = frame % frames.size();
            int time = frame / frames.size();
            sum += ofPixel(frames.get(clip)[time * framePixels + i % framePixels], truth[i], moved);
        }
        return sum / truth.length;
    }

    private double ofPixel(double p, double truth, boolean moved) {
        double chance = moved ? 1e-4 + (1 - 2e-4) * p : p;
        return loss.mse() * (p - truth) * (p - truth)
                + loss.mae() * Math.abs(p - truth)
                - loss.bce() * (truth * Math.log(chance) + (1 - truth) * Math.log(1 - chance));
    }
}
