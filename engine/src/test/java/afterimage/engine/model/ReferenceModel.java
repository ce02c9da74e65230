package afterimage.engine.model;

import afterimage.engine.clip.NpyArray;
import afterimage.engine.sequence.Batch;
import afterimage.engine.sequence.SequenceSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The forward pass of any {@link ModelSpec} in plain double-precision arrays, written from the papers and the weight
 * file's description. A fully connected layer is a convolutional one that sees the frame as a single patch.
 */
public final class ReferenceModel {
    private final ModelSpec spec;
    private final SequenceSpec clips;
    private final int rows;
    private final int patch;
    private final ReferenceTraining training;
    private final Map<String, double[]> tensors = new TreeMap<>();

    /** Outside training. */
    public ReferenceModel(ModelSpec spec, SequenceSpec clips, Map<String, NpyArray> weights) {
        this(spec, clips, weights, ReferenceTraining.NONE);
    }

    public ReferenceModel(
            ModelSpec spec, SequenceSpec clips, Map<String, NpyArray> weights, ReferenceTraining training) {
        this.spec = spec;
        this.training = training;
        this.clips = clips;
        this.rows = spec.cell() == ModelSpec.CellKind.FC_LSTM ? 1 : clips.size() / spec.patch();
        this.patch = clips.size() / rows;
        weights.forEach((name, array) -> tensors.put(name, doubles(array.values())));
    }

    /** A tensor's elements, row-major; what is written to them counts in the next pass. */
    public double[] tensor(String name) {
        return tensors.get(name);
    }

    /** After the sigmoid: for each clip [time, height, width], in the order of the clip. */
    public Map<Branch, List<double[]>> frames(Batch batch) {
        Map<Branch, List<double[]>> frames = logits(batch);
        frames.values()
                .forEach(ofClips ->
                        ofClips.forEach(clip -> Arrays.setAll(clip, pixel -> ReferenceCell.sigmoid(clip[pixel]))));
        return frames;
    }

    /** Before the sigmoid: for each clip [time, height, width], in the order of the clip. */
    public Map<Branch, List<double[]>> logits(Batch batch) {
        Map<Branch, List<double[]>> logits = new EnumMap<>(Branch.class);
        for (Branch branch : spec.task().branches()) {
            logits.put(branch, new ArrayList<>());
        }
        for (int clip = 0; clip < batch.size(); clip++) {
            List<ReferenceCell.State> code = encode(batch, clip);
            for (Branch branch : spec.task().branches()) {
                logits.get(branch).add(inOrderOfTheClip(branch, decode(branch, code, batch, clip)));
            }
        }
        return logits;
    }

    private List<ReferenceCell.State> encode(Batch batch, int clip) {
        List<ReferenceCell> encoder = stack("encoder", true);
        List<ReferenceCell.State> states = new ArrayList<>();
        encoder.forEach(cell -> states.add(cell.start()));
        for (int t = 0; t < clips.inputFrames(); t++) {
            int step = t;
            advance(
                    encoder,
                    states,
                    frame(batch.input(), t, batch.size(), clip),
                    (l, hidden) -> training.dropped("encoder", l, step, clip, batch.size(), hidden));
        }
        return states;
    }

    /** As patches. */
    private double[] frame(float[] frames, int t, int batch, int clip) {
        int pixels = clips.size() * clips.size();
        int from = (t * batch + clip) * pixels;
        return toPatches(doubles(Arrays.copyOfRange(frames, from, from + pixels)));
    }

    /** Logits as patches, in the order decoded. */
    private List<double[]> decode(Branch branch, List<ReferenceCell.State> code, Batch batch, int clip) {
        boolean conditional = isConditional(spec, branch);
        List<ReferenceCell> decoder = stack(branch.id(), conditional);
        List<ReferenceCell.State> states = new ArrayList<>(code);
        List<double[]> made = new ArrayList<>();
        int steps = branch == Branch.RECONSTRUCTION ? clips.inputFrames() : clips.futureFrames();
        for (int t = 0; t < steps; t++) {
            int step = t;
            double[] input = null;
            if (conditional && t > 0) {
                double truth = training.truth(branch, t - 1, clip, batch.size());
                input = mixed(truth, truth(branch, t - 1, steps, batch, clip), made.get(t - 1));
            }
            List<double[]> seen = advance(
                    decoder,
                    states,
                    input,
                    (l, hidden) -> training.dropped(branch.id(), l, step, clip, batch.size(), hidden));
            made.add(output(branch, seen));
        }
        return made;
    }

    /** Whether the decoder's first layer has an input. */
    static boolean isConditional(ModelSpec spec, Branch branch) {
        boolean chosen = switch (spec.conditional()) {
            case ALL -> true;
            case RECONSTRUCTION -> branch == Branch.RECONSTRUCTION;
            case PREDICTION -> branch == Branch.PREDICTION;
        };
        return chosen && spec.decoderInput() != ModelSpec.DecoderInput.NONE;
    }

