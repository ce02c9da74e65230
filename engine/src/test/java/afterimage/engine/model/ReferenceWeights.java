package afterimage.engine.model;

import afterimage.engine.cell.Peephole;
import afterimage.engine.clip.NpyArray;
import afterimage.engine.sequence.Batch;
import afterimage.engine.sequence.SequenceSpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** The tensors of a model as the weight file's description has them, and random ones of those shapes. */
public final class ReferenceWeights {
    private ReferenceWeights() {}

    /** Shapes by name. */
    public static Map<String, int[]> shapes(ModelSpec spec, SequenceSpec clips) {
        Map<String, int[]> shapes = new LinkedHashMap<>();
        int features = spec.isConvolutional() ? spec.patch() * spec.patch() : clips.size() * clips.size();
        addStack(shapes, "encoder", spec, clips, features);
        int seen = 0;
        for (ModelSpec.Layer layer : spec.layers()) {
            seen = spec.output() == ModelSpec.OutputFrom.TOP_LAYER ? layer.units() : seen + layer.units();
        }
        for (Branch branch : spec.task().branches()) {
            boolean conditional = ReferenceModel.isConditional(spec, branch);
            addStack(shapes, branch.id(), spec, clips, conditional ? features : 0);
            shapes.put(branch.id() + "/output/weight", product(spec, 1, seen, features));
            shapes.put(branch.id() + "/output/bias", new int[] {features});
        }
        return shapes;
    }

    private static void addStack(
            Map<String, int[]> shapes, String name, ModelSpec spec, SequenceSpec clips, int firstInput) {
        int rows = clips.size() / spec.patch();
        int below = firstInput;
        for (int l = 0; l < spec.layers().size(); l++) {
            ModelSpec.Layer layer = spec.layers().get(l);
            String prefix = name + "/" + l + "/";
            int units = layer.units();
            if (below > 0) {
                shapes.put(prefix + "input_to_state", product(spec, layer.inputKernel(), below, 4 * units));
            }
            shapes.put(prefix + "state_to_state", product(spec, layer.stateKernel(), units, 4 * units));
            shapes.put(prefix + "bias", new int[] {4 * units});
            if (spec.peephole() == Peephole.CHANNEL) {
                shapes.put(prefix + "peephole", new int[] {3, units});
            } else if (spec.peephole() == Peephole.PIXEL) {
                shapes.put(prefix + "peephole", new int[] {3, rows, rows, units});
            }
            below = units;
        }
    }

    private static int[] product(ModelSpec spec, int kernel, int in, int out) {
        return spec.isConvolutional() ? new int[] {kernel, kernel, in, out} : new int[] {in, out};
    }

    /**
     * Values uniform within 0.5 of zero, less where so many inputs are summed that every gate would be stuck open or
     * shut and wrong weights would go unnoticed.
     */
    public static Map<String, NpyArray> random(ModelSpec spec, SequenceSpec clips, long seed) {
        Random random = new Random(seed);
        Map<String, NpyArray> weights = new LinkedHashMap<>();
        shapes(spec, clips).forEach((name, shape) -> {
            int elements = Arrays.stream(shape).reduce(1, Math::multiplyExact);
            boolean summed = !name.endsWith("bias") && !name.endsWith("peephole");
            double inputs = summed ? elements / (double) shape[shape.length - 1] : 1;
            weights.put(name, new NpyArray(shape, floats(random, elements, Math.min(0.5, 2 / Math.sqrt(inputs)))));
        });
        return weights;
    }

    /** Clips of noise, uniform in [0, 1]. */
    public static Batch noise(SequenceSpec clips, int size, long seed) {
        Random random = new Random(seed);
        int frame = size * clips.size() * clips.size();
        float[] input = new float[clips.inputFrames() * frame];
        float[] future = new float[clips.futureFrames() * frame];
        for (float[] frames : new float[][] {input, future}) {
            for (int i = 0; i < frames.length; i++) {
                frames[i] = random.nextFloat();
            }
        }
        return new Batch(size, input, future);
    }

    private static float[] floats(Random random, int count, double largest) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (largest * (2 * random.nextDouble() - 1));
        }
        return values;
    }
}
