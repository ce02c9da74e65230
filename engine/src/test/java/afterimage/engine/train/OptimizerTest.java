package afterimage.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.Specs;
import afterimage.engine.cell.Peephole;
import afterimage.engine.cell.Unrolling;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.file.NpyArray;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.model.ModelSpec.CellKind;
import afterimage.engine.model.ModelSpec.DecoderInput;
import afterimage.engine.model.ModelSpec.OutputFrom;
import afterimage.engine.model.ReferenceWeights;
import afterimage.engine.model.Task;
import afterimage.engine.model.VideoModel;
import afterimage.engine.sequence.Batch;
import afterimage.engine.sequence.SequenceSpec;
import afterimage.engine.trace.TensorStats;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Three steps of each rule, weight by weight, against the rule written out in double precision. */
class OptimizerTest {
    private static final SequenceSpec CLIPS =
            SequenceSpec.labReport().with("size", 32).withFrames(2, 2);
    private static final ModelSpec SPEC = Specs.model(
            CellKind.CONV_LSTM,
            Task.COMPOSITE,
            Specs.convLayers(3, 3, 2),
            8,
            Peephole.CHANNEL,
            DecoderInput.OWN_OUTPUT,
            true,
            OutputFrom.ALL_LAYERS);
    private static final double SHARE = 0.5;
    private static final double DECAY = 0.8;
    private static final double MOMENTUM = 0.7;
    /** Rates of the three steps, as shares of the first. */
    private static final double[] RATES = {1, 2, 0.5};

    private static final double WEIGHT_DECAY = 0.3;

    private static final double RMSPROP_EPSILON = 1e-20;
    private static final double ADAM_EPSILON = 1e-8;
    private static final double ADAGRAD_EPSILON = 1e-10;
    /** Of an update; above it the rounding of the weight itself, and of what an update is put together from. */
    private static final double TOLERANCE = 1e-4;

    /** Of what is as large as the rate. */
    private static final double ROUNDING = 1e-6;

    private static final Map<String, NpyArray> WEIGHTS = ReferenceWeights.random(SPEC, CLIPS, 3);
    private static final Batch BATCH = ReferenceWeights.noise(CLIPS, 2, 4);
    /** Of {@link #BATCH} at {@link #WEIGHTS}, not clipped. */
    private static final Map<String, float[]> FREE = new HashMap<>();

    private static Gradients gradients;

    /** One weight's rule with what it remembers from step to step. */
    private interface Rule {
        /**
         * @param decayed the weight before the step where it decays, 0 where it does not: biases, peepholes, and all
         *     without weight decay
         * @return what is taken from the weight
         */
        double update(double gradient, double decayed, double rate);
    }

    @BeforeAll
    static void openGradients() {
        gradients = new Gradients(SPEC, CLIPS, Unrolling.SHARED, Loss.MSE, SHARE);
        FREE.putAll(gradients.at(WEIGHTS, BATCH).gradients());
    }

    @AfterAll
    static void closeGradients() {
        gradients.close();
    }

    /** Tieleman and Hinton 2012, with epsilon under or beside the root, from a first mean square. */
    private static Supplier<Rule> rmsProp(double epsilon, boolean beside, double first) {
        return () -> new Rule() {
            private double meanSquare = first;

            @Override
            public double update(double gradient, double decayed, double rate) {
                meanSquare = DECAY * meanSquare + (1 - DECAY) * gradient * gradient;
                return rate * gradient / (beside ? Math.sqrt(meanSquare) + epsilon : Math.sqrt(meanSquare + epsilon));
            }
        };
    }

    /** The share of the last update that goes on, as Graves 2013, eq. 41, has it. */
    private static Supplier<Rule> goingOn(Supplier<Rule> rule) {
        return () -> new Rule() {
            private final Rule plain = rule.get();
            private double last;

            @Override
            public double update(double gradient, double decayed, double rate) {
                last = MOMENTUM * last + plain.update(gradient, decayed, rate);
                return last;
            }
        };
    }

    /** TensorFlow adds epsilon under the root. */
    @Test
    void rmsPropDividesByTheRootOfTheRunningMeanSquare() {
        assertFollows(OptimizerKind.RMSPROP, 0.01, rmsProp(RMSPROP_EPSILON, false, 0));
    }

    @Test
    void rmsPropWithMomentumKeepsAShareOfItsLastUpdate() {
        assertFollows(OptimizerKind.RMSPROP_MOMENTUM, 0.01, goingOn(rmsProp(RMSPROP_EPSILON, false, 0)));
    }

