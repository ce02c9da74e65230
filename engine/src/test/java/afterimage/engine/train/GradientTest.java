package afterimage.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import afterimage.engine.Specs;
import afterimage.engine.cell.Peephole;
import afterimage.engine.cell.Unrolling;
import afterimage.engine.file.NpyArray;
import afterimage.engine.model.ModelCombinations;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.model.ModelSpec.CellKind;
import afterimage.engine.model.ModelSpec.DecoderInput;
import afterimage.engine.model.ModelSpec.Layer;
import afterimage.engine.model.ModelSpec.OutputFrom;
import afterimage.engine.model.ReferenceModel;
import afterimage.engine.model.ReferenceWeights;
import afterimage.engine.model.Task;
import afterimage.engine.sequence.Batch;
import afterimage.engine.sequence.SequenceSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The engine's gradients against differences of a loss that was computed apart from it, in double precision. */
class GradientTest {
    private static final double TOLERANCE = 1e-3;
    private static final double DIFFERENCE = 1e-5;
    /** Movers put pixels together by the brighter and within bounds: larger differences would step over such bends. */
    private static final double SMALL_DIFFERENCE = 1e-6;
    /** What differences of a loss near 1 cannot resolve: its last bit over twice {@link #DIFFERENCE}. */
    private static final double ROUNDING = 1e-10;

    private static final SequenceSpec CLIPS = ModelCombinations.CLIPS.withFrames(2, 2);
    private static final double SHARE = 0.3;

