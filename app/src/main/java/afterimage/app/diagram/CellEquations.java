package afterimage.app.diagram;

import afterimage.engine.cell.OutputGate;
import afterimage.engine.cell.Peephole;
import afterimage.engine.model.ModelSpec;
import java.util.List;

/** The lines of a cell's equations in its paper's letters: Greff et al. 2015, section 2, or Shi et al. 2015, eq. 3. */
final class CellEquations {
    private final boolean conv;
    private final boolean peepholes;
    private final boolean input;
    private final boolean old;

    /** @param input whether the cell gets anything besides its own state */
    CellEquations(ModelSpec model, boolean input) {
        this.conv = model.isConvolutional();
        this.peepholes = model.peephole() != Peephole.NONE;
        this.input = input;
        this.old = model.outputGate() == OutputGate.OLD_MEMORY;
    }

    static String source(ModelSpec model) {
        return model.isConvolutional()
                ? "Shi et al. 2015, eq. 3; lab report, section 2.2, figure 2"
                : "Greff et al. 2015, section 2; lab report, section 2.1, figure 1";
    }

    List<String> all() {
        return List.of(gate("i"), gate("f"), cellInput(), memory(), gate("o"), hidden());
    }

    String x() {
        return conv ? "X" : "x";
    }

    String h() {
        return conv ? "H" : "h";
    }

    String c() {
        return conv ? "C" : "c";
    }

    /** @param which i, f or o; only the last can see the new memory */
    String gate(String which) {
        String seen = which.equals("o") && !old ? "t" : "t−1";
        String weight = conv ? "W_{c" + which + "}" : "p_{" + which + "}";
        String peephole = peepholes ? " + " + weight + " ⊙ " + c() + "_{" + seen + "}" : "";
        return which + "_{t} = σ(" + sums(which) + peephole + " + b_{" + which + "})";
    }

    String cellInput() {
        return "g_{t} = tanh(" + sums(conv ? "c" : "g") + " + b_{" + (conv ? "c" : "g") + "})";
    }

    String memory() {
        return c() + "_{t} = f_{t} ⊙ " + c() + "_{t−1} + i_{t} ⊙ g_{t}";
    }

    String hidden() {
        return h() + "_{t} = o_{t} ⊙ tanh(" + c() + "_{t})";
    }

    private String sums(String which) {
        String state = conv ? "W_{h" + which + "} ∗ H_{t−1}" : "R_{" + which + "} h_{t−1}";
        String frame = conv ? "W_{x" + which + "} ∗ X_{t}" : "W_{" + which + "} x_{t}";
        return input ? frame + " + " + state : state;
    }
}
