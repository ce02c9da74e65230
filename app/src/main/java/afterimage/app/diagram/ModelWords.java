package afterimage.app.diagram;

import afterimage.engine.Words;
import afterimage.engine.model.Branch;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.model.ModelSpec.DecoderInput;
import afterimage.engine.model.ModelSummary;
import afterimage.engine.model.Task;
import afterimage.engine.run.RunSpec;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says in words, equations and sizes what the parts of a model are. */
final class ModelWords {
    private static final String SRIVASTAVA = "Srivastava et al. 2015, section ";
    private static final String SHI = "Shi et al. 2015, section ";
    /** Of next-frame predictors. */
    private static final String SHI_2017 = "Shi et al. 2017, section 3.1";

    private final RunSpec run;
    private final ModelSpec model;
    private final CellEquations letters;
    private final int size;

    ModelWords(RunSpec run) {
        this.run = run;
        this.model = run.model();
        this.letters = new CellEquations(model, true);
        this.size = run.sequence().size();
    }

    String cell() {
        return model.isConvolutional() ? "ConvLSTM" : "FC-LSTM";
    }

    /** {@code 16 × 16 × 24}. */
    static String times(List<Integer> sizes) {
        return sizes.stream().map(String::valueOf).collect(Collectors.joining(" × "));
    }

    /** {@code [batch, 16, 16, 24]}. */
    static String shape(List<Integer> sizes) {
        return sizes.stream().map(String::valueOf).collect(Collectors.joining(", ", "[batch, ", "]"));
    }

    /** One frame as the first layer takes it. */
    private List<Integer> frame() {
        return image(model.stateRows(size), model.frameFeatures(size));
    }

    /** A layer's output, and as much memory. */
    List<Integer> state(int layer) {
        return image(model.stateRows(size, layer), model.layers().get(layer).units());
    }

    private List<Integer> image(int rows, int features) {
        return model.isConvolutional() ? List.of(rows, rows, features) : List.of(features);
    }

    /** What the first layer of a stack takes at a step. */
    List<Integer> firstInput(String stack) {
        return !model.movers().any() || stack.equals(Branch.RECONSTRUCTION.id()) ? frame() : seen();
    }

    /** What movers let the cells see. */
    private List<Integer> seen() {
        return image(model.stateRows(size), model.movers().features());
    }

    Part input() {
        int frames = run.sequence().inputFrames();
        String patches =
                ", cut into %d × %d patches whose pixels become channels".formatted(model.patch(), model.patch());
        return new Part(
                "input",
                "Input frames",
                List.of("x_{1}, …, x_{" + frames + "}"),
                (frames == 1 ? "The frame" : "The " + frames + " frames")
                        + " that the encoder reads. Each enters at its own time step"
                        + (model.patch() == 1 ? "" : patches) + ".",
                model.isConvolutional() && model.patch() > 1 ? "Patches: " + SHI + "4" : SRIVASTAVA + "2.2",
                List.of(
                        "clip " + shape(List.of(frames, size, size)),
                        (model.isConvolutional() ? "as patches " : "as vector ") + shape(frame())),
                0);
    }

    Part layer(ModelSummary.LayerSummary layer, String owner, int index) {
        String state = shape(layer.state());
        boolean down = model.decodesDownwards() && !layer.name().startsWith("encoder");
        CellEquations equations = equations(layer.name(), index);
        String from = !equations.input() || index == 0 && !down
                ? ""
                : " It reads the output of the layer " + (down ? "above." : "below.");
        return new Part(
                layer.name(),
                owner + ", layer " + (index + 1),
                equations.all(),
                Words.of(
                        "%s with %,d %s; the same weights at every time step.%s%s",
                        cell(),
                        layer.units(),
                        model.isConvolutional() ? "channels" : "units",
                        layer.parameters() == 0 ? " They are the encoder's." : "",
                        from),
                equations.source(),
                List.of("output " + letters.h() + " " + state, "memory " + letters.c() + " " + state),
                layer.parameters());
    }

    CellEquations equations(String layerName, int index) {
        return new CellEquations(model, hasInput(layerName, index));
    }

    /** Whether a layer's cell gets anything besides its own state. */
    private boolean hasInput(String layerName, int index) {
        if (layerName.startsWith("encoder")) {
            return true;
        }
        if (model.decodesDownwards()) {
            return index < model.layers().size() - 1;
        }
        Branch branch = layerName.startsWith(Branch.RECONSTRUCTION.id()) ? Branch.RECONSTRUCTION : Branch.PREDICTION;
        return index > 0 || model.inputOf(branch) != DecoderInput.NONE;
    }

