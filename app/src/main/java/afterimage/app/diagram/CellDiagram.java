package afterimage.app.diagram;

import afterimage.app.glossary.Texts;
import afterimage.engine.cell.OutputGate;
import afterimage.engine.cell.Peephole;
import afterimage.engine.model.ModelSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The inside of a layer's cell, gate by gate, without places: figures 1 and 2 of the lab report. */
final class CellDiagram {
    static final String INPUT = "x";
    static final String HIDDEN_BEFORE = "h'";
    static final String MEMORY_BEFORE = "c'";
    static final String INPUT_GATE = "i";
    static final String FORGET_GATE = "f";
    static final String CELL_INPUT = "g";
    static final String OUTPUT_GATE = "o";
    static final String MEMORY = "c";
    static final String HIDDEN = "h";
    static final String PEEPHOLES = "p";

    private static final int LOOKING_GATES = 3;

    private final ModelSpec model;
    private final ModelSpec.Layer sizes;
    final Part layer;
    final Equations equations;
    private final List<Integer> state;
    /** Those there are: a cell without input or peepholes lacks them. */
    final List<Part> parts = new ArrayList<>();

    /** @param stack {@code encoder} or the branch, whose layer it is */
    CellDiagram(ModelDescription words, Part layer, String stack, int index) {
        this.model = words.model();
        this.sizes = model.layers().get(index);
        this.layer = layer;
        this.equations = words.equations(layer.id(), index);
        this.state = words.state(index);
        boolean encodes = stack.equals("encoder");
        boolean down = model.decodesDownwards() && !encodes;
        int from = down ? index + 1 : index - 1;
        List<Integer> inputSize;
        String inputAbout;
        if (from < 0) {
            inputSize = words.firstInput(stack);
            inputAbout = Texts.of(encodes ? "diagram.cell.reads" : "diagram.cell.reads-before");
        } else {
            inputSize = from < model.layers().size() ? words.state(from) : List.of();
            inputAbout = Texts.of(down ? "diagram.cell.reads-above" : "diagram.cell.reads-below");
        }
        String h = equations.of("h");
        String c = equations.of("c");
        if (equations.input()) {
            String name = Texts.of("diagram.cell.x", equations.of("x"));
            add(INPUT, name, List.of(), inputAbout, ModelDescription.shape(inputSize), 0);
        }
        long features = equations.input() ? inputSize.get(inputSize.size() - 1) : 0;
        long inputs = features * sizes.inputKernel() * sizes.inputKernel();
        long states = (long) sizes.units() * sizes.stateKernel() * sizes.stateKernel();
        // Input-to-state, state-to-state and bias of one of the four.
        long each = layer.parameters() == 0 ? 0 : sizes.units() * (inputs + states + 1);
        add(HIDDEN_BEFORE, h, 0);
        add(MEMORY_BEFORE, c, 0);
        add(FORGET_GATE, "", each, equations.gate(FORGET_GATE));
        add(INPUT_GATE, "", each, equations.gate(INPUT_GATE));
        add(CELL_INPUT, "", each, equations.cellInput());
        add(MEMORY, c, 0, equations.memory());
        add(OUTPUT_GATE, "", each, equations.gate(OUTPUT_GATE));
        add(HIDDEN, h, 0, equations.hidden());
        if (model.peephole() != Peephole.NONE) {
            peepholes();
        }
    }

    /** @param letter in its name, empty where that has none of the paper's */
    private void add(String id, String letter, long parameters, String... lines) {
        String name = Texts.of("diagram.cell." + id, letter);
        String about = Texts.of("diagram.cell." + id + ".about");
        add(id, name, List.of(lines), about, ModelDescription.shape(state), parameters);
    }

    private void peepholes() {
        boolean pixel = model.peephole() == Peephole.PIXEL;
        List<Integer> size = pixel ? state : List.of(sizes.units());
        long each = size.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
        String seen =
                Texts.of(model.outputGate() == OutputGate.OLD_MEMORY ? "diagram.cell.p.old" : "diagram.cell.p.new");
        String where = pixel ? "position" : model.isConvolutional() ? "channel" : "unit";
        String about = seen + " " + Texts.of("diagram.cell.p." + where);
        String sums = equations.peephole("i") + ", " + equations.peephole("f") + ", " + equations.peephole("o");
        long parameters = layer.parameters() == 0 ? 0 : LOOKING_GATES * each;
        add(PEEPHOLES, Texts.of("diagram.cell.p"), List.of(sums), about, "3 × " + size, parameters);
    }

    private void add(String id, String name, List<String> lines, String about, String shape, long parameters) {
        parts.add(new Part(id, name, lines, about, equations.source(), List.of(shape), parameters));
    }

    /** How the input or the state is weighted, e.g. {@code 3×3 conv}. */
    String weighting(boolean input) {
        int kernel = input ? sizes.inputKernel() : sizes.stateKernel();
        return model.isConvolutional() ? Texts.of("diagram.conv", kernel) : Texts.of("diagram.dense");
    }

    Optional<Part> part(String id) {
        return parts.stream().filter(part -> part.id().equals(id)).findFirst();
    }

    /**
     * A cell's equations, with or without input besides its own state, in its paper's letters: Greff et al. 2015, section
     * 2, or Shi et al. 2015, eq. 3.
     */
    record Equations(ModelSpec model, boolean input) {
        String source() {
            return Texts.of(model.isConvolutional() ? "diagram.cell.conv.source" : "diagram.cell.fc.source");
        }

        List<String> all() {
            return List.of(gate("i"), gate("f"), cellInput(), memory(), gate("o"), hidden());
        }

        /** @param small x, h or c, as the paper of this cell writes it */
        String of(String small) {
            return model.isConvolutional() ? small.toUpperCase(Locale.ROOT) : small;
        }

        /** Both at a step: {@code (h_{t}, c_{t})}. */
        String state(int step) {
            return "(" + of("h") + "_{" + step + "}, " + of("c") + "_{" + step + "})";
        }

        /** @param which i, f or o */
        String gate(String which) {
            String peephole = model.peephole() == Peephole.NONE ? "" : " + " + peephole(which);
            return which + "_{t} = σ(" + sums(which) + peephole + " + b_{" + which + "})";
        }

        /** @param which i, f or o; only the last can see the new memory */
        String peephole(String which) {
            String seen = which.equals("o") && model.outputGate() != OutputGate.OLD_MEMORY ? "t" : "t−1";
            String weight = model.isConvolutional() ? "W_{c" + which + "}" : "p_{" + which + "}";
            return weight + " ⊙ " + of("c") + "_{" + seen + "}";
        }

        String cellInput() {
            String name = model.isConvolutional() ? "c" : "g";
            return "g_{t} = tanh(" + sums(name) + " + b_{" + name + "})";
        }

        String memory() {
            return of("c") + "_{t} = f_{t} ⊙ " + of("c") + "_{t−1} + i_{t} ⊙ g_{t}";
        }

        String hidden() {
            return of("h") + "_{t} = o_{t} ⊙ tanh(" + of("c") + "_{t})";
        }

        private String sums(String which) {
            String state = model.isConvolutional() ? "W_{h" + which + "} ∗ H_{t−1}" : "R_{" + which + "} h_{t−1}";
            String frame = model.isConvolutional() ? "W_{x" + which + "} ∗ X_{t}" : "W_{" + which + "} x_{t}";
            return input ? frame + " + " + state : state;
        }
    }
}
