package afterimage.engine.probe;

import afterimage.engine.BadInput;
import afterimage.engine.Settings;
import afterimage.engine.cell.Quantity;
import afterimage.engine.trace.Code;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is changed in a model's forward pass: units whose hidden state is zero and values in [0, 1] that gates have, by
 * layer; what peepholes are multiplied by, in [0, 2]; input frames seen black, from 0; what becomes of the code.
 */
public record Intervention(
        Map<String, Set<Integer>> silenced,
        Map<String, Map<Quantity, Double>> clamped,
        double peepholes,
        Set<Integer> dropped,
        CodeChange code)
        implements Settings<Intervention> {
    public static final Intervention NONE = new Intervention(Map.of(), Map.of(), 1, Set.of(), CodeChange.NONE);

    /** Zeros, another code (null for the clip's own), and the standard deviation and seed of noise added to it. */
    public record CodeChange(boolean zeros, Code other, double noise, long seed) {
        public static final CodeChange NONE = new CodeChange(false, null, 0, 0);

        public CodeChange {
            BadInput.unless(noise >= 0 && noise <= 100, "The noise must be 0 to 100, not %s.", noise);
        }

        boolean isNone() {
            return !zeros && other == null && noise == 0;
        }

        /** Noise comes last, so that zeros with noise are noise alone. */
        Code of(Code own) {
            Code taken = zeros ? own.zeros() : other == null ? own : other;
            return noise == 0 ? taken : taken.noisy(noise, seed);
        }
    }

    public Intervention {
        BadInput.unless(peepholes >= 0 && peepholes <= 2, "Peepholes can be scaled from 0 to 2, not by %s.", peepholes);
        clamped.values()
                .forEach(gates -> gates.forEach((gate, value) -> {
                    BadInput.unless(gate.isGate(), "Only gates can be clamped, not %s.", gate);
                    BadInput.unless(value >= 0 && value <= 1, "A gate is within 0 to 1, not %s.", value);
                }));
        silenced = silenced.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
        clamped = clamped.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Map.copyOf(entry.getValue())));
        dropped = Set.copyOf(dropped);
    }
}
