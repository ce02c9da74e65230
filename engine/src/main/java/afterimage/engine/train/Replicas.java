package afterimage.engine.train;

import afterimage.engine.BadInput;
import afterimage.engine.cell.Parameters.Parameter;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.model.Pass;
import afterimage.engine.model.VideoModel;
import afterimage.engine.sequence.Batch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tensorflow.ConcreteFunction;
import org.tensorflow.Operand;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Synchronous data parallelism: each worker has some of a batch's clips, the faster ones more, and computes their loss
 * and gradients; the mean over all clips is taken where the weights are. What a worker does is one function of weights
 * and clips, as TensorFlow's gradients have no device of their own and go where the function is called.
 */
final class Replicas {
    private static final Logger LOG = LoggerFactory.getLogger(Replicas.class);
    private static final String LOSS = "loss";
    private static final String IMAGES = "drawn_from";

    private final VideoModel model;
    /** Clips of each worker, [workers]. */
    private final Placeholder<TInt32> shares;
    /** What brings images to the workers that have none. */
    private final List<Op> beginning = new ArrayList<>();
    /** What makes each worker compute its part. */
    private final List<Op> parts = new ArrayList<>();
    /** Over all clips of the batch. */
    final Slope mean;
    /** As fed; null until measured. */
    private int[] shared;

    /** @throws BadInput if the batch cannot be shared by so many */
    Replicas(VideoModel model, TrainingSpec spec) {
        this.model = model;
        List<SessionSettings> workers = model.settings.parts();
        BadInput.unless(
                spec.batch() >= workers.size(),
                "A batch of %d cannot be shared by %d workers: choose fewer of them, or a larger batch.",
                spec.batch(),
                workers.size());
        BadInput.unless(
                model.spec.dropout() == 0,
                "A model with dropout trains at one worker, as what is dropped is drawn for a whole batch.");
        Ops tf = model.tf;
        this.shares = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(workers.size())));
        List<Map<String, Operand<?>>> arguments = arguments(workers.size());
        Operand<TFloat32> clips = tf.dtypes.cast(shares, TFloat32.class);
        var weights = tf.unstack(tf.math.div(clips, tf.reduceSum(clips, tf.constant(0))), (long) workers.size());
        Map<String, ConcreteFunction> functions = new HashMap<>();
        Map<String, List<Operand<TFloat32>>> results = new LinkedHashMap<>();
        for (int i = 0; i < workers.size(); i++) {
            ConcreteFunction function =
                    functions.computeIfAbsent(workers.get(i).inside(), device -> replica(device, spec));
            Ops there = model.settings.place(tf, i);
            Operand<TFloat32> weight = weights.output().get(i);
            Map<String, Operand<?>> made = there.call(function, arguments.get(i));
            parts.add(there.withControlDependencies(new ArrayList<Op>(made.values()))
                    .noOp());
            function.signature()
                    .outputNames()
                    .forEach(name -> results.computeIfAbsent(name, key -> new ArrayList<>())
                            .add(there.math.mul(made.get(name).asOutput().expect(TFloat32.class), weight)));
        }
        functions.values().forEach(ConcreteFunction::close);
        this.mean = new Slope(
                tf.math.addN(results.get(LOSS)),
                model.parameters.all().stream()
                        .<Operand<TFloat32>>map(p -> tf.math.addN(results.get(name(p))))
                        .toList());
    }

    /** Each worker's clips, and all weights. */
    private List<Map<String, Operand<?>>> arguments(int workers) {
        List<Map<String, Operand<?>>> all = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            Map<String, Operand<?>> own = new LinkedHashMap<>();
            model.parameters.all().forEach(p -> own.put(name(p), p.value()));
            all.add(own);
        }
        if (model.network.images() != null) {
            all.get(0).put(IMAGES, model.network.images());
            for (int i = 1; i < workers; i++) {
                all.get(i).put(IMAGES, model.network.imagesAt(model.settings.place(model.tf, i), beginning));
            }
        }
        model.network.given().forEach((name, whole) -> {
            var cut = model.tf.splitV(whole, shares, model.tf.constant(1), (long) workers);
            for (int i = 0; i < workers; i++) {
                all.get(i).put(name, cut.output().get(i));
            }
        });
        return all;
    }

    /** The function, on a device as its machine calls it. */
    private ConcreteFunction replica(String device, TrainingSpec spec) {
        SessionSettings settings = new SessionSettings(device, model.settings.threads(), 0);
        VideoModel.Steps steps = new VideoModel.Steps(spec.batch(), spec.precision(), null, model.steps.drawn());
        try (VideoModel own = VideoModel.forSteps(model.spec, model.clips, settings, steps)) {
            Slope slope = Slope.of(new Judge(own, spec));
            Signature.Builder signature = Signature.builder("replica_" + device.replaceAll("\\W", "_"));
            List<Parameter> parameters = own.parameters.all();
            parameters.forEach(p -> signature.input(name(p), p.value()));
            own.network.given().forEach(signature::input);
            if (own.network.images() != null) {
                signature.input(IMAGES, own.network.images());
            }
            signature.output(LOSS, slope.loss());
            for (int i = 0; i < parameters.size(); i++) {
                signature.output(name(parameters.get(i)), slope.gradients().get(i));
            }
            return ConcreteFunction.create(signature.build(), own.graph);
        }
    }

    /** As arguments are named. */
    private static String name(Parameter p) {
        return "weight_" + p.name().replaceAll("\\W", "_");
    }

    /** Before the first step: times each worker on as many clips, and shares them out by speed. */
    void share(Batch batch, Consumer<Pass> feed) {
        if (shared != null) {
            return;
        }
        try (Pass pass = new Pass(model.session)) {
            pass.target(model.tf.withControlDependencies(beginning).noOp());
            pass.isFirst(model.settings);
            pass.run();
        }
        double[] speeds = new double[parts.size()];
        Arrays.fill(speeds, 1);
        shared = shares(batch.size(), speeds);
        // The first time it builds its graph.
        for (int run = 0; run < 2; run++) {
            for (int i = 0; i < speeds.length; i++) {
                try (Pass pass = new Pass(model.session)) {
                    pass.target(parts.get(i));
                    feed.accept(pass);
                    feed(pass);
                    pass.isFirst(model.settings);
                    long begin = System.nanoTime();
                    pass.run();
                    speeds[i] = (double) shared[i] / (System.nanoTime() - begin);
                }
            }
        }
        shared = shares(batch.size(), speeds);
        LOG.info("clips of each worker: {}", shared);
    }

    /** At least one each, the others so that the last to be done is done as early as can be. */
    static int[] shares(int clips, double... speeds) {
        int[] shares = new int[speeds.length];
        Arrays.fill(shares, 1);
        for (int given = speeds.length; given < clips; given++) {
            int next = 0;
            for (int i = 1; i < speeds.length; i++) {
                if ((shares[i] + 1) / speeds[i] < (shares[next] + 1) / speeds[next]) {
                    next = i;
                }
            }
            shares[next]++;
        }
        return shares;
    }

    void feed(Pass pass) {
        pass.feed(shares, TInt32.vectorOf(shared));
    }
}