    /** Kingma and Ba 2015; epsilon beside the uncorrected root, the form before section 2.1, or beside the corrected. */
    private static final class Adam implements Rule {
        private final double epsilon;
        private final boolean besideCorrected;
        private double mean;
        private double meanSquare;
        private int step;

        Adam(double epsilon, boolean besideCorrected) {
            this.epsilon = epsilon;
            this.besideCorrected = besideCorrected;
        }

        @Override
        public double update(double gradient, double decayed, double rate) {
            step++;
            mean = MOMENTUM * mean + (1 - MOMENTUM) * gradient;
            meanSquare = DECAY * meanSquare + (1 - DECAY) * gradient * gradient;
            double correction = Math.sqrt(1 - Math.pow(DECAY, step));
            double root = besideCorrected
                    ? Math.sqrt(meanSquare) / correction + epsilon
                    : (Math.sqrt(meanSquare) + epsilon) / correction;
            return rate * mean / (1 - Math.pow(MOMENTUM, step)) / root;
        }
    }

    private static Adam adam() {
        return new Adam(ADAM_EPSILON, false);
    }

    @Test
    void adamCorrectsTheBiasOfItsStart() {
        assertFollows(OptimizerKind.ADAM, 0.01, OptimizerTest::adam);
    }

    private static TrainingSpec of(OptimizerKind optimizer, Convention convention) {
        return training(optimizer, 0, null, 0).with("convention", convention);
    }

    @Test
    void rmsPropAsOtherLibrariesHaveIt() {
        assertFollows(of(OptimizerKind.RMSPROP, Convention.TENSORFLOW), 0.01, rmsProp(1e-10, false, 1));
        assertFollows(of(OptimizerKind.RMSPROP, Convention.KERAS), 0.01, rmsProp(1e-7, false, 0));
        assertFollows(of(OptimizerKind.RMSPROP, Convention.PYTORCH), 0.01, rmsProp(1e-8, true, 0));
        assertFollows(of(OptimizerKind.RMSPROP_MOMENTUM, Convention.PYTORCH), 0.01, goingOn(rmsProp(1e-8, true, 0)));
        TrainingSpec own = of(OptimizerKind.RMSPROP, Convention.OWN).with("epsilon", 1e-4, "firstSquare", 0.5);
        assertFollows(own, 0.01, rmsProp(1e-4, false, 0.5));
    }

    /** PyTorch adds epsilon to the root of the corrected mean square; large, so that it shows. */
    @Test
    void adamAsPyTorchHasIt() {
        TrainingSpec training = of(OptimizerKind.ADAM, Convention.PYTORCH).with("epsilon", 1e-3);
        assertFollows(training, 0.01, () -> new Adam(1e-3, true));
    }

    /** The average takes in nine tenths of the first new weights, then 8/11, 7/12, until its own share is reached. */
    @Test
    void weightsAreAveragedOverTheLastSteps() {
        TrainingSpec training = training(OptimizerKind.SGD, 0, null, 0).with("averaging", 0.25);
        try (VideoModel model = new VideoModel(SPEC, CLIPS, SessionSettings.cpu())) {
            Trainer trainer = new Trainer(model, training, 0);
            model.load(WEIGHTS);
            trainer.begin();
            String name = "encoder/0/state_to_state";
            double average = WEIGHTS.get(name).values()[3];
            for (double kept : new double[] {0.1, 2 / 11.0, 0.25, 0.25}) {
                trainer.step(BATCH, 0.5);
                average =
                        kept * average + (1 - kept) * model.weights().get(name).values()[3];
                assertEquals(average, trainer.shownWeights().get(name).values()[3], 1e-6);
            }
            Map<String, NpyArray> slots = trainer.slots();
            trainer.begin();
            trainer.resume(slots, 4);
            assertEquals(slots, trainer.slots());
        }
    }

    @Test
    void aWatchedStepIsMeasuredTensorByTensor() {
        try (VideoModel model = new VideoModel(SPEC, CLIPS, SessionSettings.cpu())) {
            Trainer trainer = new Trainer(model, training(OptimizerKind.SGD, 0, null, 0), 0);
            model.load(WEIGHTS);
            trainer.begin();
            trainer.watchNextStep();
            trainer.step(BATCH, 0.5);
            assertEquals(WEIGHTS.size(), trainer.watched().size());
            for (TensorStats stats : trainer.watched()) {
                float[] gradient = FREE.get(stats.name());
                double weight = norm(List.of(WEIGHTS.get(stats.name()).values()));
                assertEquals(1, stats.step());
                assertEquals(norm(List.of(gradient)), stats.gradient(), 1e-5 * stats.gradient() + 1e-12);
                assertEquals(weight, stats.weight(), 1e-5 * weight);
                assertEquals(0.5 * stats.gradient(), stats.update(), 1e-3 * stats.update() + 1e-7);
                assertEquals(gradient.length, sum(stats.gradients()));
                assertEquals(gradient.length, sum(stats.weights()));
                float[] sorted = gradient.clone();
                Arrays.sort(sorted);
                assertEquals(sorted[0], stats.gradients().least(), 1e-5 * stats.gradient());
                assertEquals(sorted[sorted.length - 1], stats.gradients().most(), 1e-5 * stats.gradient());
            }
        }
    }

