package afterimage.app.diagram;

import afterimage.app.glossary.Texts;
import afterimage.engine.model.Branch;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.model.ModelSummary;
import afterimage.engine.run.RunSpec;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Describes a model from its settings: which parts it has, and what there is to say about each. */
final class ModelDescription {
    private static final String ENCODER = "encoder";

    private final RunSpec run;
    private final ModelSpec model;
    private final ModelSummary summary;
    private final ModelWords words;

    ModelDescription(RunSpec run) {
        this.run = run;
        this.model = run.model();
        this.summary = run.summary();
        this.words = new ModelWords(run);
    }

    /** @param time step of the players: frame {@code time} of the input and of the future */
    ModelDiagram at(int time, boolean asDecoded) {
        int past = run.sequence().inputFrames();
        String title = Texts.of("diagram.encoder", Texts.of(model.cell()));
        List<Step> steps = Step.some(model.isTied() ? past - 1 : past, time, frame -> frame, -1);
        Part ahead = model.writesAhead() ? words.ahead(summary(ENCODER + "/output")) : null;
        Unrolled encoder =
                new Unrolled(null, title, model, layers(ENCODER), steps, words.input(), null, movers(ENCODER), ahead);
        List<String> shapes = encoder.layers().stream()
                .map(layer -> ModelWords.times(summary(layer.id()).state()))
                .toList();
        List<Unrolled> decoders = model.task().branches().stream()
                .map(branch -> decoder(branch, time, asDecoded))
                .toList();
        return new ModelDiagram(encoder, shapes, words.code(summary), decoders);
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
        List<Step> steps = Step.some(count, present, frame, model.beginsWithLastFrame(branch) ? past - 1 : -1);
        Part frames = words.output(branch, shared(id, "/output", model.writesAhead()));
        Part fed = model.inputOf(branch) == ModelSpec.DecoderInput.NONE ? null : words.fed(branch);
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
        return words.movers(stack, own + lstm);
    }

    private List<Part> layers(String stack) {
        return IntStream.range(0, model.layers().size())
                .mapToObj(index -> layer(stack, index))
                .toList();
    }

    private Part layer(String stack, int index) {
        return words.layer(shared(stack, "/" + index, true), index);
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
        return new CellDiagram(run, layer(stack, index), stack, index);
    }
}
