package afterimage.engine.train;

import afterimage.engine.cell.Parameters;
import afterimage.engine.clip.Clip;
import afterimage.engine.clip.NpyArray;
import afterimage.engine.model.Branch;
import afterimage.engine.model.VariableStore;
import afterimage.engine.model.VideoModel;
import afterimage.engine.sequence.Batch;
import afterimage.engine.trace.HeldOut;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.exceptions.TFInvalidArgumentException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.NoOp;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;

/**
 * Adds loss, gradients and updates to a model's graph and steps it. The model stays its maker's to close. Not safe
 * for several threads.
 */
public final class Trainer {
    private final VideoModel model;
    private final TrainingSpec spec;
    private final long seed;
    private final Ops tf;
    private final Placeholder<TFloat32> rate;
    /** Share of a weight that decoupled decay takes at a step. */
    private final Placeholder<TFloat32> shrinkage;

    private final Operand<TFloat32> loss;
    private final Op update;
    private final VariableStore slots;
    private final List<Op> zeroing = new ArrayList<>();
    private long step;

    public Trainer(VideoModel model, TrainingSpec spec) {
        this(model, spec, 0);
    }

    /** @param seed of the run, which decides what is dropped and where decoders get true frames */
    public Trainer(VideoModel model, TrainingSpec spec, long seed) {
        this.model = model;
        this.spec = spec;
        this.seed = seed;
        this.tf = model.tf();
        this.rate = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
        this.shrinkage = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
        this.slots = new VariableStore(tf);
        this.loss = totalLoss();
        this.update =
                updates(clipped(Backward.gradients(tf, objective(), model.parameters().all())));
    }

    /** Training steps done. */
    public long step() {
        return step;
    }

    /** Zero slots and no steps done: training begins. */
    public void begin() {
        if (!zeroing.isEmpty()) {
            Session.Runner runner = model.session().runner();
            zeroing.forEach(runner::addTarget);
            runner.run().close();
        }
        step = 0;
    }

    /** Goes on from saved slots. */
    public void resume(Map<String, NpyArray> savedSlots, long stepsDone) {
        if (savedSlots.isEmpty()) {
            begin();
        } else {
            slots.requireMatch(savedSlots);
            slots.write(model.session(), savedSlots);
        }
        step = stepsDone;
    }

    /** The optimizer's slots by name, copied. */
    public Map<String, NpyArray> slots() {
        return slots.read(model.session());
    }

    /**
     * One update of all weights, or none where the batch's loss is not a finite number.
     *
     * @param learningRate this step's, the schedule's share taken
     * @return the batch's loss before it
     * @throws NotFinite if that is no finite number, with the place where that began
     */
    public float step(Batch batch, double learningRate) {
        List<Tensor> fed = new ArrayList<>();
        fed.add(TFloat32.scalarOf((float) spec.optimizer().rate(spec, learningRate, step + 1)));
        fed.add(TFloat32.scalarOf((float) (learningRate * spec.weightDecay())));
        Session.Runner runner = model.session()
                .runner()
                .feed(rate, fed.get(0))
                .feed(shrinkage, fed.get(1))
                .addTarget(update)
                .fetch(loss);
        try (Result result = model.feedTraining(runner, batch, seed, step, fed).run()) {
            step++;
            return finite(((TFloat32) result.get(0)).getFloat());
        } catch (TFInvalidArgumentException e) {
            throw NotFinite.isSaidBy(e)
                    ? notFinite((again, more) -> model.feedTraining(again, batch, seed, step, more))
                    : e;
        } finally {
            fed.forEach(Tensor::close);
        }
    }

    /** For a graph whose guard was optimised away: the loss of a step that was made all the same. */
    private float finite(float loss) {
        if (!Float.isFinite(loss)) {
            throw new NotFinite(step, "the loss");
        }
        return loss;
    }

    private NotFinite notFinite(BiFunction<Session.Runner, List<Tensor>, Session.Runner> feed) {
        return new NotFinite(step, NotFinite.place(model.weights(), model, feed).orElse("the loss"));
    }