    /** Loshchilov and Hutter 2019, algorithm 2, line 12, with lambda the rate times the decay. */
    @Test
    void adamWTakesTheDecayFromTheWeightItself() {
        assertFollows(decaying(OptimizerKind.ADAMW), 0.01, () -> {
            Adam adam = adam();
            return (gradient, decayed, rate) -> adam.update(gradient, 0, rate) + rate * WEIGHT_DECAY * decayed;
        });
    }

    /** Duchi et al. 2011, section 1.1 with the diagonal of G. */
    @Test
    void adagradDividesByTheRootOfAllSquaresSoFar() {
        assertFollows(OptimizerKind.ADAGRAD, 0.01, () -> new Rule() {
            private double squares;

            @Override
            public double update(double gradient, double decayed, double rate) {
                squares += gradient * gradient;
                return rate * gradient / (Math.sqrt(squares) + ADAGRAD_EPSILON);
            }
        });
    }

    @Test
    void adamHasTheDecayInItsGradientAndItsMeans() {
        assertFollows(decaying(OptimizerKind.ADAM), 0.01, () -> {
            Adam adam = adam();
            return (gradient, decayed, rate) -> adam.update(gradient + WEIGHT_DECAY * decayed, 0, rate);
        });
    }

    /** The rates of the steps differ, so what goes on is the velocity and not the update. */
    private static Supplier<Rule> descent(double weightDecay) {
        return () -> new Rule() {
            private double velocity;

            @Override
            public double update(double gradient, double decayed, double rate) {
                velocity = MOMENTUM * velocity + gradient + weightDecay * decayed;
                return rate * velocity;
            }
        };
    }

    @Test
    void gradientDescentPullsWeightsButNoBiasesTowardsZero() {
        assertFollows(decaying(OptimizerKind.SGD), 1, descent(WEIGHT_DECAY));
    }

    @Test
    void gradientDescentKeepsAShareOfItsLastUpdate() {
        assertFollows(OptimizerKind.SGD, 1, descent(0));
    }

    @Test
    void allGradientsAreScaledToTheirCommonLimit() {
        double norm = norm(FREE.values());
        for (double limit : new double[] {norm / 10, norm * 10}) {
            assertClipped(ClipBy.GLOBAL_NORM, limit, (g, i) -> g[i] * Math.min(1, limit / norm));
            assertEquals(
                    Math.min(norm, limit),
                    norm(clipped(ClipBy.GLOBAL_NORM, limit).values()),
                    1e-5 * norm);
        }
    }

    @Test
    void eachTensorIsScaledToItsOwnLimit() {
        double[] norms = FREE.values().stream()
                .mapToDouble(g -> norm(List.of(g)))
                .sorted()
                .toArray();
        double middle = norms[norms.length / 2];
        assertTrue(norms[0] < middle && middle < norms[norms.length - 1]);
        assertClipped(ClipBy.NORM, middle, (g, i) -> g[i] * Math.min(1, middle / norm(List.of(g))));
    }

    @Test
    void eachNumberIsCutOffAtTheLimit() {
        double limit = norm(FREE.values()) / 100;
        assertClipped(ClipBy.VALUE, limit, (g, i) -> Math.max(-limit, Math.min(limit, g[i])));
    }

    private interface Clipped {
        double of(float[] gradient, int entry);
    }

    private static void assertClipped(ClipBy by, double limit, Clipped expected) {
        Map<String, float[]> clipped = clipped(by, limit);
        FREE.forEach((name, gradient) -> {
            for (int i = 0; i < gradient.length; i++) {
                double of = expected.of(gradient, i);
                assertEquals(of, clipped.get(name)[i], 1e-5 * Math.abs(of) + 1e-12, by + " " + name);
            }
        });
    }

