package afterimage.engine.model;

import afterimage.engine.cell.Peephole;
import afterimage.engine.file.NpyArray;
import afterimage.engine.sequence.Batch;
import afterimage.engine.sequence.SequenceSpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The tensors of a model as the weight file's description has them, and random ones of those shapes. */
public final class ReferenceWeights {
    private ReferenceWeights() {}

    /** Shapes by name. */
    public static Map<String, int[]> shapes(ModelSpec spec, SequenceSpec clips) {
        Map<String, int[]> shapes = new LinkedHashMap<>();
        int features = spec.isConvolutional() ? spec.patch() * spec.patch() : clips.size() * clips.size();
        boolean tied = spec.task() == Task.NEXT_FRAME;
        boolean moving = spec.movers().count() > 0;
        int seen = moving ? spec.movers().features() : features;
        addStack(shapes, "encoder", spec, clips, seen);
        if (moving) {
            addMovers(shapes, spec, clips);
            addHead(
                    shapes,
                    "encoder",
                    spec,
                    features,
                    true,
                    tied || spec.reading().ahead());
        }
        if (tied || spec.reading().ahead()) {
            addOutput(shapes, "encoder", spec, features);
        }
        for (Branch branch : tied ? List.<Branch>of() : spec.task().branches()) {
            boolean conditional = ReferenceModel.isConditional(spec, branch);
            boolean moved = moving && branch == Branch.PREDICTION;
            addStack(shapes, branch.id(), spec, clips, !conditional ? 0 : moved ? seen : features);
            if (moved) {
                addHead(shapes, branch.id(), spec, features, false, true);
            }
            addOutput(shapes, branch.id(), spec, features);
        }
        return shapes;
    }

    private static void addOutput(Map<String, int[]> shapes, String stack, ModelSpec spec, int features) {
        shapes.put(stack + "/output/weight", product(spec, 1, outputFeatures(spec), features));
        shapes.put(stack + "/output/bias", new int[] {features});
    }

    private static int outputFeatures(ModelSpec spec) {
        int last = spec.decodesDownwards() ? 0 : spec.layers().size() - 1;
        int seen = 0;
        for (int l = 0; l < spec.layers().size(); l++) {
            boolean fits = rows(spec, 64, l) == 64;
            seen += (spec.output() == ModelSpec.OutputFrom.TOP_LAYER ? l == last : fits)
                    ? spec.layers().get(l).units()
                    : 0;
        }
        return seen;
    }

    /** Height and width of a layer's state where the first one has {@code first}. */
    static int rows(ModelSpec spec, int first, int layer) {
        int rows = first;
        for (int l = 0; l <= layer; l++) {
            rows = switch (spec.layers().get(l).resolution()) {
                case SAME -> rows;
                case HALF -> rows / 2;
                case DOUBLE -> rows * 2;
            };
        }
        return rows;
    }

    private static void addMovers(Map<String, int[]> shapes, ModelSpec spec, SequenceSpec clips) {
        int units = spec.movers().units();
        shapes.put("movers/0/input_to_state", new int[] {ReferenceMovers.inputs(clips.size()), 4 * units});
        shapes.put("movers/0/state_to_state", new int[] {units, 4 * units});
        shapes.put("movers/0/bias", new int[] {4 * units});
        if (spec.peephole() != Peephole.NONE) {
            shapes.put("movers/0/peephole", new int[] {3, units});
        }
        shapes.put("movers/orders/weight", new int[] {units + 2 * ReferenceMovers.places(clips.size()), 3});
        shapes.put("movers/orders/bias", new int[] {3});
        shapes.put("movers/ownership", new int[] {4});
    }

    private static void addHead(
            Map<String, int[]> shapes, String stack, ModelSpec spec, int pixels, boolean reads, boolean writes) {
        int count = spec.movers().count();
        int told = 17 * count + (writes ? pixels : 0) + (reads ? 2 * count * pixels : 0);
        shapes.put(
                stack + "/seen/weight",
                product(spec, 1, (1 + count) * pixels, spec.movers().features()));
        shapes.put(stack + "/seen/bias", new int[] {spec.movers().features()});
        shapes.put(stack + "/told/weight", product(spec, 1, outputFeatures(spec), told));
        shapes.put(stack + "/told/bias", new int[] {told});
    }

    private static void addStack(
            Map<String, int[]> shapes, String name, ModelSpec spec, SequenceSpec clips, int firstInput) {
        boolean down = spec.decodesDownwards() && !name.equals("encoder");
        int count = spec.layers().size();
        int below = firstInput;
        for (int i = 0; i < count; i++) {
            int l = down ? count - 1 - i : i;
            ModelSpec.Layer layer = spec.layers().get(l);
            String prefix = name + "/" + l + "/";
            int units = layer.units();
            int rows = rows(spec, clips.size() / spec.patch(), l);
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
            boolean summed = !name.endsWith("bias") && !name.endsWith("peephole") && !name.endsWith("ownership");
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
