package afterimage.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.cell.Peephole;
import afterimage.engine.clip.NpyArray;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.model.ModelSpec.CellKind;
import afterimage.engine.model.ModelSpec.DecoderInput;
import afterimage.engine.model.ModelSpec.OutputFrom;
import afterimage.engine.model.ReferenceWeights;
import afterimage.engine.model.Task;
import afterimage.engine.model.VideoModel;
import afterimage.engine.sequence.Batch;
import afterimage.engine.sequence.SequenceSpec;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Three steps of each rule, weight by weight, against the rule written out in double precision. */
class OptimizerTest {
    private static final SequenceSpec CLIPS =
            SequenceSpec.labReport().withSize(32).withFrames(2, 2);
    private static final ModelSpec SPEC = new ModelSpec(
            CellKind.CONV_LSTM,
            Task.COMPOSITE,
            ModelSpec.convLayers(3, 3, 2),
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

    private static final double RMSPROP_EPSILON = 1e-20;
    private static final double ADAM_EPSILON = 1e-8;
    /** Of an update; above it only the rounding of the weight itself. */
    private static final double TOLERANCE = 1e-4;

    private static Gradients gradients;

    /** One weight's rule with what it remembers from step to step. */
    private interface Rule {
        /** @return what is taken from the weight */
        double update(double gradient, double rate);
    }

    @BeforeAll
    static void openGradients() {
        gradients = new Gradients(SPEC, CLIPS, Loss.MSE, SHARE);
    }

    @AfterAll
    static void closeGradients() {
        gradients.close();
    }

    /** Tieleman and Hinton 2012; TensorFlow adds epsilon under the root. */
    @Test
    void rmsPropDividesByTheRootOfTheRunningMeanSquare() {
        assertFollows(OptimizerKind.RMSPROP, 0.01, () -> new Rule() {
            private double meanSquare;

            @Override
            public double update(double gradient, double rate) {
                meanSquare = DECAY * meanSquare + (1 - DECAY) * gradient * gradient;
                return rate * gradient / Math.sqrt(meanSquare + RMSPROP_EPSILON);
            }
        });
    }

    /** Kingma and Ba 2015, the form before section 2.1 that TensorFlow has: epsilon beside the uncorrected root. */
    @Test
    void adamCorrectsTheBiasOfItsStart() {
        assertFollows(OptimizerKind.ADAM, 0.01, () -> new Rule() {
            private double mean;
            private double meanSquare;
            private int step;

            @Override
            public double update(double gradient, double rate) {
                step++;
                mean = MOMENTUM * mean + (1 - MOMENTUM) * gradient;
                meanSquare = DECAY * meanSquare + (1 - DECAY) * gradient * gradient;
                double corrected = rate * Math.sqrt(1 - Math.pow(DECAY, step)) / (1 - Math.pow(MOMENTUM, step));
                return corrected * mean / (Math.sqrt(meanSquare) + ADAM_EPSILON);
            }
        });
    }

    @Test
    void gradientDescentKeepsAShareOfItsLastUpdate() {
        assertFollows(OptimizerKind.SGD, 1, () -> new Rule() {
            private double velocity;

            @Override
            public double update(double gradient, double rate) {
                velocity = MOMENTUM * velocity + gradient;
                return rate * velocity;
            }
        });
    }

    @Test
    void allGradientsAreScaledToTheirCommonLimit() {
        Map<String, NpyArray> weights = ReferenceWeights.random(SPEC, CLIPS, 3);
        Batch batch = ReferenceWeights.noise(CLIPS, 2, 4);
        Map<String, float[]> free = gradients.at(weights, batch).gradients();
        double norm = norm(free);
        for (double limit : new double[] {norm / 10, norm * 10}) {
            Map<String, float[]> clipped = slotsAfterOneStep(weights, batch, limit);
            assertEquals(Math.min(norm, limit), norm(clipped), 1e-5 * norm);
            free.forEach((name, gradient) -> {
                for (int i = 0; i < gradient.length; i++) {
                    double expected = gradient[i] * Math.min(1, limit / norm);
                    assertEquals(expected, clipped.get(name)[i], 1e-5 * Math.abs(expected) + 1e-12, name);
                }
            });
        }
    }

    private static Map<String, float[]> slotsAfterOneStep(Map<String, NpyArray> weights, Batch batch, double clipNorm) {
        Map<String, float[]> slots = new HashMap<>();
        try (VideoModel model = new VideoModel(SPEC, CLIPS, SessionSettings.cpu())) {
            Trainer trainer = new Trainer(model, training(OptimizerKind.SGD, clipNorm));
            model.load(weights);
            trainer.begin();
            trainer.step(batch, 1);
            trainer.slots().forEach((name, slot) -> slots.put(name.substring("momentum/".length()), slot.values()));
        }
        return slots;
    }

    private static double norm(Map<String, float[]> gradients) {
        double squares = 0;
        for (float[] gradient : gradients.values()) {
            for (float g : gradient) {
                squares += (double) g * g;
            }
        }
        return Math.sqrt(squares);
    }

    private static TrainingSpec training(OptimizerKind optimizer, double clipNorm) {
        return new TrainingSpec(Loss.MSE, optimizer, 1, MOMENTUM, DECAY, 2, clipNorm, SHARE, 1, 1);
    }

    private static void assertFollows(OptimizerKind optimizer, double firstRate, Supplier<Rule> rule) {
        Map<String, NpyArray> before = ReferenceWeights.random(SPEC, CLIPS, 3);
        Map<String, Rule[]> rules = new HashMap<>();
        before.forEach((name, array) -> {
            Rule[] own = new Rule[array.values().length];
            Arrays.setAll(own, i -> rule.get());
            rules.put(name, own);
        });
        try (VideoModel model = new VideoModel(SPEC, CLIPS, SessionSettings.cpu())) {
            Trainer trainer = new Trainer(model, training(optimizer, 0));
            model.load(before);
            trainer.begin();
            for (int step = 0; step < RATES.length; step++) {
                double rate = firstRate * RATES[step];
                Batch batch = ReferenceWeights.noise(CLIPS, 2, step);
                Gradients.Found found = gradients.at(before, batch);
                assertEquals(found.loss(), trainer.step(batch, rate), 1e-6);
                Map<String, NpyArray> after = model.weights();
                for (String name : before.keySet()) {
                    assertUpdate(
                            optimizer + " step " + step + " " + name,
                            before.get(name).values(),
                            after.get(name).values(),
                            updates(rules.get(name), found.gradients().get(name), rate));
                }
                before = after;
            }
        }
    }

    private static double[] updates(Rule[] rules, float[] gradient, double rate) {
        double[] updates = new double[rules.length];
        Arrays.setAll(updates, i -> rules[i].update(gradient[i], rate));
        return updates;
    }

    private static void assertUpdate(String what, float[] before, float[] after, double[] update) {
        for (int i = 0; i < update.length; i++) {
            double taken = (double) before[i] - after[i];
            double rounding = Math.ulp(Math.max(Math.abs(before[i]), Math.abs(after[i])));
            double difference = Math.abs(taken - update[i]);
            assertTrue(
                    difference <= TOLERANCE * Math.abs(update[i]) + rounding,
                    what + "[" + i + "]: took " + taken + " instead of " + update[i]);
        }
    }
}
