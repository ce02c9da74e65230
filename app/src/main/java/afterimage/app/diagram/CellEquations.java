package afterimage.app.diagram;

import afterimage.app.glossary.Texts;
import afterimage.engine.cell.OutputGate;
import afterimage.engine.cell.Peephole;
import afterimage.engine.model.ModelSpec;
import java.util.List;
import java.util.Locale;

/**
 * A cell's equations, with or without input besides its own state, in its paper's letters: Greff et al. 2015, section
 * 2, or Shi et al. 2015, eq. 3.
 */
record CellEquations(ModelSpec model, boolean input) {
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
