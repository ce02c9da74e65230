package afterimage.app.diagram;

import afterimage.engine.model.Branch;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.model.ModelSpec.DecoderInput;
import afterimage.engine.model.ModelSummary;
import afterimage.engine.model.Task;
import afterimage.engine.run.RunSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What there is to say about the parts of a model. */
final class ModelWords {
    private static final String PREFIX = "[batch, ";

    private final RunSpec run;
    private final ModelSpec model;
    private final int size;

    ModelWords(RunSpec run) {
        this.run = run;
        this.model = run.model();
        this.size = run.sequence().size();
    }

    String cell() {
        return model.isConvolutional() ? "ConvLSTM" : "FC-LSTM";
    }

    /** Of the output, as the cell's paper writes it. */
    String letter() {
        return new CellEquations(model, true).h();
    }

    private String memoryLetter() {
        return new CellEquations(model, true).c();
    }

    static Ink ink(Branch branch) {
        return branch == Branch.RECONSTRUCTION ? Ink.RECONSTRUCTION : Ink.PREDICTION;
    }

    /** {@code 16 × 16 × 24}. */
    static String times(List<Integer> sizes) {
        return sizes.stream().map(String::valueOf).collect(Collectors.joining(" × "));
    }

    /** {@code [batch, 16, 16, 24]}. */
    static String shape(List<Integer> sizes) {
        return PREFIX + sizes.stream().map(String::valueOf).collect(Collectors.joining(", ")) + "]";
    }

    /** One frame as the first layer takes it. */
    List<Integer> frame() {
        int rows = model.stateRows(size);
        int features = model.frameFeatures(size);
        return model.isConvolutional() ? List.of(rows, rows, features) : List.of(features);
    }

    /** What the first layer of a stack takes at a step. */
    List<Integer> firstInput(String stack) {
        List<Integer> frame = frame();
        if (!model.movers().any() || stack.equals(Branch.RECONSTRUCTION.id())) {
            return frame;
        }
        List<Integer> seen = new ArrayList<>(frame);
        seen.set(seen.size() - 1, model.movers().features());
        return seen;
    }

    Part input() {
        int frames = run.sequence().inputFrames();
        List<String> shapes = new ArrayList<>();
        shapes.add("clip [batch, " + frames + ", " + size + ", " + size + "]");
        shapes.add((model.isConvolutional() ? "as patches " : "as vector ") + shape(frame()));
        String cut = model.patch() == 1
                ? "Each enters at its own time step."
                : String.format(
                        Locale.ROOT,
                        "Each enters at its own time step, cut into %d × %d patches whose pixels become channels.",
                        model.patch(),
                        model.patch());
        return new Part(
                "input",
                "Input frames",
                Ink.INPUT,
                List.of("x_{1}, …, x_{" + frames + "}"),
                "The " + frames + " frames that the encoder reads. " + cut,
                model.isConvolutional() && model.patch() > 1
                        ? "Patches: Shi et al. 2015, section 4"
                        : "Srivastava et al. 2015, section 2.2",
                shapes,
                0);
    }

    Part layer(ModelSummary.LayerSummary layer, String owner, int index) {
        String state = shape(layer.state());
        boolean down = model.decodesDownwards() && !layer.name().startsWith("encoder");
        String from = !hasInput(layer.name(), index) || index == 0 && !down
                ? ""
                : " It reads the output of the layer " + (down ? "above." : "below.");
        String whose = layer.parameters() == 0 ? " They are the encoder's." : "";
        return new Part(
                layer.name(),
                owner + ", layer " + (index + 1),
                Ink.TEXT,
                new CellEquations(model, hasInput(layer.name(), index)).all(),
                String.format(
                        Locale.ROOT,
                        "%s with %,d %s; the same weights at every time step.%s%s",
                        cell(),
                        layer.units(),
                        model.isConvolutional() ? "channels" : "units",
                        whose,
                        from),
                CellEquations.source(model),
                List.of("output " + letter() + " " + state, "memory " + memoryLetter() + " " + state),
                layer.parameters());
    }

    /** Whether a layer's cell gets anything besides its own state. */
    boolean hasInput(String layerName, int index) {
        if (layerName.startsWith("encoder")) {
            return true;
        }
        if (model.decodesDownwards()) {
            return index < model.layers().size() - 1;
        }
        if (index > 0) {
            return true;
        }
        Branch branch = layerName.startsWith(Branch.RECONSTRUCTION.id()) ? Branch.RECONSTRUCTION : Branch.PREDICTION;
        return model.inputOf(branch) != DecoderInput.NONE;
    }

    Part code(ModelSummary summary) {
        int last = run.sequence().inputFrames();
        List<String> shapes = summary.layers().stream()
                .limit(model.layers().size())
                .map(layer -> "layer " + (Integer.parseInt(layer.name().substring("encoder/".length())) + 1) + ": "
                        + letter() + ", " + memoryLetter() + " " + shape(layer.state()))
                .toList();
        if (model.isTied()) {
            return new Part(
                    "code",
                    "Code: the state that goes on",
                    Ink.TEXT,
                    List.of(pair(last - 1)),
                    "The state of all layers before the last input frame. The same cells go on from it, first with that"
                            + " frame and then with those that they wrote.",
                    "Shi et al. 2017, section 3.1",
                    shapes,
                    0);
        }
        String copied = model.task() == Task.COMPOSITE
                ? "It is copied into both decoders, so it must serve the past and the future."
                : "It is copied into the decoder as its first state.";
        return new Part(
                "code",
                "Code: the copied state",
                Ink.TEXT,
                List.of(pair(0) + "^{decoder} = " + pair(last) + "^{encoder}"),
                "The state of all layers after the last input frame is all that the decoder learns of the clip. "
                        + copied,
                model.task() == Task.COMPOSITE
                        ? "Srivastava et al. 2015, section 2.4; lab report, figure 5"
                        : "Srivastava et al. 2015, section 2.2; lab report, figure 3",
                shapes,
                0);
    }

