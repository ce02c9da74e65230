package afterimage.engine.model;

import afterimage.engine.cell.Peephole;
import afterimage.engine.sequence.SequenceSpec;
import java.util.ArrayList;
import java.util.List;

/** What a model costs, by its settings alone: flops of a training step (2 a multiply-add) and bytes, estimated. */
public record ModelSummary(long parameters, long stepFlops, long memoryBytes, List<LayerSummary> layers) {
    /** Floats that a unit keeps for the backward pass; measured, as TensorFlow frees some early. */
    private static final long KEPT_PER_UNIT = 13;
    /** Batches in memory at once: one in use, one as tensors, two being made. */
    private static final long BATCHES = 4;
    /** TensorFlow's floats a parameter: the weight, two optimizer slots, the gradient and one that is worked on. */
    private static final long KEPT_PER_PARAMETER = 5;
    /** Java's floats a parameter while a run is saved: the weight and two slots. */
    private static final long COPIES = 3;
    /** Tiled, see {@code Unrolling.TILED}: what the tiles of 3 x 3 kernels see of inputs and states; measured. */
    private static final long TILED_KEPT_PER_UNIT = 1;
    /** Likewise of 5 x 5 kernels. */
    private static final long LARGE_TILED_KEPT_PER_UNIT = 3;
    /** Tiled, floats a parameter: gradients by value and row of tiles, before they are added up; measured. */
    private static final long TILED_KEPT_PER_PARAMETER = 8;
    /** With dropout: the mask and what it leaves. */
    private static final long DROPOUT_KEPT = 2;
    /** Bytes of the operations that make and differentiate one step of one layer; measured on 1,000 + 1,000 frames. */
    private static final long GRAPH_BYTES = 2_000_000;
    /** A mover, floats a pixel of its picture and step: pictures, gates, shifts, kernels; measured. */
    private static final long MOVER_KEPT = 30;

    /** Its weights' prefix in files, sizes of its state or of the frame it makes, a clip's multiply-adds a step. */
    public record LayerSummary(String name, int units, long parameters, List<Integer> state, long macs) {}

    public static ModelSummary of(ModelSpec spec, SequenceSpec clips, int batch) {
        Count count = new Count(spec, clips);
        long total = count.layers.stream().mapToLong(LayerSummary::parameters).sum();
        long each = KEPT_PER_PARAMETER + COPIES + (Tiling.isBestFor(spec, clips.size()) ? TILED_KEPT_PER_PARAMETER : 0);
        long flops = Math.multiplyExact(Math.multiplyExact(count.macs, 6L), (long) batch);
        long floats = each * total + Math.multiplyExact(count.kept, (long) batch);
        long bytes = Math.addExact(GRAPH_BYTES * count.cells, Math.multiplyExact(4L, floats));
        return new ModelSummary(total, flops, bytes, List.copyOf(count.layers));
    }

    /** What of {@link #memoryBytes} Java holds for a moment at every save: copies of weights and slots. */
    public long copyBytes() {
        return 4 * COPIES * parameters;
    }

    /** What of {@link #memoryBytes} is TensorFlow's, on whatever device it computes. */
    public long deviceBytes() {
        return memoryBytes - copyBytes();
    }

    /** Adds up what a model's parts cost for one clip. */
    private static final class Count {
        private final ModelSpec spec;
        private final int size;
        private final List<LayerSummary> layers = new ArrayList<>();
        /** Multiply-adds of a forward pass. */
        private long macs;
        /** Floats that are kept for the backward pass. */
        private long kept;
        /** Steps of all layers that the graph writes out. */
        private long cells;

        Count(ModelSpec spec, SequenceSpec clips) {
            this.spec = spec;
            this.size = clips.size();
            int input = clips.inputFrames();
            boolean moving = spec.movers().any();
            int steps = spec.isTied() ? input - 1 + clips.futureFrames() : input;
            int written = (spec.reading().ahead() ? input - 1 : 0) + (spec.isTied() ? clips.futureFrames() : 0);
            kept = BATCHES * clips.frames() * square(size);
            stack(Coder.ENCODER, true, moving, steps);
            if (moving) {
                head(Coder.ENCODER, true, spec.isTied() || spec.reading().ahead(), steps);
                movers(steps + (spec.isTied() ? 0 : clips.futureFrames()));
            }
            if (written > 0) {
                output(Coder.ENCODER, written);
            }
            for (Branch branch : spec.isTied() ? List.<Branch>of() : spec.task().branches()) {
                int frames = branch == Branch.RECONSTRUCTION ? input : clips.futureFrames();
                boolean moved = moving && branch == Branch.PREDICTION;
                stack(branch.id(), spec.inputOf(branch) != ModelSpec.DecoderInput.NONE, moved, frames);
                if (moved) {
                    head(branch.id(), false, true, frames);
                }
                output(branch.id(), frames);
            }
        }