    /** Decay is added after clipping: the limit is for what the clips ask for. */
    @Test
    void weightDecayIsNotClipped() {
        Map<String, float[]> decayed = slotsAfterOneStep(training(OptimizerKind.SGD, 1e-6, ClipBy.VALUE, WEIGHT_DECAY));
        float weight = WEIGHTS.get("encoder/0/state_to_state").values()[5];
        assertEquals(WEIGHT_DECAY * weight, decayed.get("encoder/0/state_to_state")[5], 2e-6);
        float[] bias = decayed.get("encoder/0/bias");
        for (float b : bias) {
            assertEquals(0, b, 1.1e-6);
        }
    }

    private static Map<String, float[]> clipped(ClipBy by, double limit) {
        return slotsAfterOneStep(training(OptimizerKind.SGD, limit, by, 0));
    }

    private static Map<String, float[]> slotsAfterOneStep(TrainingSpec training) {
        Map<String, float[]> slots = new HashMap<>();
        try (VideoModel model = new VideoModel(SPEC, CLIPS, SessionSettings.cpu())) {
            Trainer trainer = new Trainer(model, training, 0);
            model.load(WEIGHTS);
            trainer.begin();
            trainer.step(BATCH, 1);
            trainer.slots().forEach((name, slot) -> slots.put(name.substring("momentum/".length()), slot.values()));
        }
        return slots;
    }

    private static int sum(TensorStats.Histogram histogram) {
        return histogram.counts().stream().mapToInt(Integer::intValue).sum();
    }

    private static double norm(Collection<float[]> gradients) {
        double squares = 0;
        for (float[] gradient : gradients) {
            for (float g : gradient) {
                squares += (double) g * g;
            }
        }
        return Math.sqrt(squares);
    }

    private static TrainingSpec training(OptimizerKind optimizer, double limit, ClipBy by, double weightDecay) {
        return Specs.training(Loss.MSE, optimizer, 1, MOMENTUM, DECAY, 2, limit, SHARE, 1, 1)
                .with("clipBy", by, "weightDecay", weightDecay);
    }

    private static TrainingSpec decaying(OptimizerKind optimizer) {
        return training(optimizer, 0, null, WEIGHT_DECAY);
    }

    private static void assertFollows(OptimizerKind optimizer, double firstRate, Supplier<Rule> rule) {
        assertFollows(training(optimizer, 0, null, 0), firstRate, rule);
    }

    private static void assertFollows(TrainingSpec training, double firstRate, Supplier<Rule> rule) {
        Map<String, NpyArray> before = WEIGHTS;
        Map<String, Rule[]> rules = new HashMap<>();
        before.forEach((name, array) -> {
            Rule[] own = new Rule[array.values().length];
            Arrays.setAll(own, i -> rule.get());
            rules.put(name, own);
        });
        try (VideoModel model = new VideoModel(SPEC, CLIPS, SessionSettings.cpu())) {
            Trainer trainer = new Trainer(model, training, 0);
            model.load(before);
            trainer.begin();
            for (int step = 0; step < RATES.length; step++) {
                double rate = firstRate * RATES[step];
                Batch batch = ReferenceWeights.noise(CLIPS, 2, step);
                Gradients.Found found = gradients.at(before, batch);
                assertEquals(found.loss(), trainer.step(batch, rate), 1e-6);
                Map<String, NpyArray> after = model.weights();
                for (String name : before.keySet()) {
                    float[] weights = before.get(name).values();
                    boolean decays = !name.endsWith("bias") && !name.endsWith("peephole");
                    assertUpdate(
                            training.optimizer() + " step " + step + " " + name,
                            weights,
                            after.get(name).values(),
                            updates(
                                    rules.get(name),
                                    found.gradients().get(name),
                                    decays ? weights : new float[weights.length],
                                    rate),
                            rate);
                }
                before = after;
            }
        }
    }

    private static double[] updates(Rule[] rules, float[] gradient, float[] decayed, double rate) {
        double[] updates = new double[rules.length];
        Arrays.setAll(updates, i -> rules[i].update(gradient[i], decayed[i], rate));
        return updates;
    }

    /** Where an update and a share of the last cancel each other, the rounding of both remains. */
    private static void assertUpdate(String what, float[] before, float[] after, double[] update, double rate) {
        for (int i = 0; i < update.length; i++) {
            double taken = (double) before[i] - after[i];
            double rounding = Math.ulp(Math.max(Math.abs(before[i]), Math.abs(after[i])));
            double difference = Math.abs(taken - update[i]);
            assertTrue(
                    difference <= TOLERANCE * Math.abs(update[i]) + rounding + ROUNDING * rate,
                    what + "[" + i + "]: took " + taken + " instead of " + update[i]);
        }
    }
}
