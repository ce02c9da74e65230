package afterimage.engine.train;

import afterimage.engine.cell.Parameters;
import afterimage.engine.file.NpyArray;
import afterimage.engine.model.Pass;
import afterimage.engine.model.VariableStore;
import afterimage.engine.model.VideoModel;
import afterimage.engine.sequence.Batch;
import afterimage.engine.trace.TensorStats;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.tensorflow.Operand;
import org.tensorflow.exceptions.TFInvalidArgumentException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.NoOp;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;

/** Adds loss, gradients and updates to a model's graph, and steps it; closes nothing. Not for several threads. */
public final class Trainer {
    /** How the names of averaged weights begin among the slots. */
    public static final String AVERAGE = "average/";

    private final VideoModel model;
    private final TrainingSpec spec;
    private final long seed;
    private final Ops tf;
    private final Placeholder<TFloat32> rate;
    private final Placeholder<TFloat32> epsilon;
    /** Share of a weight that decoupled decay takes at a step. */
    private final Placeholder<TFloat32> shrinkage;
    /** Share of the new weights in their average. */
    private final Placeholder<TFloat32> news;
    /** Sees the model with its last weights. */
    public final Judge judge;
    /** Null where one device does a step. */
    private final Replicas replicas;

    private final Operand<TFloat32> loss;
    private final Watch watch;
    private final Op update;
    private final VariableStore slots;
    private final List<Op> starting = new ArrayList<>();
    private long step;
    /** What it was when training began or went on. */
    private long first;

    private boolean watches;
    private List<TensorStats> watched = List.of();

    /** @param seed of the run, which decides what is dropped and where decoders get true frames */
    public Trainer(VideoModel model, TrainingSpec spec, long seed) {
        this.model = model;
        this.spec = spec;
        this.seed = seed;
        this.tf = model.tf;
        this.rate = scalar();
        this.epsilon = scalar();
        this.shrinkage = scalar();
        this.news = scalar();
        this.slots = new VariableStore(tf);
        this.judge = new Judge(model, spec);
        this.replicas = model.settings.parts().size() == 1 ? null : new Replicas(model, spec);
        Slope slope = replicas == null ? Slope.of(judge) : replicas.mean;
        this.loss = slope.loss();
        List<Operand<TFloat32>> gradients = slope.gradients();
        this.update = updates(spec.clipNorm() == 0 ? gradients : spec.clipBy().within(tf, spec.clipNorm(), gradients));
        this.watch = new Watch(tf, model.parameters.all(), gradients, update);
    }

    private Placeholder<TFloat32> scalar() {
        return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    }

    public long step() {
        return step;
    }

    /** Has the next step measure what it does to each tensor, see {@link #watched}. */
    public void watchNextStep() {
        watches = true;
    }

    /** What the last step that was watched did, by tensor; empty before any. */
    public List<TensorStats> watched() {
        return watched;
    }

    /** First slots and no steps done: training begins with the model's weights. */
    public void begin() {
        if (!starting.isEmpty()) {
            try (Pass pass = new Pass(model.session)) {
                starting.forEach(pass::target);
                pass.run();
            }
        }
        step = 0;
        first = 0;
    }

    /** Goes on from what {@link #slots} gave. */
    public void resume(Map<String, NpyArray> savedSlots, long stepsDone) {
        if (savedSlots.isEmpty()) {
            begin();
        } else {
            slots.requireMatch(savedSlots);
            slots.write(model.session, savedSlots);
        }
        step = stepsDone;
        first = step;
    }

    /** The optimizer's slots and the averaged weights by name, copied. */
    public Map<String, NpyArray> slots() {
        return slots.read(model.session, name -> true);
    }

    /** The same, each read when asked for: for who has done with them before the next step. */
    public Map<String, NpyArray> liveSlots() {
        return slots.live(model.session);
    }

    /** What looks and everybody else should take: the averaged weights, or the last where none are averaged; copied. */
    public Map<String, NpyArray> shownWeights() {
        return spec.averaging() == 0
                ? model.weights()
                : averaged(slots.read(model.session, name -> name.startsWith(AVERAGE)));
    }

    /** The averaged weights among slots, under the weights' names; empty where there are none. */
    public static Map<String, NpyArray> averaged(Map<String, NpyArray> slots) {
        Map<String, NpyArray> averaged = new LinkedHashMap<>();
        slots.forEach((name, array) -> {
            if (name.startsWith(AVERAGE)) {
                averaged.put(name.substring(AVERAGE.length()), array);
            }
        });
        return averaged;
    }

