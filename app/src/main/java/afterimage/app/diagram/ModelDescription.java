package afterimage.app.diagram;

import afterimage.app.glossary.Texts;
import afterimage.engine.model.Branch;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.model.ModelSummary;
import afterimage.engine.model.Task;
import afterimage.engine.run.RunSpec;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Describes a model from its settings: which parts it has, and what there is to say about each. */
record ModelDescription(RunSpec run, ModelSpec model, ModelSummary summary, CellDiagram.Equations letters, int size) {
    private static final String ENCODER = "encoder";

    ModelDescription(RunSpec run) {
        this(
                run,
                run.model(),
                run.summary(),
                new CellDiagram.Equations(run.model(), true),
                run.sequence().size());
    }

    /** @param time step of the players: frame {@code time} of the input and of the future */
    ModelDiagram at(int time, boolean asDecoded) {
        int past = run.sequence().inputFrames();
        String title = Texts.of("diagram.encoder", Texts.of(model.cell()));
        List<Unrolled.Step> steps = Unrolled.Step.some(model.isTied() ? past - 1 : past, time, frame -> frame, -1);
        Part ahead = model.reading().ahead() ? ahead(summary(ENCODER + "/output")) : null;
        Unrolled encoder =
                new Unrolled(null, title, model, layers(ENCODER), steps, input(), null, movers(ENCODER), ahead);
        List<String> shapes = encoder.layers().stream()
                .map(layer -> times(summary(layer.id()).state()))
                .toList();
        List<Unrolled> decoders = model.task().branches().stream()
                .map(branch -> decoder(branch, time, asDecoded))
                .toList();
        return new ModelDiagram(encoder, shapes, code(), decoders);
    }

    private Unrolled decoder(Branch branch, int time, boolean asDecoded) {
        int past = run.sequence().inputFrames();
        boolean back = branch == Branch.RECONSTRUCTION;
        boolean reversed = back && model.reverseTarget();
        int count = back ? past : run.sequence().futureFrames();
        // Played in input order, a reversed reconstruction runs backwards through its steps.
        int present = reversed && !asDecoded ? past - 1 - time : time;
        IntUnaryOperator frame = k -> back ? (reversed ? past - 1 - k : k) : past + k;
        String id = branch.id();
        String title = Texts.of(reversed ? "diagram.stack.reversed" : "diagram.stack." + id);
        List<Unrolled.Step> steps =
                Unrolled.Step.some(count, present, frame, model.beginsWithLastFrame(branch) ? past - 1 : -1);
        Part frames = output(branch, shared(id, "/output", model.reading().ahead()));
        Part fed = model.inputOf(branch) == ModelSpec.DecoderInput.NONE ? null : fed(branch);
        Part movers = back ? null : movers(id);
        return new Unrolled(branch, title, model, layers(id), steps, frames, fed, movers, null);
    }

    /** What the movers of a stack take, or null for none. The LSTM and what a next-frame predictor shares count once. */
    private Part movers(String stack) {
        if (!model.movers().any()) {
            return null;
        }
        long own = stack.equals(weights(stack))
                ? summary(stack + "/seen").parameters()
                        + summary(stack + "/told").parameters()
                : 0;
        long lstm = stack.equals(ENCODER) ? summary("movers/0").parameters() : 0;
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
        return new Part(stack + "/movers", name, equations, about, source, shapes, own + lstm);
    }

    private List<Part> layers(String stack) {
        return IntStream.range(0, model.layers().size())
                .mapToObj(index -> layer(stack, index))
                .toList();
    }

    /** A layer that may be another one's by its weights: those count there, if it is drawn too. */
    private ModelSummary.LayerSummary shared(String stack, String name, boolean isDrawn) {
        ModelSummary.LayerSummary layer = summary(weights(stack) + name);
        long parameters = stack.equals(weights(stack)) || !isDrawn ? layer.parameters() : 0;
        return new ModelSummary.LayerSummary(stack + name, layer.units(), parameters, layer.state(), layer.macs());
    }

    private ModelSummary.LayerSummary summary(String name) {
        Stream<ModelSummary.LayerSummary> all = summary.layers().stream();
        return all.filter(layer -> layer.name().equals(name)).findFirst().orElseThrow();
    }

    private String weights(String stack) {
        return model.isTied() ? ENCODER : stack;
    }

    CellDiagram cell(String layerId) {
        int slash = layerId.lastIndexOf('/');
        String stack = layerId.substring(0, slash);
        int index = Integer.parseInt(layerId.substring(slash + 1));
        return new CellDiagram(this, layer(stack, index), stack, index);
    }

    // In words, equations and sizes

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

    private Part layer(String stack, int index) {
        ModelSummary.LayerSummary layer = shared(stack, "/" + index, true);
        String state = shape(layer.state());
        boolean down = model.decodesDownwards() && !stack.equals(ENCODER);
        CellDiagram.Equations equations = equations(layer.name(), index);
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

    CellDiagram.Equations equations(String layerName, int index) {
        Branch branch = layerName.startsWith(Branch.RECONSTRUCTION.id()) ? Branch.RECONSTRUCTION : Branch.PREDICTION;
        // Whether a decoder's cell gets anything besides its own state.
        boolean reads = model.decodesDownwards()
                ? index < model.layers().size() - 1
                : index > 0 || model.inputOf(branch) != ModelSpec.DecoderInput.NONE;
        return new CellDiagram.Equations(model, reads || layerName.startsWith(ENCODER));
    }

    Part code() {
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
