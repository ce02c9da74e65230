package afterimage.engine.train;

import afterimage.engine.clip.Clip;
import afterimage.engine.model.Branch;
import afterimage.engine.model.Network;
import afterimage.engine.model.Pass;
import afterimage.engine.model.Prediction;
import afterimage.engine.model.VideoModel;
import afterimage.engine.sequence.Batch;
import afterimage.engine.trace.HeldOut;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Adds the loss to a model's graph, and looks at clips that are not trained on. */
public final class Judge {
    public final VideoModel model;
    final TrainingSpec spec;
    final Operand<TFloat32> loss;

    public Judge(VideoModel model, TrainingSpec spec) {
        this.model = model;
        this.spec = spec;
        this.loss = total();
    }

    private Operand<TFloat32> total() {
        Ops tf = model.tf;
        List<Network.Head> heads = model.network.heads;
        Operand<TFloat32> total = null;
        for (Network.Head head : heads) {
            Operand<TFloat32> own = spec.loss().mean(tf, head.outputs());
            if (heads.size() > 1) {
                double share = head.branch() == Branch.RECONSTRUCTION
                        ? spec.reconstructionShare()
                        : 1 - spec.reconstructionShare();
                own = tf.math.mul(own, tf.constant((float) share));
            }
            total = total == null ? own : tf.math.add(total, own);
        }
        return total;
    }

    /** Loss and frames of clips not trained on, after {@code step} steps; {@link NotFinite} where it is no number. */
    public HeldOut look(List<Batch> batches, long step) {
        Map<Branch, List<Clip>> all = new EnumMap<>(Branch.class);
        double sum = 0;
        int count = 0;
        for (Batch batch : batches) {
            try (Pass pass = new Pass(model.session)) {
                model.network.feed(pass, batch);
                Supplier<float[]> own = pass.fetch(loss);
                Supplier<Prediction> made = model.fetchFrames(pass, batch.size());
                pass.run();
                if (!Float.isFinite(own.get()[0])) {
                    throw NotFinite.in(model, step, again -> model.network.feed(again, batch));
                }
                sum += own.get()[0] * (double) batch.size();
                count += batch.size();
                made.get()
                        .clips()
                        .forEach((branch, clips) -> all.computeIfAbsent(branch, key -> new ArrayList<>())
                                .addAll(clips));
            }
        }
        return new HeldOut(step, sum / count, new Prediction(all));
    }
}
