package afterimage.app.diagram;

import java.util.ArrayList;
import java.util.List;

/**
 * The model over time, without places: figures 3, 4 and 5 of the lab report.
 *
 * @param shape size of one state, e.g. {@code 16 × 16 × 24}, by layer
 * @param code what the encoder hands on, copied into each decoder
 */
record ModelDiagram(Unrolled encoder, List<String> shape, Part code, List<Unrolled> decoders) {
    ModelDiagram {
        shape = List.copyOf(shape);
        decoders = List.copyOf(decoders);
    }

    /** All parts, in the order in which keys go through them. */
    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        parts.add(encoder.frames());
        parts.addAll(encoder.layers());
        addIfThere(parts, encoder.movers());
        addIfThere(parts, encoder.ahead());
        parts.add(code);
        for (Unrolled decoder : decoders) {
            addIfThere(parts, decoder.fed());
            parts.addAll(decoder.layers());
            addIfThere(parts, decoder.movers());
            parts.add(decoder.frames());
        }
        return parts;
    }

    private static void addIfThere(List<Part> parts, Part part) {
        if (part != null) {
            parts.add(part);
        }
    }
}
