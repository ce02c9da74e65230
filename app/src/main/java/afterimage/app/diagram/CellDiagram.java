package afterimage.app.diagram;

import java.util.List;
import java.util.Optional;

/**
 * The inside of a cell, without places: figures 1 and 2 of the lab report.
 *
 * @param layer the layer whose cell it is
 * @param input {@code x} or {@code X}, how the figure writes it
 * @param hidden {@code h} or {@code H}
 * @param memory {@code c} or {@code C}
 * @param inputWords how the input is weighted, e.g. {@code 3×3 conv}
 * @param hiddenWords how the state is
 * @param parts those there are: a cell without input or peepholes lacks them
 */
record CellDiagram(
        Part layer,
        String input,
        String hidden,
        String memory,
        String inputWords,
        String hiddenWords,
        List<Part> parts) {
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

    CellDiagram {
        parts = List.copyOf(parts);
    }

    Optional<Part> part(String id) {
        return parts.stream().filter(part -> part.id().equals(id)).findFirst();
    }

    boolean hasInput() {
        return part(INPUT).isPresent();
    }

    boolean hasPeepholes() {
        return part(PEEPHOLES).isPresent();
    }
}
