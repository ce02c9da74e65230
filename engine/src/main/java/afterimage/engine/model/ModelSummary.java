package afterimage.engine.model;

import afterimage.engine.cell.Peephole;
import afterimage.engine.cell.Unrolling;
import afterimage.engine.sequence.SequenceSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * What a model costs, computed from its settings before anything is built.
 *
 * @param parameters trainable numbers
 * @param stepFlops floating-point operations of one training step: 2 a multiply-add, backward twice forward
 * @param memoryBytes estimate for training: weights, gradients, two optimizer slots, and every step's activations
 * @param layers from the encoder's first to the output layers
 */
public record ModelSummary(long parameters, long stepFlops, long memoryBytes, List<LayerSummary> layers) {
    /**
     * Gate sums, gates, products and states that one unit keeps for the backward pass, counted in floats; measured, since
     * TensorFlow frees some early and works in place where it can.
     */
    private static final long KEPT_PER_UNIT = 13;
    /** Batches in memory at once: one in use, one as tensors, two being made. */
    private static final long BATCHES = 4;
    /** TensorFlow's floats a parameter: the weight, two optimizer slots, the gradient and one that is worked on. */
    private static final long KEPT_PER_PARAMETER = 5;
    /** Java's floats a parameter while a run is saved: the weight and two slots. */
    private static final long COPIES = 3;
    /** Tiled, see {@link Unrolling#TILED}: what the tiles of 3 x 3 kernels see of inputs and states; measured. */
    private static final long TILED_KEPT_PER_UNIT = 1;
    /** Likewise of 5 x 5 kernels. */
    private static final long LARGE_TILED_KEPT_PER_UNIT = 3;
    /** Tiled, floats a parameter: gradients by value and row of tiles, before they are added up; measured. */
    private static final long TILED_KEPT_PER_PARAMETER = 8;
    /** With dropout: the mask and what it leaves. */
    private static final long DROPOUT_KEPT = 2;

    /**
     * @param name prefix of the layer's weights in files
     * @param units units or channels
     * @param parameters trainable numbers
     * @param state sizes of its state, or of the frame it makes
     * @param macs multiply-adds of one time step of one clip
     */
    public record LayerSummary(String name, int units, long parameters, List<Integer> state, long macs) {}

    public static ModelSummary of(ModelSpec spec, SequenceSpec clips, int batch) {
        List<LayerSummary> layers = new ArrayList<>();
        int features = spec.frameFeatures(clips.size());
        long forwardMacs = stack(layers, "encoder", spec, clips, features) * clips.inputFrames();
        long keptFloats =
                kept(spec, clips, clips.inputFrames()) + BATCHES * clips.frames() * clips.size() * clips.size();
        for (Branch branch : spec.task().branches()) {
            int frames = branch == Branch.RECONSTRUCTION ? clips.inputFrames() : clips.futureFrames();
            int input = spec.inputOf(branch) == ModelSpec.DecoderInput.NONE ? 0 : features;
            long macs = stack(layers, branch.id(), spec, clips, input) + output(layers, branch.id(), spec, clips);
            forwardMacs = Math.addExact(forwardMacs, Math.multiplyExact(macs, (long) frames));
            keptFloats += kept(spec, clips, frames) + 4L * frames * clips.size() * clips.size();
        }
        long parameters = layers.stream().mapToLong(LayerSummary::parameters).sum();
        long each = KEPT_PER_PARAMETER + COPIES + (spec.isBestTiled(clips.size()) ? TILED_KEPT_PER_PARAMETER : 0);
        return new ModelSummary(
                parameters,
                Math.multiplyExact(Math.multiplyExact(forwardMacs, 6L), (long) batch),
                Math.multiplyExact(4L, each * parameters + Math.multiplyExact(keptFloats, (long) batch)),
                List.copyOf(layers));
    }

    /** What of {@link #memoryBytes} Java holds for a moment at every save: copies of weights and slots. */
    public long copyBytes() {
        return 4 * COPIES * parameters;
    }

    /** What of {@link #memoryBytes} is TensorFlow's, on whatever device it computes. */
    public long deviceBytes() {
        return memoryBytes - copyBytes();
    }

    private static long stack(
            List<LayerSummary> into, String name, ModelSpec spec, SequenceSpec clips, int firstInput) {
        long macs = 0;
        long inputs = firstInput;
        int rows = spec.stateRows(clips.size());
        for (int l = 0; l < spec.layers().size(); l++) {
            ModelSpec.Layer layer = spec.layers().get(l);
            long units = layer.units();
            long weights = 4 * units * (inputs * square(layer.inputKernel()) + units * square(layer.stateKernel()));
            List<Integer> state = spec.isConvolutional() ? List.of(rows, rows, layer.units()) : List.of(layer.units());
            LayerSummary summary = new LayerSummary(
                    name + "/" + l,
                    layer.units(),
                    weights + 4 * units + peepholes(spec.peephole(), units, rows),
                    state,
                    weights * square(rows));
            into.add(summary);
            macs += summary.macs;
            inputs = units;
        }
        return macs;
    }

    private static long output(List<LayerSummary> into, String name, ModelSpec spec, SequenceSpec clips) {
        int features = spec.frameFeatures(clips.size());
        long weights = (long) spec.outputFeatures() * features;
        int rows = spec.stateRows(clips.size());
        List<Integer> frame = List.of(clips.size(), clips.size());
        into.add(new LayerSummary(name + "/output", features, weights + features, frame, weights * square(rows)));
        return weights * square(rows);
    }

    private static long peepholes(Peephole peephole, long units, int rows) {
        return switch (peephole) {
            case NONE -> 0;
            case CHANNEL -> 3 * units;
            case PIXEL -> 3 * units * square(rows);
        };
    }

    private static long kept(ModelSpec spec, SequenceSpec clips, int frames) {
        long each = spec.dropout() == 0 ? KEPT_PER_UNIT : KEPT_PER_UNIT + DROPOUT_KEPT;
        boolean tiled = spec.isBestTiled(clips.size());
        long floats = spec.layers().stream()
                .mapToLong(layer -> layer.units() * (each + (tiled ? tiledKept(layer) : 0)))
                .sum();
        return floats * frames * square(spec.stateRows(clips.size()));
    }

    private static long tiledKept(ModelSpec.Layer layer) {
        return layer.stateKernel() > 3 ? LARGE_TILED_KEPT_PER_UNIT : TILED_KEPT_PER_UNIT;
    }

    private static long square(long n) {
        return n * n;
    }
}