    /**
     * Makes sure that what is about to be saved can be used and trained on.
     *
     * @param weights the model's, as they are now
     * @param slots the optimizer's
     * @param batch any clips, as few as one
     * @throws NotFinite if a weight, a slot or anything that the model makes of the clips is NaN or infinite
     */
    public void requireFinite(Map<String, NpyArray> weights, Map<String, NpyArray> slots, Batch batch) {
        NotFinite.place(weights, model, (runner, fed) -> model.feed(runner, batch, fed))
                .or(() -> NotFinite.name(slots).map(name -> "the optimizer's " + name))
                .ifPresent(place -> {
                    throw new NotFinite(step, place);
                });
    }

    /**
     * Loss and frames of clips that are not trained on.
     *
     * @throws NotFinite if the loss is no finite number
     */
    public HeldOut look(List<Batch> batches) {
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
                    throw notFinite((again, more) -> model.feed(again, batch, more));
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

    private Operand<TFloat32> totalLoss() {
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

    /** The loss, and that of the frames written ahead, which is not shown. */
    private Operand<TFloat32> objective() {
        VideoModel.Ahead ahead = model.ahead();
        if (ahead == null || spec.readingWeight() == 0) {
            return loss;
        }
        Operand<TFloat32> own = spec.loss().mean(tf, ahead.written(), ahead.target());
        return tf.math.add(loss, tf.math.mul(own, tf.constant(spec.readingWeight().floatValue())));
    }

    private List<Operand<TFloat32>> clipped(List<Operand<TFloat32>> gradients) {
        return spec.clipNorm() == 0 ? gradients : spec.clipBy().within(tf, spec.clipNorm(), gradients);
    }

    private NoOp updates(List<Operand<TFloat32>> gradients) {
        // No weight changes before every gradient is known, or a late one would see new weights; and none changes at
        // all where the loss is no number, so that the weights that made it can be looked at.
        List<Op> known = new ArrayList<>(gradients);
        known.add(tf.debugging.checkNumerics(loss, "loss"));
        Ops after = tf.withControlDependencies(known);
        List<Op> updates = new ArrayList<>();
        for (int i = 0; i < gradients.size(); i++) {
            Parameters.Parameter p = model.parameters().all().get(i);
            List<VarHandleOp> own =
                    spec.optimizer().slots().stream().map(slot -> slot(slot, p)).toList();
            boolean decays = spec.weightDecay() > 0 && p.isWeight();
            boolean shrinks = decays && spec.optimizer().decouplesDecay();
            Operand<TFloat32> gradient = decays && !shrinks ? decayed(p, gradients.get(i)) : gradients.get(i);
            updates.add(spec.optimizer()
                    .apply(
                            shrinks ? after.withControlDependencies(List.of(shrunk(after, p))) : after,
                            spec,
                            new OptimizerKind.Update(p.handle(), own, rate, gradient)));
        }
        return tf.withControlDependencies(updates).noOp();
    }

    /** With the gradient of half the decay times the squared norm (L2). */
    private Operand<TFloat32> decayed(Parameters.Parameter p, Operand<TFloat32> gradient) {
        return tf.math.add(
                gradient, tf.math.mul(p.value(), tf.constant(spec.weightDecay().floatValue())));
    }

    private Op shrunk(Ops after, Parameters.Parameter p) {
        return after.assignSubVariableOp(p.handle(), after.math.mul(p.value(), shrinkage));
    }

    private VarHandleOp slot(String slot, Parameters.Parameter p) {
        String name = slot + "/" + p.name();
        VarHandleOp handle = tf.varHandleOp(TFloat32.class, Shape.of(p.shape()), VarHandleOp.sharedName(name));
        // Not from Java: the slots of a large model are gigabytes.
        zeroing.add(tf.assignVariableOp(handle, tf.fill(tf.constant(p.shape()), tf.constant(0f))));
        slots.add(name, handle, tf.readVariableOp(handle, TFloat32.class), p.shape());
        return handle;
    }
}
