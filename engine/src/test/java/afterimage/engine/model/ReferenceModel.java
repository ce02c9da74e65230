package afterimage.engine.model;

import afterimage.engine.cell.OutputGate;
import afterimage.engine.cell.Resolution;
import afterimage.engine.file.NpyArray;
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
    private final ReferenceMovers movers;

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
        this.movers = spec.movers().any() ? movers() : null;
    }

    private ReferenceMovers movers() {
        int units = spec.movers().units();
        ReferenceCell lstm = cell(
                "movers/0/",
                units,
                new ReferenceConvolution(
                        1, 1, ReferenceMovers.inputs(clips.size()), 4 * units, tensor("movers/0/input_to_state")),
                new ReferenceConvolution(1, 1, units, 4 * units, tensor("movers/0/state_to_state")));
        return new ReferenceMovers(spec, clips.size(), lstm, this::tensor);
    }

    /** A tensor's elements, row-major; what is written to them counts in the next pass. */
    public double[] tensor(String name) {
        return tensors.get(name);
    }

    public boolean hasMovers() {
        return movers != null;
    }

    public boolean writesAhead() {
        return spec.reading().ahead() && clips.inputFrames() > 1;
    }

    /** For each clip [time, height, width], in the order of the clip. */
    public Map<Branch, List<double[]>> frames(Batch batch) {
        Map<Branch, List<double[]>> frames = new EnumMap<>(Branch.class);
        for (Branch branch : spec.task().branches()) {
            frames.put(branch, new ArrayList<>());
        }
        for (int clip = 0; clip < batch.size(); clip++) {
            Going read = read(batch, clip, new ArrayList<>());
            for (Branch branch : spec.task().branches()) {
                frames.get(branch).add(inOrderOfTheClip(branch, decode(branch, read.copy(), batch, clip)));
            }
        }
        return frames;
    }

    /** The frames after the first input frame, as they are written while the input is read: for each clip. */
    public List<double[]> ahead(Batch batch) {
        List<double[]> all = new ArrayList<>();
        for (int clip = 0; clip < batch.size(); clip++) {
            List<double[]> ahead = new ArrayList<>();
            read(batch, clip, ahead);
            all.add(ahead.subList(0, clips.inputFrames() - 1).stream()
                    .flatMapToDouble(patches -> Arrays.stream(fromPatches(patches)))
                    .toArray());
        }
        return all;
    }

    /** What goes on from step to step. */
    private record Going(List<ReferenceCell.State> layers, ReferenceMovers.State carried) {
        Going copy() {
            return new Going(new ArrayList<>(layers), carried == null ? null : carried.copy());
        }
    }

    private boolean tied() {
        return spec.task() == Task.NEXT_FRAME;
    }

    private Going read(Batch batch, int clip, List<double[]> ahead) {
        List<ReferenceCell> encoder = stack("encoder", "encoder", true);
        List<ReferenceCell.State> states = new ArrayList<>();
        encoder.forEach(cell -> states.add(cell.start()));
        Going going = new Going(states, movers == null ? null : movers.start());
        int steps = tied() ? clips.inputFrames() - 1 : clips.inputFrames();
        for (int t = 0; t < steps; t++) {
            double[] frame = frame(batch.input(), t, batch.size(), clip);
            if (t > 0) {
                frame = mixed(training.reading(t - 1, clip, batch.size()), frame, ahead.get(t - 1));
            }
            boolean last = !tied() && t == steps - 1;
            boolean writes = (tied() || spec.reading().ahead()) && !last;
            ahead.add(step(
                    "encoder", "encoder", encoder, going, frame, last ? Kind.LAST : Kind.READ, writes, t, batch, clip));
        }
        return going;
    }

    private enum Kind {
        READ,
        LAST,
        GO_ON
    }

    /** @return the frame written as patches, or null */
    private double[] step(
            String weights,
            String stack,
            List<ReferenceCell> cells,
            Going going,
            double[] frame,
            Kind kind,
            boolean writes,
            int t,
            Batch batch,
            int clip) {
        double[] input = frame;
        if (movers != null && !(stack.equals("reconstruction"))) {
            input = seen(weights, going.carried, frame);
        }
        List<double[]> hidden = advance(
                spec.decodesDownwards() && !stack.equals("encoder"),
                cells,
                going.layers,
                input,
                (l, own) -> training.dropped(stack, l, t, clip, batch.size(), own));
        double[] features = features(hidden);
        double[] drawn = writes ? sigmoids(product(weights + "/output", features)) : null;
        if (movers == null || stack.equals("reconstruction")) {
            return drawn;
        }
        double[] told = product(weights + "/told", features);
        boolean isNew = kind != Kind.GO_ON && weights.equals("encoder");
        boolean hasMask = weights.equals("encoder") ? tied() || spec.reading().ahead() : true;
        movers.step(
                going.carried,
                isNew ? fromPatches(frame) : null,
                told,
                hasMask,
                kind == Kind.LAST,
                stack + " " + t + " " + clip);
        return writes ? together(going.carried, movers.mask(told), drawn) : null;
    }

    /** The features of a frame and of what the movers carry. */
    private double[] seen(String stack, ReferenceMovers.State carried, double[] frame) {
        int count = spec.movers().count();
        int pixels = patch * patch;
        double[] all = new double[rows * rows * (1 + count) * pixels];
        for (int image = 0; image <= count; image++) {
            double[] patches = image == 0
                    ? (frame == null ? new double[clips.size() * clips.size()] : frame)
                    : toPatches(carried.picture(image - 1));
            for (int i = 0; i < patches.length; i++) {
                all[(i / pixels * (1 + count) + image) * pixels + i % pixels] = patches[i];
            }
        }
        return product(stack + "/seen", all);
    }

    private double[] together(ReferenceMovers.State carried, double[] mask, double[] drawnPatches) {
        double[] drawn = fromPatches(drawnPatches);
        double[] frame = new double[drawn.length];
        for (int at = 0; at < frame.length; at++) {
            double brightest = carried.picture(0)[at];
            for (int m = 1; m < spec.movers().count(); m++) {
                brightest = Math.max(brightest, carried.picture(m)[at]);
            }
            frame[at] = Math.max(0, Math.min(1, brightest + mask[at] * (drawn[at] - brightest)));
        }
        return toPatches(frame);
    }

    /** A weight and a bias at each position. */
    private double[] product(String name, double[] features) {
        double[] bias = tensor(name + "/bias");
        double[] out = new double[rows * rows * bias.length];
        Arrays.setAll(out, at -> bias[at % bias.length]);
        new ReferenceConvolution(rows, 1, features.length / (rows * rows), bias.length, tensor(name + "/weight"))
                .addTo(out, features);
        return out;
    }

    private static double[] sigmoids(double[] logits) {
        return Arrays.stream(logits).map(ReferenceCell::sigmoid).toArray();
    }

    /** As patches. */
    private double[] frame(float[] frames, int t, int batch, int clip) {
        int pixels = clips.size() * clips.size();
        int from = (t * batch + clip) * pixels;
        return toPatches(doubles(Arrays.copyOfRange(frames, from, from + pixels)));
    }

    /** Frames as patches, in the order decoded. */
    private List<double[]> decode(Branch branch, Going going, Batch batch, int clip) {
        boolean conditional = isConditional(spec, branch);
        String weights = tied() ? "encoder" : branch.id();
        List<ReferenceCell> decoder = stack(weights, branch.id(), conditional);
        List<double[]> made = new ArrayList<>();
        int steps = branch == Branch.RECONSTRUCTION ? clips.inputFrames() : clips.futureFrames();
        for (int t = 0; t < steps; t++) {
            double[] input = null;
            boolean goesOn = tied()
                    || spec.firstInput() == ModelSpec.FirstInput.LAST_FRAME
                            && !(branch == Branch.RECONSTRUCTION && spec.reverseTarget());
            if (conditional && t > 0) {
                double truth = training.truth(branch, t - 1, clip, batch.size());
                input = mixed(truth, truth(branch, t - 1, steps, batch, clip), made.get(t - 1));
            } else if (conditional && goesOn) {
                input = frame(batch.input(), clips.inputFrames() - 1, batch.size(), clip);
            }
            Kind kind = t == 0 && input != null ? Kind.READ : Kind.GO_ON;
            made.add(step(weights, branch.id(), decoder, going, input, kind, true, t, batch, clip));
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

    private static double[] mixed(double share, double[] truth, double[] own) {
        if (share == 1) {
            return truth;
        }
        double[] mixed = new double[truth.length];
        Arrays.setAll(mixed, i -> share * truth[i] + (1 - share) * own[i]);
        return mixed;
    }

    private interface Upwards {
        double[] seen(int layer, double[] hidden);
    }

    /** @return each layer's hidden state as what is above sees it, by layer number */
    private static List<double[]> advance(
            boolean down,
            List<ReferenceCell> stack,
            List<ReferenceCell.State> states,
            double[] input,
            Upwards upwards) {
        double[][] seen = new double[stack.size()][];
        double[] below = input;
        for (int i = 0; i < stack.size(); i++) {
            int l = down ? stack.size() - 1 - i : i;
            states.set(l, stack.get(l).step(below, states.get(l)));
            below = upwards.seen(l, states.get(l).hidden());
            seen[l] = below;
        }
        return Arrays.asList(seen);
    }

    /** What output layers see: the states as large as a frame in patches. */
    private double[] features(List<double[]> layers) {
        List<double[]> seen = new ArrayList<>();
        for (int l = 0; l < layers.size(); l++) {
            boolean isTop = l == (spec.decodesDownwards() ? 0 : layers.size() - 1);
            boolean fits =
                    layers.get(l).length == rows * rows * spec.layers().get(l).units();
            if (spec.output() == ModelSpec.OutputFrom.TOP_LAYER ? isTop : fits) {
                seen.add(layers.get(l));
            }
        }
        return sideBySide(seen);
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

    private List<ReferenceCell> stack(String weights, String stack, boolean withInput) {
        ReferenceCell[] cells = new ReferenceCell[spec.layers().size()];
        boolean down = spec.decodesDownwards() && !stack.equals("encoder");
        boolean moving = movers != null && !stack.equals("reconstruction");
        int below = moving ? spec.movers().features() : patch * patch;
        int belowRows = rows;
        for (int i = 0; i < cells.length; i++) {
            int l = down ? cells.length - 1 - i : i;
            ModelSpec.Layer layer = spec.layers().get(l);
            String prefix = weights + "/" + l + "/";
            int units = layer.units();
            int own = ReferenceWeights.rows(spec, rows, l);
            Resolution resolution = i == 0 || own == belowRows
                    ? Resolution.SAME
                    : own > belowRows ? Resolution.DOUBLE : Resolution.HALF;
            ReferenceConvolution inputToState = i == 0 && !withInput
                    ? null
                    : new ReferenceConvolution(
                            belowRows,
                            resolution,
                            layer.inputKernel(),
                            below,
                            4 * units,
                            tensor(prefix + "input_to_state"));
            ReferenceConvolution stateToState = new ReferenceConvolution(
                    own, layer.stateKernel(), units, 4 * units, tensor(prefix + "state_to_state"));
            cells[l] = cell(prefix, units, inputToState, stateToState);
            below = units;
            belowRows = own;
        }
        return Arrays.asList(cells);
    }

    private ReferenceCell cell(
            String prefix, int units, ReferenceConvolution inputToState, ReferenceConvolution stateToState) {
        return new ReferenceCell(
                units,
                inputToState,
                stateToState,
                tensor(prefix + "bias"),
                tensor(prefix + "peephole"),
                spec.outputGate() == OutputGate.OLD_MEMORY);
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