    /** One update, or none where the loss is no number ({@link NotFinite}); gives the batch's loss before it. */
    public float step(Batch batch, double learningRate) {
        if (replicas != null) {
            replicas.share(batch, pass -> model.network.feedTraining(pass, batch, seed, step));
        }
        try (Pass pass = new Pass(model.session)) {
            if (step == first) {
                pass.isFirst(model.settings);
            }
            pass.target(update);
            Supplier<float[]> own = pass.fetch(loss);
            pass.feed(rate, spec.optimizer().rate(spec, learningRate, step + 1));
            pass.feed(epsilon, spec.optimizer().epsilon(spec, step + 1));
            pass.feed(shrinkage, learningRate * spec.weightDecay());
            // More in the first steps, or the first weights would stay in the average.
            pass.feed(news, 1 - Math.min(spec.averaging(), (1.0 + step) / (10 + step)));
            Supplier<List<TensorStats>> stats = watches ? watch.fetch(pass, step + 1) : null;
            model.network.feedTraining(pass, batch, seed, step);
            if (replicas != null) {
                replicas.feed(pass);
            }
            pass.run();
            step++;
            if (watches) {
                watched = stats.get();
                watches = false;
            }
            float made = own.get()[0];
            if (!Float.isFinite(made)) {
                // From a graph whose guard was optimised away, which has made the step all the same.
                throw new NotFinite(step, "the loss");
            }
            return made;
        } catch (TFInvalidArgumentException e) {
            throw NotFinite.isSaidBy(e)
                    ? NotFinite.in(model, step, again -> model.network.feedTraining(again, batch, seed, step))
                    : e;
        }
    }

    /** @throws NotFinite if a weight, a slot or what the model makes of the clips, as few as one, is NaN or infinite */
    public void requireFinite(Map<String, NpyArray> weights, Map<String, NpyArray> slots, Batch batch) {
        NotFinite.place(weights, model, pass -> model.network.feed(pass, batch))
                .or(() -> NotFinite.name(slots).map(name -> "the optimizer's " + name))
                .ifPresent(place -> {
                    throw new NotFinite(step, place);
                });
    }

    private NoOp updates(List<Operand<TFloat32>> gradients) {
        // No weight changes before every gradient is known, or a late one would see new weights; and none changes at
        // all where the loss is no number, so that the weights that made it can be looked at.
        List<Op> known = new ArrayList<>(gradients);
        known.add(tf.debugging.checkNumerics(loss, "loss"));
        Ops after = tf.withControlDependencies(known);
        List<Op> updates = new ArrayList<>();
        for (int i = 0; i < gradients.size(); i++) {
            Parameters.Parameter p = model.parameters.all().get(i);
            var own = spec.optimizer().slots.stream().map(slot -> slot(slot, p)).toList();
            boolean decays = spec.weightDecay() > 0 && p.weight() != null;
            boolean shrinks = decays && spec.optimizer() == OptimizerKind.ADAMW;
            Operand<TFloat32> gradient = gradients.get(i);
            if (decays && !shrinks) {
                // That of half the decay times the squared norm (L2).
                gradient = tf.math.add(
                        gradient,
                        tf.math.mul(p.value(), tf.constant(spec.weightDecay().floatValue())));
            }
            updates.add(spec.optimizer()
                    .apply(
                            shrinks
                                    ? after.withControlDependencies(List.of(after.assignSubVariableOp(
                                            p.handle(), after.math.mul(p.value(), shrinkage))))
                                    : after,
                            spec,
                            new OptimizerKind.Update(p.handle(), own, rate, epsilon, gradient)));
        }
        return tf.withControlDependencies(averaged(updates)).noOp();
    }

    /** The averages' updates, or the weights' own where there are none. */
    private List<Op> averaged(List<Op> updates) {
        if (spec.averaging() == 0) {
            return updates;
        }
        Ops after = tf.withControlDependencies(updates);
        List<Op> averaged = new ArrayList<>();
        for (Parameters.Parameter p : model.parameters.all()) {
            VarHandleOp average = variable(AVERAGE + p.name(), p.shape());
            starting.add(tf.assignVariableOp(average, p.value()));
            Operand<TFloat32> now = after.readVariableOp(p.handle(), TFloat32.class);
            Operand<TFloat32> before = tf.readVariableOp(average, TFloat32.class);
            averaged.add(tf.assignAddVariableOp(average, tf.math.mul(news, tf.math.sub(now, before))));
        }
        return averaged;
    }

    private VarHandleOp slot(String slot, Parameters.Parameter p) {
        VarHandleOp handle = variable(slot + "/" + p.name(), p.shape());
        // Not from Java: the slots of a large model are gigabytes.
        float first = (float) spec.optimizer().first(spec, slot);
        starting.add(tf.assignVariableOp(handle, tf.fill(tf.constant(p.shape()), tf.constant(first))));
        return handle;
    }

    private VarHandleOp variable(String name, long[] shape) {
        VarHandleOp handle = tf.varHandleOp(TFloat32.class, Shape.of(shape), VarHandleOp.sharedName(name));
        slots.add(name, handle, tf.readVariableOp(handle, TFloat32.class), shape);
        return handle;
    }
}
