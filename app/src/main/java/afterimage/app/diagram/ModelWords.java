package afterimage.app.diagram;

import afterimage.app.glossary.Texts;
import afterimage.engine.model.Branch;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.model.ModelSummary;
import afterimage.engine.model.Task;
import afterimage.engine.run.RunSpec;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says in words, equations and sizes what the parts of a model are. */
final class ModelWords {
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

    /** @param key of its name; the texts {@code .about} and {@code .source} belong to it */
    private static Part part(
            String id, String key, List<String> equations, String about, List<String> shapes, long parameters) {
        return new Part(id, Texts.of(key), equations, about, Texts.of(key + ".source"), shapes, parameters);
    }

    private static String also(boolean condition, String key, Object... values) {
        return condition ? " " + Texts.of(key, values) : "";
    }

    Part input() {
        int frames = run.sequence().inputFrames();
        boolean conv = model.isConvolutional();
        String key = conv && model.patch() > 1 ? "diagram.input-patches" : "diagram.input";
        String cut = also(model.patch() > 1, "diagram.input.cut", model.patch());
        String clip = Texts.of("diagram.shape.clip", shape(List.of(frames, size, size)));
        String taken = Texts.of(conv ? "diagram.shape.patches" : "diagram.shape.vector", shape(frame()));
        String about = Texts.count("diagram.input.frames", frames) + cut;
        return part("input", key, List.of("x_{1}, …, x_{" + frames + "}"), about, List.of(clip, taken), 0);
    }

    Part layer(ModelSummary.LayerSummary layer, int index) {
        String state = shape(layer.state());
        String stack = layer.name().substring(0, layer.name().indexOf('/'));
        boolean down = model.decodesDownwards() && !stack.equals("encoder");
        CellEquations equations = equations(layer.name(), index);
        boolean reads = equations.input() && (index > 0 || down);
        String what = model.isConvolutional() ? "diagram.layer.channels" : "diagram.layer.units";
        String about = Texts.of(what, layer.units())
                + also(layer.parameters() == 0, "diagram.layer.shared")
                + also(reads, down ? "diagram.layer.reads-above" : "diagram.layer.reads-below");
        String output = Texts.of("diagram.shape.output", letters.of("h"), state);
        List<String> shapes = List.of(output, Texts.of("diagram.shape.memory", letters.of("c"), state));
        String name = Texts.of("diagram.layer." + stack, index + 1);
        return new Part(layer.name(), name, equations.all(), about, equations.source(), shapes, layer.parameters());
    }

    CellEquations equations(String layerName, int index) {
        Branch branch = layerName.startsWith(Branch.RECONSTRUCTION.id()) ? Branch.RECONSTRUCTION : Branch.PREDICTION;
        // Whether a decoder's cell gets anything besides its own state.
        boolean reads = model.decodesDownwards()
                ? index < model.layers().size() - 1
                : index > 0 || model.inputOf(branch) != ModelSpec.DecoderInput.NONE;
        return new CellEquations(model, reads || layerName.startsWith("encoder"));
    }

    Part code(ModelSummary summary) {
        int last = run.sequence().inputFrames();
        List<String> shapes = IntStream.range(0, model.layers().size())
                .mapToObj(l -> Texts.of("diagram.shape.code", l + 1, letters.of("h"), letters.of("c")) + " "
                        + shape(summary.layers().get(l).state()))
                .toList();
        boolean both = model.task() == Task.COMPOSITE;
        String key = model.isTied() ? "diagram.code-tied" : both ? "diagram.code-both" : "diagram.code";
        String equation = model.isTied()
                ? letters.state(last - 1)
                : letters.state(0) + "^{decoder} = " + letters.state(last) + "^{encoder}";
        return part("code", key, List.of(equation), Texts.of(key + ".about"), shapes, 0);
    }

    /** Frames that are written while those before them are read. */
    Part ahead(ModelSummary.LayerSummary layer) {
        String moved = model.movers().any() ? "(1 − m) max_{k} M^{k} + m " : "";
        List<String> equation = List.of("v̂_{t+1} = " + moved + "σ(W " + letters.of("h") + "_{t} + b)");
        List<String> shapes = List.of(Texts.of("diagram.shape.frame", shape(List.of(size, size))));
        String about = Texts.of("diagram.ahead.about");
        return part(layer.name(), "diagram.ahead", equation, about, shapes, layer.parameters());
    }

    /** @param stack whose movers they are */
    Part movers(String stack, long parameters) {
        int count = model.movers().count();
        List<String> equations = List.of(
                "M_{t} = k ⊙ M_{t−1} + p ⊙ v_{t}",
                "d_{t} = tanh(1 + a_{1}) d_{t−1} + a_{2}",
                "M_{t+1} = K(d_{y}) M_{t} K(d_{x})^{T}",
                "v̂_{t+1} = (1 − m) max_{k} M^{k} + m σ(W " + letters.of("h") + " + b)");
        String pictures = Texts.of("diagram.shape.pictures", shape(List.of(count, size, size)));
        String seen = Texts.of("diagram.shape.seen", shape(seen()));
        List<String> shapes = List.of(pictures, "d " + shape(List.of(count, 2)), seen);
        String name = Texts.count("diagram.movers", count);
        String about = Texts.of("diagram.movers.about", model.movers().units());
        String source = Texts.of("diagram.movers.source");
        return new Part(stack + "/movers", name, equations, about, source, shapes, parameters);
    }

    /** The key of its name. */
    static String fed(ModelSpec.DecoderInput input) {
        return switch (input) {
            case TRUTH -> "diagram.fed-truth";
            case SCHEDULED -> "diagram.fed-scheduled";
            default -> "diagram.fed";
        };
    }

    Part fed(Branch branch) {
        String key = fed(model.inputOf(branch));
        String first = model.beginsWithLastFrame(branch) ? "diagram.fed.last" : "diagram.fed.black";
        List<String> shapes = List.of(Texts.of("diagram.shape.frame", shape(frame())));
        List<String> equation = List.of(Texts.of(key + ".equation"));
        return part(branch.id() + "/fed", key, equation, Texts.of(key + ".about") + " " + Texts.of(first), shapes, 0);
    }

    Part output(Branch branch, ModelSummary.LayerSummary layer) {
        boolean back = branch == Branch.RECONSTRUCTION;
        int from = model.outputLayers().size();
        String letter = letters.of("h");
        String h = from > 1 ? "[" + letter + "^{1}; …; " + letter + "^{" + from + "}]" : letter;
        String states = from > 1 ? "all" : model.decodesDownwards() ? "finest" : "top";
        int frames = back ? run.sequence().inputFrames() : run.sequence().futureFrames();
        boolean conv = model.isConvolutional();
        String key = back ? "diagram.reconstruction" : from > 1 ? "diagram.prediction-all" : "diagram.prediction";
        List<String> equation = List.of("v̂_{t} = σ(W" + (conv ? " ∗ " : " ") + h + "_{t} + b)");
        String about = Texts.of("diagram.made." + (conv ? "conv-" : "dense-") + states)
                + also(back && model.reverseTarget(), "diagram.made.reversed");
        String shape = Texts.count("diagram.shape.frames", frames) + " " + shape(layer.state());
        List<String> shapes = List.of(Texts.of("diagram.shape.features", model.outputFeatures()), shape);
        return part(layer.name(), key, equation, about, shapes, layer.parameters());
    }
}