        private void add(String name, int units, long parameters, List<Integer> state, long macs, int steps) {
            layers.add(new LayerSummary(name, units, parameters, state, macs));
            this.macs = Math.addExact(this.macs, Math.multiplyExact(macs, (long) steps));
        }

        private void stack(String name, boolean fed, boolean moved, int steps) {
            boolean down = spec.decodesDownwards() && !name.equals(Coder.ENCODER);
            int count = spec.layers().size();
            LayerSummary[] made = new LayerSummary[count];
            long inputs = !fed ? 0 : moved ? spec.movers().features() : spec.frameFeatures(size);
            int below = spec.stateRows(size);
            for (int i = 0; i < count; i++) {
                int l = down ? count - 1 - i : i;
                made[l] = layer(name + "/" + l, l, inputs, i == 0 ? spec.stateRows(size, l) : below);
                macs = Math.addExact(macs, Math.multiplyExact(made[l].macs, (long) steps));
                inputs = spec.layers().get(l).units();
                below = spec.stateRows(size, l);
                kept += keptPerStep(l) * steps;
                cells += steps;
            }
            layers.addAll(List.of(made));
        }

        /** @param below rows of what it reads */
        private LayerSummary layer(String name, int number, long inputs, int below) {
            ModelSpec.Layer layer = spec.layers().get(number);
            long units = layer.units();
            int rows = spec.stateRows(size, number);
            long inputWeights = 4 * units * inputs * square(layer.inputKernel());
            long stateWeights = 4 * units * units * square(layer.stateKernel());
            List<Integer> state = spec.isConvolutional() ? List.of(rows, rows, layer.units()) : List.of(layer.units());
            long parameters = inputWeights + stateWeights + 4 * units + peepholes(spec.peephole(), units, rows);
            // Up, each input position is multiplied by the whole kernel; else each output position.
            long macs = inputWeights * square(Math.min(rows, below)) + stateWeights * square(rows);
            return new LayerSummary(name, layer.units(), parameters, state, macs);
        }

        private long keptPerStep(int number) {
            ModelSpec.Layer layer = spec.layers().get(number);
            long each = spec.dropout() == 0 ? KEPT_PER_UNIT : KEPT_PER_UNIT + DROPOUT_KEPT;
            long tiled = layer.stateKernel() > 3 ? LARGE_TILED_KEPT_PER_UNIT : TILED_KEPT_PER_UNIT;
            return layer.units()
                    * (Tiling.isBestFor(spec, size) ? each + tiled : each)
                    * square(spec.stateRows(size, number));
        }

        private void output(String name, int frames) {
            int features = spec.frameFeatures(size);
            long weights = (long) spec.outputFeatures() * features;
            long macs = weights * square(spec.stateRows(size));
            add(name + "/output", features, weights + features, List.of(size, size), macs, frames);
            kept += 4L * frames * square(size);
        }

        private void head(String name, boolean reads, boolean writes, int steps) {
            int count = spec.movers().count();
            int frame = spec.frameFeatures(size);
            int rows = spec.stateRows(size);
            matrix(name + "/seen", (1 + count) * frame, spec.movers().features(), rows, steps);
            int told = MoverHead.told(count, frame, reads, writes).sum();
            matrix(name + "/told", spec.outputFeatures(), told, rows, steps);
        }

        private void matrix(String name, long in, int out, int rows, int steps) {
            List<Integer> state = spec.isConvolutional() ? List.of(rows, rows, out) : List.of(out);
            add(name, out, in * out + out, state, in * out * square(rows), steps);
            kept += (in + out) * square(rows) * steps;
        }

        private void movers(int steps) {
            int count = spec.movers().count();
            int units = spec.movers().units();
            long weights = 4L * units * (Movers.inputs(size) + units);
            long lstm = weights + 4 * units + peepholes(spec.peephole(), units, 1);
            long macs = count * (2 * weights + Shifts.macs(size));
            long parameters = lstm + Movers.ownParameters(units, size);
            add(MoverSpec.LAYER, units, parameters, List.of(count, size, size), macs, steps);
            kept += MOVER_KEPT * count * square(size) * steps;
        }
    }

    private static long peepholes(Peephole peephole, long units, int rows) {
        return switch (peephole) {
            case NONE -> 0;
            case CHANNEL -> 3 * units;
            case PIXEL -> 3 * units * square(rows);
        };
    }

    private static long square(long n) {
        return n * n;
    }
}