    /** The true frame of a step in the order decoded. */
    private double[] truth(Branch branch, int step, int steps, Batch batch, int clip) {
        boolean reconstruction = branch == Branch.RECONSTRUCTION;
        int t = reconstruction && spec.reverseTarget() ? steps - 1 - step : step;
        return frame(reconstruction ? batch.input() : batch.future(), t, batch.size(), clip);
    }

    private static double[] mixed(double share, double[] truth, double[] logits) {
        double[] mixed = new double[truth.length];
        Arrays.setAll(mixed, i -> share * truth[i] + (1 - share) * ReferenceCell.sigmoid(logits[i]));
        return mixed;
    }

    private interface Upwards {
        double[] seen(int layer, double[] hidden);
    }

    /** @return each layer's hidden state as what is above sees it */
    private static List<double[]> advance(
            List<ReferenceCell> stack, List<ReferenceCell.State> states, double[] input, Upwards upwards) {
        List<double[]> seen = new ArrayList<>();
        double[] below = input;
        for (int l = 0; l < stack.size(); l++) {
            states.set(l, stack.get(l).step(below, states.get(l)));
            below = upwards.seen(l, states.get(l).hidden());
            seen.add(below);
        }
        return seen;
    }

    private double[] output(Branch branch, List<double[]> layers) {
        List<double[]> seen = spec.output() == ModelSpec.OutputFrom.TOP_LAYER
                ? layers.subList(layers.size() - 1, layers.size())
                : layers;
        double[] bias = tensor(branch.id() + "/output/bias");
        double[] logits = new double[rows * rows * bias.length];
        Arrays.setAll(logits, at -> bias[at % bias.length]);
        double[] all = sideBySide(seen);
        int features = all.length / (rows * rows);
        new ReferenceConvolution(rows, 1, features, bias.length, tensor(branch.id() + "/output/weight"))
                .addTo(logits, all);
        return logits;
    }

    /** The hidden states as one [rows, rows, sum of channels], the lowest layer's channels first. */
    private double[] sideBySide(List<double[]> layers) {
        int positions = rows * rows;
        int features =
                layers.stream().mapToInt(hidden -> hidden.length / positions).sum();
        double[] all = new double[positions * features];
        int to = 0;
        for (int position = 0; position < positions; position++) {
            for (double[] hidden : layers) {
                int channels = hidden.length / positions;
                System.arraycopy(hidden, position * channels, all, to, channels);
                to += channels;
            }
        }
        return all;
    }

    private List<ReferenceCell> stack(String name, boolean withInput) {
        List<ReferenceCell> cells = new ArrayList<>();
        int below = patch * patch;
        for (int l = 0; l < spec.layers().size(); l++) {
            ModelSpec.Layer layer = spec.layers().get(l);
            String prefix = name + "/" + l + "/";
            int units = layer.units();
            ReferenceConvolution inputToState = l == 0 && !withInput
                    ? null
                    : new ReferenceConvolution(
                            rows, layer.inputKernel(), below, 4 * units, tensor(prefix + "input_to_state"));
            ReferenceConvolution stateToState = new ReferenceConvolution(
                    rows, layer.stateKernel(), units, 4 * units, tensor(prefix + "state_to_state"));
            cells.add(new ReferenceCell(
                    units, inputToState, stateToState, tensor(prefix + "bias"), tensor(prefix + "peephole")));
            below = units;
        }
        return cells;
    }

    private double[] inOrderOfTheClip(Branch branch, List<double[]> decoded) {
        List<double[]> ordered = new ArrayList<>(decoded);
        if (branch == Branch.RECONSTRUCTION && spec.reverseTarget()) {
            Collections.reverse(ordered);
        }
        return ordered.stream()
                .flatMapToDouble(patches -> Arrays.stream(fromPatches(patches)))
                .toArray();
    }

    private double[] toPatches(double[] frame) {
        double[] patches = new double[frame.length];
        for (int pixel = 0; pixel < frame.length; pixel++) {
            patches[patchIndex(pixel)] = frame[pixel];
        }
        return patches;
    }

    private double[] fromPatches(double[] patches) {
        double[] frame = new double[patches.length];
        for (int pixel = 0; pixel < frame.length; pixel++) {
            frame[pixel] = patches[patchIndex(pixel)];
        }
        return frame;
    }

    private int patchIndex(int pixel) {
        int y = pixel / clips.size();
        int x = pixel % clips.size();
        int channel = (y % patch) * patch + x % patch;
        return ((y / patch) * rows + x / patch) * patch * patch + channel;
    }

    private static double[] doubles(float[] values) {
        double[] copy = new double[values.length];
        Arrays.setAll(copy, i -> values[i]);
        return copy;
    }
}