    Part code(ModelSummary summary) {
        int last = run.sequence().inputFrames();
        List<String> shapes = IntStream.range(0, model.layers().size())
                .mapToObj(l -> "layer " + (l + 1) + ": " + letters.h() + ", " + letters.c() + " "
                        + shape(summary.layers().get(l).state()))
                .toList();
        if (model.isTied()) {
            return new Part(
                    "code",
                    "Code: the state that goes on",
                    List.of(letters.state(last - 1)),
                    "The state of all layers before the last input frame. The same cells go on from it, first with that"
                            + " frame and then with those that they wrote.",
                    SHI_2017,
                    shapes,
                    0);
        }
        boolean both = model.task() == Task.COMPOSITE;
        String copied = both
                ? "It is copied into both decoders, so it must serve the past and the future."
                : "It is copied into the decoder as its first state.";
        return new Part(
                "code",
                "Code: the copied state",
                List.of(letters.state(0) + "^{decoder} = " + letters.state(last) + "^{encoder}"),
                "The state of all layers after the last input frame is all that the decoder learns of the clip. "
                        + copied,
                SRIVASTAVA + (both ? "2.4; lab report, figure 5" : "2.2; lab report, figure 3"),
                shapes,
                0);
    }

    /** Frames that are written while those before them are read. */
    Part ahead(ModelSummary.LayerSummary layer) {
        String moved = model.movers().any() ? "(1 − m) max_{k} M^{k} + m " : "";
        return new Part(
                layer.name(),
                "Output: next input frames",
                List.of("v̂_{t+1} = " + moved + "σ(W " + letters.h() + "_{t} + b)"),
                "While it reads, each next frame is written too, and has a loss of its own: what it learns of motion"
                        + " does not wait for the last frame.",
                SHI_2017 + "; Wang et al. 2022",
                List.of("frame " + shape(List.of(size, size))),
                layer.parameters());
    }

    /** @param stack whose movers they are */
    Part movers(String stack, long parameters) {
        int count = model.movers().count();
        return new Part(
                stack + "/movers",
                count + (count == 1 ? " mover" : " movers"),
                List.of(
                        "M_{t} = k ⊙ M_{t−1} + p ⊙ v_{t}",
                        "d_{t} = tanh(1 + a_{1}) d_{t−1} + a_{2}",
                        "M_{t+1} = K(d_{y}) M_{t} K(d_{x})^{T}",
                        "v̂_{t+1} = (1 − m) max_{k} M^{k} + m σ(W " + letters.h() + " + b)"),
                "Each carries a picture M and moves the whole of it by d pixels; an LSTM of "
                        + model.movers().units()
                        + " units says how far, down and across alike. The cells say pixel by pixel what is kept (k)"
                        + " and picked up from a true frame (p), and what is drawn instead (m).",
                "After Finn et al. 2016, Jia et al. 2016 and Hsieh et al. 2018",
                List.of(
                        "pictures " + shape(List.of(count, size, size)),
                        "d " + shape(List.of(count, 2)),
                        "seen by the cells " + shape(seen())),
                parameters);
    }

    Part fed(Branch branch) {
        String first = (model.beginsWithLastFrame(branch) ? "the last true frame" : "black") + " at the first step.";
        String name = "Conditional input";
        String equation = "x_{t} = v̂_{t−1}";
        String about = "The frame generated one step before; " + first;
        String published = SRIVASTAVA + "2.5; lab report, figure 3, dotted boxes";
        if (model.inputOf(branch) == DecoderInput.TRUTH) {
            name = "Conditional input: the truth";
            equation = "x_{t} = v_{t−1}";
            about = "In training the true frame of the step before (teacher forcing), " + first
                    + " Outside training the frame that the decoder generated itself.";
        } else if (model.inputOf(branch) == DecoderInput.SCHEDULED) {
            name = "Conditional input: scheduled";
            equation = "x_{t} = v_{t−1} or v̂_{t−1}";
            about = "In training the true frame of the step before or the decoder's own, by chance, with"
                    + " ever fewer true ones. Outside training always its own; " + first;
            published = "Bengio et al. 2015, section 2.4";
        }
        List<String> shapes = List.of("frame " + shape(frame()));
        return new Part(branch.id() + "/fed", name, List.of(equation), about, published, shapes, 0);
    }

    Part output(Branch branch, ModelSummary.LayerSummary layer) {
        boolean back = branch == Branch.RECONSTRUCTION;
        int from = model.outputLayers().size();
        String h = from > 1 ? "[" + letters.h() + "^{1}; …; " + letters.h() + "^{" + from + "}]" : letters.h();
        String states = from > 1
                ? "the states of all layers makes"
                : (model.decodesDownwards() ? "the finest" : "the top") + " layer's state makes";
        String order = back && model.reverseTarget()
                ? " Decoded last frame first, which makes training easier: the first frames made are those read last."
                : "";
        String published = from > 1 ? SHI + "3.2" : SRIVASTAVA + "2.3; lab report, figure 4";
        int frames = back ? run.sequence().inputFrames() : run.sequence().futureFrames();
        return new Part(
                layer.name(),
                back ? "Output: reconstruction" : "Output: prediction",
                List.of("v̂_{t} = σ(W" + (model.isConvolutional() ? " ∗ " : " ") + h + "_{t} + b)"),
                (model.isConvolutional() ? "A 1×1 convolution of " : "A dense layer on ") + states + " each frame."
                        + order,
                back ? SRIVASTAVA + "2.2; lab report, figure 3" : published,
                List.of(
                        "features [batch, … , " + model.outputFeatures() + "]",
                        Words.count(frames, "frame") + " " + shape(layer.state())),
                layer.parameters());
    }
}
