package afterimage.app.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The model over time, figures 3 to 5 of the lab report; shapes of a state by layer, e.g. {@code 16 × 16 × 24}. */
record ModelDiagram(Unrolled encoder, List<String> shape, Part code, List<Unrolled> decoders) {
    /** All parts, in the order in which keys go through them. */
    List<Part> parts() {
        List<Part> parts = new ArrayList<>(encoder.parts());
        parts.add(code);
        decoders.forEach(decoder -> parts.addAll(decoder.parts()));
        return parts;
    }

    boolean isLayer(String part) {
        return Stream.concat(Stream.of(encoder), decoders.stream())
                .flatMap(stack -> stack.layers().stream())
                .anyMatch(layer -> layer.id().equals(part));
    }
}