    /** The losses take turns. */
    static List<Arguments> combinations() {
        List<Arguments> all = new ArrayList<>();
        for (Named<ModelSpec> spec : ModelCombinations.pairs()) {
            all.add(Arguments.of(spec, all.size() % 2 == 0 ? Loss.MSE : Loss.BCE));
        }
        for (Named<ModelSpec> spec : ModelCombinations.additionsInTurn()) {
            all.add(Arguments.of(spec, all.size() % 2 == 0 ? Loss.MSE : Loss.BCE));
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void everyGradientIsTheSlopeOfTheReferenceLoss(ModelSpec spec, Loss loss) {
        assertGradients(spec, CLIPS, loss, 2);
    }

    /** The states before the only step are zero: nothing to learn from them, but nothing to fail over either. */
    @ParameterizedTest
    @EnumSource(CellKind.class)
    void oneFrameInAndOneToCome(CellKind cell) {
        assertGradients(ofThreeLayers(cell), CLIPS.withFrames(1, 1), Loss.BCE, 1);
    }

    @ParameterizedTest
    @EnumSource(CellKind.class)
    void threeLayersAndMoreFramesToComeThanIn(CellKind cell) {
        assertGradients(ofThreeLayers(cell), CLIPS.withFrames(2, 4), Loss.MSE, 3);
    }

    @Test
    void kernelsWiderThanTheState() {
        assertGradients(composite(CellKind.CONV_LSTM, Arrays.asList(new Layer(2, 9, 11)), 8), CLIPS, Loss.BCE, 1);
    }

    static List<Arguments> lossesWithAbsoluteError() {
        return List.of(
                Arguments.of(CellKind.CONV_LSTM, Loss.MAE), Arguments.of(CellKind.FC_LSTM, new Loss(2, 0.5, 0.25)));
    }

    /** An absolute error has no slope where it is 0: black and white clips keep away from there. */
    @ParameterizedTest
    @MethodSource("lossesWithAbsoluteError")
    void absoluteErrorAndMixes(CellKind cell, Loss loss) {
        Batch noise = ReferenceWeights.noise(CLIPS, 2, 1);
        assertGradients(
                ofThreeLayers(cell),
                CLIPS,
                loss,
                new Batch(2, blackAndWhite(noise.input()), blackAndWhite(noise.future())));
    }

    private static float[] blackAndWhite(float[] grey) {
        float[] rounded = new float[grey.length];
        for (int i = 0; i < grey.length; i++) {
            rounded[i] = Math.round(grey[i]);
        }
        return rounded;
    }

    private static ModelSpec ofThreeLayers(CellKind cell) {
        return cell == CellKind.FC_LSTM
                ? composite(cell, Arrays.asList(new Layer(3, 1, 1), new Layer(5, 1, 1), new Layer(4, 1, 1)), 1)
                : composite(cell, Arrays.asList(new Layer(2, 3, 1), new Layer(4, 1, 3), new Layer(3, 5, 3)), 8);
    }

    private static ModelSpec composite(CellKind cell, List<Layer> layers, int patch) {
        return Specs.model(
                cell,
                Task.COMPOSITE,
                layers,
                patch,
                Peephole.CHANNEL,
                DecoderInput.OWN_OUTPUT,
                true,
                OutputFrom.ALL_LAYERS);
    }

    /** Hidden states that are dropped have no slope, and the others one that is scaled as they are. */
    @ParameterizedTest
    @EnumSource(DecoderInput.class)
    void droppedUnits(DecoderInput input) {
        ModelSpec spec = ModelCombinations.dropping(input);
        assertGradients(spec, CLIPS, Loss.MSE, 2);
    }

    private static void assertGradients(ModelSpec spec, SequenceSpec clips, Loss loss, int batchSize) {
        assertGradients(spec, clips, loss, ReferenceWeights.noise(clips, batchSize, 1));
    }

    /** The reference is asked once: what a training step draws is the same in each form that a graph can have. */
    private static void assertGradients(ModelSpec spec, SequenceSpec clips, Loss loss, Batch batch) {
        Map<String, NpyArray> weights =
                ReferenceWeights.random(spec, clips, spec.toString().hashCode());
        Slopes slopes = null;
        for (Unrolling unrolling : ModelCombinations.unrollings(spec, clips)) {
            Gradients.Found found;
            try (Gradients gradients = new Gradients(spec, clips, unrolling, loss, SHARE)) {
                found = gradients.at(weights, batch);
                if (slopes == null) {
                    ReferenceModel model = new ReferenceModel(spec, clips, weights, gradients.training(batch));
                    slopes = slopes(
                            new Slope(model, new ReferenceLoss(loss, SHARE, clips.size() * clips.size()), batch),
                            weights.keySet());
                }
            }
            assertEquals(slopes.loss(), found.loss(), 1e-5, unrolling.name());
            assertEquals(List.of(), wrong(slopes, found.gradients()), unrolling.name());
        }
    }

    /** The reference's loss, and its slope along a line in each tensor's space. */
    private record Slopes(double loss, List<Line> lines) {}

    private record Line(String tensor, double[] direction, double slope) {
        boolean isOfOneEntry() {
            return Arrays.stream(direction).filter(step -> step != 0).count() == 1;
        }
    }

    /** Of each tensor one entry, and all at once: each goes up or down by chance, so that no wrong one can hide. */
    private static Slopes slopes(Slope slope, Set<String> tensors) {
        List<Line> lines = new ArrayList<>();
        Random random = new Random(5);
        for (String tensor : tensors) {
            int entries = slope.model().tensor(tensor).length;
            double[] one = new double[entries];
            one[random.nextInt(entries)] = 1;
            double[] all = new double[entries];
            Arrays.setAll(all, i -> random.nextBoolean() ? 1 : -1);
            lines.add(new Line(tensor, one, slope.along(tensor, one)));
            lines.add(new Line(tensor, all, slope.along(tensor, all)));
        }
        return new Slopes(slope.loss(), lines);
    }

    private static List<String> wrong(Slopes slopes, Map<String, float[]> gradients) {
        List<String> wrong = new ArrayList<>();
        for (Line line : slopes.lines()) {
            double along = 0;
            double largest = 0;
            double squares = 0;
            float[] gradient = gradients.get(line.tensor());
            for (int i = 0; i < gradient.length; i++) {
                along += line.direction()[i] * gradient[i];
                largest = Math.max(largest, Math.abs(gradient[i]));
                squares += gradient[i] * gradient[i];
            }
            double scale = line.isOfOneEntry() ? largest : Math.sqrt(squares);
            if (!(Math.abs(line.slope() - along) <= TOLERANCE * scale + ROUNDING)) {
                wrong.add(String.format(
                        "%s: slope %g, gradient %g, scale %g", line.tensor(), line.slope(), along, scale));
            }
        }
        return wrong;
    }

    /** Central differences of the reference's loss. */
    private record Slope(ReferenceModel model, ReferenceLoss measure, Batch batch) {
        /** As it is shown. */
        double loss() {
            return measure.of(model, batch);
        }

        private double objective() {
            return measure.objective(model, batch);
        }

        double along(String tensor, double[] direction) {
            double[] values = model.tensor(tensor);
            double[] before = values.clone();
            double difference = model.hasMovers() ? SMALL_DIFFERENCE : DIFFERENCE;
            add(values, direction, difference);
            double above = objective();
            System.arraycopy(before, 0, values, 0, before.length);
            add(values, direction, -difference);
            double below = objective();
            System.arraycopy(before, 0, values, 0, before.length);
            return (above - below) / (2 * difference);
        }

        private static void add(double[] values, double[] direction, double factor) {
            for (int i = 0; i < values.length; i++) {
                values[i] += factor * direction[i];
            }
        }
    }
}
