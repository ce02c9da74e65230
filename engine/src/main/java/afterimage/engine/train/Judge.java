package afterimage.engine.train;

import afterimage.engine.clip.Clip;
import afterimage.engine.model.Branch;
import afterimage.engine.model.VideoModel;
import afterimage.engine.sequence.Batch;
import afterimage.engine.trace.HeldOut;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Adds the loss to a model's graph, and looks at clips that are not trained on. */
public final class Judge {
    private final VideoModel model;
    private final TrainingSpec spec;
    private final Operand<TFloat32> loss;

    public Judge(VideoModel model, TrainingSpec spec) {
        this.model = model;
        this.spec = spec;
        this.loss = total();
    }

    /** The scalar loss of a batch. */
    Operand<TFloat32> loss() {
        return loss;
    }

    private Operand<TFloat32> total() {
        Ops tf = model.tf();
        Operand<TFloat32> total = null;
        for (VideoModel.Head head : model.heads()) {
            Operand<TFloat32> own = spec.loss().mean(tf, head.written(), head.target());
            if (model.heads().size() > 1) {
                double share = head.branch() == Branch.RECONSTRUCTION
                        ? spec.reconstructionShare()
                        : 1 - spec.reconstructionShare();
                own = tf.math.mul(own, tf.constant((float) share));
            }
            total = total == null ? own : tf.math.add(total, own);
        }
        return total;
    }

    /**
     * Loss and frames of clips that are not trained on.
     *
     * @param step training steps done
     * @throws NotFinite if the loss is no finite number
     */
    public HeldOut look(List<Batch> batches, long step) {
        Map<Branch, List<Clip>> clips = new EnumMap<>(Branch.class);
        for (Branch branch : Branch.values()) {
            clips.put(branch, new ArrayList<>());
        }
        double sum = 0;
        int count = 0;
        for (Batch batch : batches) {
            List<TFloat32> fed = new ArrayList<>();
            Session.Runner runner = model.fetchFrames(model.session().runner().fetch(loss));
            try (Result result = model.feed(runner, batch, fed).run()) {
                float own = ((TFloat32) result.get(0)).getFloat();
                if (!Float.isFinite(own)) {
                    throw NotFinite.in(model, step, (again, more) -> model.feed(again, batch, more));
                }
                sum += own * (double) batch.size();
                count += batch.size();
                for (int h = 0; h < model.heads().size(); h++) {
                    clips.get(model.heads().get(h).branch())
                            .addAll(model.toClips((TFloat32) result.get(h + 1), batch.size()));
                }
            } finally {
                fed.forEach(TFloat32::close);
            }
        }
        return new HeldOut(step, sum / count, clips.get(Branch.RECONSTRUCTION), clips.get(Branch.PREDICTION));
    }
}