    /** Frames that are written while those before them are read. */
    Part ahead(ModelSummary.LayerSummary layer) {
        return new Part(
                layer.name(),
                "Output: next input frames",
                Ink.PREDICTION,
                List.of("v̂_{t+1} = " + (model.movers().any() ? "(1 − m) max_{k} M^{k} + m σ(W " : "σ(W ") + letter()
                        + "_{t} + b)"),
                "While it reads, each next frame is written too, and has a loss of its own: what it learns of motion"
                        + " does not wait for the last frame.",
                "Shi et al. 2017, section 3.1; Wang et al. 2022",
                List.of("frame [batch, " + size + ", " + size + "]"),
                layer.parameters());
    }

    /** @param stack whose movers they are */
    Part movers(String stack, long parameters) {
        int count = model.movers().count();
        return new Part(
                stack + "/movers",
                count + (count == 1 ? " mover" : " movers"),
                Ink.ACCENT,
                List.of(
                        "M_{t} = k ⊙ M_{t−1} + p ⊙ v_{t}",
                        "d_{t} = tanh(1 + a_{1}) d_{t−1} + a_{2}",
                        "M_{t+1} = K(d_{y}) M_{t} K(d_{x})^{T}",
                        "v̂_{t+1} = (1 − m) max_{k} M^{k} + m σ(W " + letter() + " + b)"),
                "Each carries a picture M and moves the whole of it by d pixels; an LSTM of "
                        + model.movers().units()
                        + " units says how far, down and across alike. The cells say pixel by pixel what is kept (k) and"
                        + " picked up from a true frame (p), and what is drawn instead (m).",
                "After Finn et al. 2016, Jia et al. 2016 and Hsieh et al. 2018",
                List.of(
                        "pictures [batch, " + count + ", " + size + ", " + size + "]",
                        "d [batch, " + count + ", 2]",
                        "seen by the cells "
                                + shape(
                                        model.isConvolutional()
                                                ? List.of(
                                                        model.stateRows(size),
                                                        model.stateRows(size),
                                                        model.movers().features())
                                                : List.of(model.movers().features()))),
                parameters);
    }

    private String pair(int step) {
        return "(" + letter() + "_{" + step + "}, " + memoryLetter() + "_{" + step + "})";
    }

    Part fed(Branch branch) {
        boolean schedule = model.inputOf(branch) == DecoderInput.SCHEDULED;
        boolean truth = model.inputOf(branch) == DecoderInput.TRUTH;
        String first = model.beginsWithLastFrame(branch) ? "the last true frame" : "black";
        String about = switch (model.inputOf(branch)) {
            case NONE -> "";
            case OWN_OUTPUT -> "The frame generated one step before; " + first + " at the first step.";
            case TRUTH ->
                "In training the true frame of the step before (teacher forcing), " + first + " at the first step."
                        + " Outside training the frame that the decoder generated itself.";
            case SCHEDULED ->
                "In training the true frame of the step before or the decoder's own, by chance, with"
                        + " ever fewer true ones. Outside training always its own; " + first + " at the first step.";
        };
        return new Part(
                branch.id() + "/fed",
                truth
                        ? "Conditional input: the truth"
                        : schedule ? "Conditional input: scheduled" : "Conditional input",
                truth || schedule ? Ink.TRUTH : ink(branch),
                List.of(truth ? "x_{t} = v_{t−1}" : schedule ? "x_{t} = v_{t−1} or v̂_{t−1}" : "x_{t} = v̂_{t−1}"),
                about,
                schedule
                        ? "Bengio et al. 2015, section 2.4"
                        : "Srivastava et al. 2015, section 2.5; lab report, figure 3, dotted boxes",
                List.of("frame " + shape(frame())),
                0);
    }

    Part output(Branch branch, ModelSummary.LayerSummary layer) {
        boolean back = branch == Branch.RECONSTRUCTION;
        boolean all = model.outputLayers().size() > 1;
        String product = model.isConvolutional() ? " ∗ " : " ";
        String order = back && model.reverseTarget()
                ? " Decoded last frame first, which makes training easier: the first frames made are those read last."
                : "";
        String how = model.isConvolutional() ? "A 1×1 convolution of " : "A dense layer on ";
        int frames = back ? run.sequence().inputFrames() : run.sequence().futureFrames();
        return new Part(
                layer.name(),
                back ? "Output: reconstruction" : "Output: prediction",
                ink(branch),
                List.of("v̂_{t} = σ(W" + product
                        + (all
                                ? "[" + letter() + "^{1}; …; " + letter() + "^{"
                                        + model.outputLayers().size() + "}]"
                                : letter())
                        + "_{t}" + " + b)"),
                how
                        + (all
                                ? "the states of all layers makes each frame."
                                : model.decodesDownwards()
                                        ? "the finest layer's state makes each frame."
                                        : "the top layer's state makes each frame.")
                        + order,
                back
                        ? "Srivastava et al. 2015, section 2.2; lab report, figure 3"
                        : all
                                ? "Shi et al. 2015, section 3.2"
                                : "Srivastava et al. 2015, section 2.3; lab report, figure 4",
                List.of(
                        "features [batch, … , " + model.outputFeatures() + "]",
                        frames + " frames " + shape(layer.state())),
                layer.parameters());
    }
}
