package afterimage.engine.model;

import afterimage.engine.BadInput;
import afterimage.engine.cell.InitialWeights;
import afterimage.engine.cell.Peephole;
import afterimage.engine.cell.Unrolling;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * Which model.
 *
 * @param cell fully connected or convolutional
 * @param task which decoders
 * @param layers of the encoder, from the frames upwards; each decoder has the same
 * @param patch ConvLSTM: frames are cut into patch x patch squares that become channels; FC-LSTM: 1
 * @param peephole how gates see the memory
 * @param decoderInput what a conditional decoder gets at each step
 * @param reverseTarget whether the reconstruction is decoded last frame first
 * @param output which decoder layers the frame is made from
 * @param conditional which decoders get the decoder input; null for all
 * @param sampling SCHEDULED: how the share of true frames falls; null for {@link Sampling#usual}
 * @param start how weights are filled before training; null for {@link InitialWeights#usual}
 * @param dropout share of the hidden units that a training step drops between layers and before the output (Zaremba et
 *     al. 2014), in [0, 1); null for 0
 */
public record ModelSpec(
        CellKind cell,
        Task task,
        List<Layer> layers,
        int patch,
        Peephole peephole,
        DecoderInput decoderInput,
        boolean reverseTarget,
        OutputFrom output,
        Conditional conditional,
        Sampling sampling,
        InitialWeights start,
        Double dropout) {
    /** Elements of one clip's state: smaller ones gain less by fewer multiplications than more operations cost. */
    private static final long SMALLEST_TILED_STATE = 16384;

    public enum CellKind {
        FC_LSTM,
        CONV_LSTM
    }

    /**
     * What a decoder gets besides the encoder's state. All but the first have the same weights, get black at their first
     * step, and outside training steps get what they generated: no true frame reaches a held-out look or a prediction.
     */
    public enum DecoderInput {
        /** Nothing: its first layer has only state-to-state weights. */
        NONE,
        /** The last frame it generated; black at its first step. */
        OWN_OUTPUT,
        /** In training the true frame in its place (teacher forcing), in the order decoded. */
        TRUTH,
        /** In training now the one, now the other, by chance for each step and clip (Bengio et al. 2015). */
        SCHEDULED
    }

    /** Which decoders get the decoder input; the others get nothing. */
    public enum Conditional {
        ALL,
        RECONSTRUCTION,
        PREDICTION
    }

    public enum OutputFrom {
        /** The states of all decoder layers side by side (Shi et al. 2015). */
        ALL_LAYERS,
        TOP_LAYER
    }

    /**
     * @param units LSTM units, or ConvLSTM channels
     * @param inputKernel ConvLSTM: height and width of the input-to-state kernel; FC-LSTM: 1
     * @param stateKernel the same for state-to-state
     */
    public record Layer(int units, int inputKernel, int stateKernel) {
        public Layer {
            BadInput.unless(units >= 1 && units <= 8192, "A layer has 1 to 8192 units, not %d.", units);
            requireKernel("input", inputKernel);
            requireKernel("state", stateKernel);
        }

        private static void requireKernel(String which, int kernel) {
            BadInput.unless(
                    kernel >= 1 && kernel <= 15 && kernel % 2 == 1,
                    "The %s kernel must be an odd number from 1 to 15, not %d.",
                    which,
                    kernel);
        }
    }

    private static final int MAX_LAYERS = 8;

    public ModelSpec {
        BadInput.unless(cell != null, "The cell must be FC_LSTM or CONV_LSTM.");
        BadInput.unless(task != null, "The task must be AUTOENCODER, PREDICTOR or COMPOSITE.");
        BadInput.unless(
                layers != null && !layers.isEmpty() && layers.size() <= MAX_LAYERS, "A model has 1 to 8 layers.");
        BadInput.unless(layers.stream().noneMatch(Objects::isNull), "A layer needs units and kernels.");
        BadInput.unless(
                patch == 1 || patch == 2 || patch == 4 || patch == 8, "The patch must be 1, 2, 4 or 8, not %d.", patch);
        BadInput.unless(peephole != null, "The peephole must be NONE, CHANNEL or PIXEL.");
        BadInput.unless(decoderInput != null, "The decoder input must be NONE, OWN_OUTPUT, TRUTH or SCHEDULED.");
        BadInput.unless(output != null, "The output must come from ALL_LAYERS or the TOP_LAYER.");
        if (cell == CellKind.FC_LSTM) {
            BadInput.unless(patch == 1, "An FC-LSTM sees whole frames: its patch must be 1, not %d.", patch);
            BadInput.unless(peephole != Peephole.PIXEL, "Peepholes by PIXEL need a ConvLSTM; use CHANNEL.");
            for (Layer layer : layers) {
                BadInput.unless(
                        layer.inputKernel == 1 && layer.stateKernel == 1, "An FC-LSTM has no kernels: set them to 1.");
            }
        }
        layers = List.copyOf(layers);
        conditional = conditional == null ? Conditional.ALL : conditional;
        sampling = sampling == null ? Sampling.usual() : sampling;
        start = start == null ? InitialWeights.usual() : start;
        dropout = dropout == null ? 0 : dropout;
        BadInput.unless(dropout >= 0 && dropout.floatValue() < 1, "The dropout must be in [0, 1), not %s.", dropout);
    }

    /** All decoders conditional, usual first weights, no dropout. */
    public ModelSpec(
            CellKind cell,
            Task task,
            List<Layer> layers,
            int patch,
            Peephole peephole,
            DecoderInput decoderInput,
            boolean reverseTarget,
            OutputFrom output) {
        this(cell, task, layers, patch, peephole, decoderInput, reverseTarget, output, null, null, null, null);
    }

    public ModelSpec withLayers(List<Layer> other) {
        return new ModelSpec(
                cell,
                task,
                other,
                patch,
                peephole,
                decoderInput,
                reverseTarget,
                output,
                conditional,
                sampling,
                start,
                dropout);
    }

    /** The same model whose conditional decoders get something else. */
    public ModelSpec withDecoderInput(DecoderInput other) {
        return new ModelSpec(
                cell,
                task,
                layers,
                patch,
                peephole,
                other,
                reverseTarget,
                output,
                conditional,
                sampling,
                start,
                dropout);
    }

    /** ConvLSTM layers of the same kernels. */
    public static List<Layer> convLayers(int inputKernel, int stateKernel, int... channels) {
        return java.util.Arrays.stream(channels)
                .mapToObj(c -> new Layer(c, inputKernel, stateKernel))
                .toList();
    }

    /** {@code count} FC-LSTM layers of {@code units}. */
    public static List<Layer> fcLayers(int units, int count) {
        return Collections.nCopies(count, new Layer(units, 1, 1));
    }

    @JsonIgnore
    public boolean isConvolutional() {
        return cell == CellKind.CONV_LSTM;
    }

    /** What the decoder of {@code branch} gets. */
    public DecoderInput inputOf(Branch branch) {
        return conditional == Conditional.ALL || conditional.name().equals(branch.name())
                ? decoderInput
                : DecoderInput.NONE;
    }

    /** Features (or channels) of one frame as the first layer takes it. */
    public int frameFeatures(int size) {
        return isConvolutional() ? patch * patch : size * size;
    }

    /** Whether {@link Unrolling#TILED} can build it: weights by position and dropout's masks know one order of axes only. */
    boolean canBeTiled(int size) {
        int rows = stateRows(size);
        return isConvolutional()
                && peephole != Peephole.PIXEL
                && dropout == 0
                && layers.stream()
                        .allMatch(layer -> Unrolling.canTile(layer.inputKernel(), rows)
                                && Unrolling.canTile(layer.stateKernel(), rows));
    }

    /** Whether it can be tiled and all its states are so large that this pays on a CPU. */
    boolean isBestTiled(int size) {
        int positions = stateRows(size) * stateRows(size);
        return canBeTiled(size) && layers.stream().allMatch(layer -> positions * layer.units() >= SMALLEST_TILED_STATE);
    }

    /** Height and width of a layer's state; 1 for FC-LSTM. */
    public int stateRows(int size) {
        return isConvolutional() ? size / patch : 1;
    }

    /** Features that the output layer sees. */
    @JsonIgnore
    public int outputFeatures() {
        return output == OutputFrom.TOP_LAYER
                ? layers.get(layers.size() - 1).units
                : layers.stream().mapToInt(Layer::units).sum();
    }
}
