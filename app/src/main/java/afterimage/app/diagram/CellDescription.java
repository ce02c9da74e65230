package afterimage.app.diagram;

import afterimage.engine.cell.OutputGate;
import afterimage.engine.cell.Peephole;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.run.RunSpec;
import java.util.ArrayList;
import java.util.List;

/** Describes the inside of a layer's cell, gate by gate. */
final class CellDescription {
    private static final int LOOKING_GATES = 3;

    private final ModelSpec model;
    private final ModelSpec.Layer sizes;
    private final Part layer;
    private final CellEquations equations;
    private final boolean input;
    private final boolean first;
    private final String below;
    private final List<Integer> inputSize;
    private final int rows;
    private final String source;

    /** @param prefix {@code encoder} or the branch */
    CellDescription(RunSpec run, Part layer, String prefix, int index) {
        ModelWords words = new ModelWords(run);
        this.model = run.model();
        this.sizes = model.layers().get(index);
        this.layer = layer;
        this.input = words.hasInput(prefix + "/" + index, index);
        boolean down = model.decodesDownwards() && !prefix.equals("encoder");
        this.first = index == 0 && !down;
        this.below = down ? "above" : "below";
        this.equations = new CellEquations(model, input);
        int size = run.sequence().size();
        this.rows = model.stateRows(size, index);
        int from = down ? index + 1 : index - 1;
        this.inputSize = first
                ? words.firstInput(prefix)
                : from >= model.layers().size()
                        ? List.of()
                        : state(model.layers().get(from).units(), model.stateRows(size, from));
        this.source = CellEquations.source(model);
    }

    CellDiagram diagram() {
        String x = equations.x();
        String h = equations.h();
        String c = equations.c();
        List<Part> parts = new ArrayList<>();
        if (input) {
            String about = first
                    ? "The frame of this time step."
                            + (layer.id().startsWith("encoder") ? "" : " A decoder's is the one before.")
                    : "The output of the layer " + below + " at this time step.";
            parts.add(part(CellDiagram.INPUT, "Input " + x, Ink.INPUT, List.of(), about, inputSize, 0));
        }
        parts.add(part(
                CellDiagram.HIDDEN_BEFORE,
                "Previous output " + h,
                Ink.TEXT,
                List.of(),
                "What this layer put out one time step before; it takes part in all gates.",
                state(sizes.units()),
                0));
        parts.add(part(
                CellDiagram.MEMORY_BEFORE,
                "Previous memory " + c,
                Ink.TEXT,
                List.of(),
                "What this layer remembered one time step before.",
                state(sizes.units()),
                0));
        parts.add(gate(
                CellDiagram.FORGET_GATE,
                "Forget gate f",
                "How much of each memory is kept, 0 to 1.",
                equations.gate("f")));
        parts.add(gate(
                CellDiagram.INPUT_GATE,
                "Input gate i",
                "How much of what is new is let in, 0 to 1.",
                equations.gate("i")));
        parts.add(gate(
                CellDiagram.CELL_INPUT,
                "Cell input g",
                "What could be added to the memory, −1 to 1.",
                equations.cellInput()));
        parts.add(part(
                CellDiagram.MEMORY,
                "Memory " + c,
                Ink.TEXT,
                List.of(equations.memory()),
                "Sums over time: because derivatives go through the sum unchanged, they do not vanish.",
                state(sizes.units()),
                0));
        parts.add(gate(
                CellDiagram.OUTPUT_GATE,
                "Output gate o",
                "How much of the memory shows in the output, 0 to 1.",
                equations.gate("o")));
        parts.add(part(
                CellDiagram.HIDDEN,
                "Output " + h,
                Ink.TEXT,
                List.of(equations.hidden()),
                "Goes to the next time step and to the layer above.",
                state(sizes.units()),
                0));
        if (model.peephole() != Peephole.NONE) {
            parts.add(peepholes(c));
        }
        String product = model.isConvolutional() ? "%d×%d conv" : "dense";
        return new CellDiagram(
                layer,
                x,
                h,
                c,
                String.format(product, sizes.inputKernel(), sizes.inputKernel()),
                String.format(product, sizes.stateKernel(), sizes.stateKernel()),
                parts);
    }

    private Part gate(String id, String name, String about, String equation) {
        return part(id, name, Ink.TEXT, List.of(equation), about, state(sizes.units()), gateParameters());
    }

    private Part peepholes(String c) {
        boolean pixel = model.peephole() == Peephole.PIXEL;
        long each = (long) sizes.units() * (pixel ? (long) rows * rows : 1);
        boolean old = model.outputGate() == OutputGate.OLD_MEMORY;
        String seen = old ? "t−1" : "t";
        String weight = model.isConvolutional()
                ? "W_{ci} ⊙ C_{t−1}, W_{cf} ⊙ C_{t−1}, W_{co} ⊙ C_{" + seen + "}"
                : "p_{i} ⊙ c_{t−1}, p_{f} ⊙ c_{t−1}, p_{o} ⊙ c_{" + seen + "}";
        return part(
                CellDiagram.PEEPHOLES,
                "Peepholes",
                Ink.INPUT,
                List.of(weight),
                (old
                                ? "The gates see the previous memory. One weight a gate"
                                : "The gates see the memory: input and forget gate the previous one, the output gate the"
                                        + " new. One weight a gate")
                        + (pixel
                                ? ", channel and position."
                                : model.isConvolutional() ? " and channel." : " and unit."),
                pixel ? state(sizes.units()) : List.of(sizes.units()),
                layer.parameters() == 0 ? 0 : LOOKING_GATES * each);
    }

    /** Input-to-state, state-to-state and bias of one of the four. */
    private long gateParameters() {
        if (layer.parameters() == 0) {
            return 0;
        }
        long features = input ? inputSize.get(inputSize.size() - 1) : 0;
        long inputs = features * sizes.inputKernel() * sizes.inputKernel();
        long states = (long) sizes.units() * sizes.stateKernel() * sizes.stateKernel();
        return sizes.units() * (inputs + states + 1);
    }

    private Part part(
            String id, String name, Ink ink, List<String> lines, String about, List<Integer> size, long parameters) {
        String shape = id.equals(CellDiagram.PEEPHOLES) ? "3 × " + size : ModelWords.shape(size);
        return new Part(id, name, ink, lines, about, source, List.of(shape), parameters);
    }

    private List<Integer> state(int units) {
        return state(units, rows);
    }

    private List<Integer> state(int units, int rows) {
        return model.isConvolutional() ? List.of(rows, rows, units) : List.of(units);
    }
}
