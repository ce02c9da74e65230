package afterimage.app.diagram;

import java.util.List;

/**
 * Something in the diagram that can be asked about.
 *
 * @param id of the part in its diagram, as weight files name layers, e.g. {@code encoder/0}
 * @param equations one a line; {@code _{t}} is an index, {@code ⊙} the product by element, {@code ∗} a convolution
 * @param source where it is published
 * @param shapes sizes by name, e.g. {@code h [batch, 16, 16, 24]}
 */
record Part(
        String id,
        String name,
        List<String> equations,
        String about,
        String source,
        List<String> shapes,
        long parameters) {}
