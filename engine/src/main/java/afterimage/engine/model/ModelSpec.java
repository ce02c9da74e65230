package afterimage.engine.model;

import afterimage.engine.BadInput;
import afterimage.engine.Range;
import afterimage.engine.Settings;
import afterimage.engine.cell.InitialWeights;
import afterimage.engine.cell.OutputGate;
import afterimage.engine.cell.Peephole;
import afterimage.engine.cell.Resolution;
import afterimage.engine.cell.Sight;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Which model.
 *
 * @param layers of the encoder, from the frames upwards; each decoder has the same
 * @param patch ConvLSTM: frames are cut into patch x patch squares that become channels; FC-LSTM: 1
 * @param decoderInput what a conditional decoder gets at each step
 * @param reverseTarget whether the reconstruction is decoded last frame first
 * @param output which decoder layers the frame is made from
 * @param conditional which decoders get the decoder input; null for all
 * @param sampling SCHEDULED: how the share of true frames falls; null for {@link Sampling#usual}
 * @param start how weights are filled before training; null for {@link InitialWeights#usual}
 * @param dropout share of the hidden units that a training step drops between layers and before the output (Zaremba et
 *     al. 2014), in [0, 1); null for 0
 * @param firstInput what a conditional decoder gets at its first step; null for BLACK. The next-frame predictor always
 *     goes on from the last true frame
 * @param reading what is made of the input frames while they are read; null for {@link Reading#NOTHING}
 * @param outputGate which memory the output gate sees; null for NEW_MEMORY
 * @param movers what carries pictures along instead of drawing them anew; null for {@link MoverSpec#NONE}
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
        Double dropout,
        FirstInput firstInput,
        Reading reading,
        OutputGate outputGate,
        MoverSpec movers)
        implements Settings<ModelSpec> {
    public static final Range DROPOUT = Range.of(0, 1).below();
    public static final Range LAYERS = Range.whole(1, 8);

    /** What states are: vectors of units, or maps of channels whose weights are kernels (Shi et al. 2015). */
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

    /** Whose hidden states the output layer makes frames of. */
    public enum OutputFrom {
        /** The states of all decoder layers of the patches' resolution side by side (Shi et al. 2015). */
        ALL_LAYERS,
        TOP_LAYER
    }

    /** What a conditional decoder gets at its first step, when it has not generated anything yet. */
    public enum FirstInput {
        BLACK,
        /** The frame that the encoder saw last; for a reconstruction last frame first it gets black all the same. */
        LAST_FRAME
    }

    /**
     * @param ahead whether the reader also writes each next input frame, with a loss of its own; {@code own} in
     *     training the falling share of these that is read in place of true ones (Wang et al. 2022); null for true
     *     frames only
     */
    public record Reading(Boolean ahead, Sampling own) {
        public static final Reading NOTHING = new Reading(null, null);

        public Reading {
            ahead = ahead != null && ahead;
            BadInput.unless(
                    own == null || ahead, "Reading its own frames needs frames written ahead: set reading.ahead.");
        }
    }

    /** Units, or ConvLSTM channels, heights and widths of kernels, 1 for FC-LSTM, resolution beside the layer below. */
    public record Layer(int units, int inputKernel, int stateKernel, Resolution resolution) {
        public static final Range UNITS = Range.whole(1, 8192);
        /** Odd ones. */
        public static final Range KERNEL = Range.whole(1, 15);

        public Layer {
            UNITS.require(units, "A layer has %s units, not %s.");
            requireKernel("input", inputKernel);
            requireKernel("state", stateKernel);
            resolution = resolution == null ? Resolution.SAME : resolution;
        }

        public Layer(int units, int inputKernel, int stateKernel) {
            this(units, inputKernel, stateKernel, null);
        }

        private static void requireKernel(String which, int kernel) {
            BadInput.unless(
                    KERNEL.holds(kernel) && kernel % 2 == 1,
                    "The %s kernel must be an odd number, %s, not %d.",
                    which,
                    KERNEL,
                    kernel);
        }
    }

    public ModelSpec {
        BadInput.unless(cell != null, "The cell must be FC_LSTM or CONV_LSTM.");
        BadInput.unless(task != null, "The task must be AUTOENCODER, PREDICTOR, COMPOSITE or NEXT_FRAME.");
        LAYERS.require(layers == null ? 0 : layers.size(), "A model has %s layers, not %s.");
        BadInput.unless(layers.stream().noneMatch(Objects::isNull), "A layer needs units and kernels.");
        BadInput.unless(
                patch == 1 || patch == 2 || patch == 4 || patch == 8, "The patch must be 1, 2, 4 or 8, not %d.", patch);
        BadInput.unless(peephole != null, "The peephole must be NONE, CHANNEL or PIXEL.");
        BadInput.unless(decoderInput != null, "The decoder input must be NONE, OWN_OUTPUT, TRUTH or SCHEDULED.");
        BadInput.unless(output != null, "The output must come from ALL_LAYERS or the TOP_LAYER.");
        if (cell == CellKind.FC_LSTM) {
            BadInput.unless(patch == 1, "An FC-LSTM sees whole frames: its patch must be 1, not %d.", patch);
            BadInput.unless(peephole != Peephole.PIXEL, "Peepholes by PIXEL need a ConvLSTM; use CHANNEL.");
            BadInput.unless(
                    layers.stream().allMatch(layer -> layer.inputKernel == 1 && layer.stateKernel == 1),
                    "An FC-LSTM has no kernels: set them to 1.");
        }
        layers = List.copyOf(layers);
        conditional = conditional == null ? Conditional.ALL : conditional;
        sampling = sampling == null ? Sampling.usual() : sampling;
        start = start == null ? InitialWeights.usual() : start;
        dropout = dropout == null ? 0 : dropout;
        // Graphs have it as a float, which may be 1 where a double is still below.
        DROPOUT.require(dropout.floatValue(), "The dropout must be %s, not %s.");
        firstInput = firstInput == null ? FirstInput.BLACK : firstInput;
        reading = reading == null ? Reading.NOTHING : reading;
        outputGate = outputGate == null ? OutputGate.NEW_MEMORY : outputGate;
        movers = movers == null ? MoverSpec.NONE : movers;
        if (task == Task.NEXT_FRAME) {
            BadInput.unless(
                    decoderInput != DecoderInput.NONE && conditional != Conditional.RECONSTRUCTION,
                    "A next-frame predictor reads what it wrote: set model.decoderInput to OWN_OUTPUT, TRUTH or"
                            + " SCHEDULED.");
        }
        if (movers.any()) {
            BadInput.unless(
                    task.branches().contains(Branch.PREDICTION)
                            && inputOf(decoderInput, conditional, Branch.PREDICTION) != DecoderInput.NONE,
                    "Movers move what a prediction was fed last: set model.decoderInput to OWN_OUTPUT, TRUTH or"
                            + " SCHEDULED.");
            BadInput.unless(dropout == 0, "A model with movers takes no dropout.");
        }
        if (layers.stream().anyMatch(layer -> layer.resolution != Resolution.SAME)) {
            BadInput.unless(cell == CellKind.CONV_LSTM, "An FC-LSTM has no resolution: set it to SAME.");
            BadInput.unless(!movers.any(), "A model with movers has layers of one resolution.");
            BadInput.unless(
                    layers.get(0).resolution == Resolution.SAME,
                    "The first layer has the resolution of the patches: set it to SAME, or make the patch larger.");
            int shrunk = 1;
            for (Layer layer : layers) {
                shrunk = layer.resolution.inverse().rows(shrunk);
                BadInput.unless(shrunk >= 1, "No layer can be finer than the patches of a frame.");
            }
            BadInput.unless(
                    task != Task.NEXT_FRAME || output == OutputFrom.ALL_LAYERS || shrunk == 1,
                    "The top layer writes the frame, so it must have the resolution of the patches again.");
            BadInput.unless(
                    task == Task.NEXT_FRAME || decoderInput == DecoderInput.NONE,
                    "A decoder of several resolutions begins with the coarsest and takes no frames: set"
                            + " model.decoderInput to NONE.");
        }
    }

    @JsonIgnore
    public boolean isConvolutional() {
        return cell == CellKind.CONV_LSTM;
    }

    public DecoderInput inputOf(Branch branch) {
        return inputOf(decoderInput, conditional, branch);
    }

    private static DecoderInput inputOf(DecoderInput input, Conditional conditional, Branch branch) {
        return conditional == Conditional.ALL || conditional.name().equals(branch.name()) ? input : DecoderInput.NONE;
    }

    public boolean beginsWithLastFrame(Branch branch) {
        return inputOf(branch) != DecoderInput.NONE
                && (task == Task.NEXT_FRAME
                        || firstInput == FirstInput.LAST_FRAME && !(branch == Branch.RECONSTRUCTION && reverseTarget));
    }

    /** Whether one stack of cells reads and writes: the decoder's weights are the encoder's. */
    @JsonIgnore
    public boolean isTied() {
        return task == Task.NEXT_FRAME;
    }

    /** Whether the decoders run from the top layer down, as its states are of other resolutions than the frames. */
    public boolean decodesDownwards() {
        return !isTied() && layers.stream().anyMatch(layer -> layer.resolution != Resolution.SAME);
    }

    Sight sight() {
        return new Sight(peephole, outputGate);
    }

    /** Features (or channels) of one frame as the first layer takes it. */
    public int frameFeatures(int size) {
        return isConvolutional() ? patch * patch : size * size;
    }

    /** Height and width of a frame in patches; 1 for FC-LSTM. */
    public int stateRows(int size) {
        return isConvolutional() ? size / patch : 1;
    }

    /** Height and width of a layer's state; 1 for FC-LSTM. */
    public int stateRows(int size, int layer) {
        int rows = stateRows(size);
        for (Layer each : layers.subList(0, layer + 1)) {
            rows = each.resolution.rows(rows);
        }
        return rows;
    }

    /** Whether every layer that is half as fine as the one below it finds an even number of rows there. */
    public boolean canHalve(int size) {
        return IntStream.range(1, layers.size())
                .allMatch(l -> layers.get(l).resolution != Resolution.HALF || stateRows(size, l - 1) % 2 == 0);
    }

    /** The layers, counted from 0, whose states the output layer sees. */
    public List<Integer> outputLayers() {
        int top = decodesDownwards() ? 0 : layers.size() - 1;
        int any = patch << (int) LAYERS.most();
        return IntStream.range(0, layers.size())
                .filter(l -> output == OutputFrom.TOP_LAYER ? l == top : stateRows(any, l) == stateRows(any))
                .boxed()
                .toList();
    }

    public int outputFeatures() {
        return outputLayers().stream().mapToInt(l -> layers.get(l).units).sum();
    }
}
