package afterimage.engine.model;

import afterimage.engine.BadInput;
import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * Movers, see {@link Movers}.
 *
 * @param count how many, 0 for none
 * @param units LSTM units of each; all have the same weights
 * @param features that the stack's first layer gets of a frame and what the movers carry
 */
public record MoverSpec(int count, int units, int features) {
    /** The layer's name in traces and the prefix of its weights' names. */
    public static final String LAYER = "movers/0";

    public static final MoverSpec NONE = new MoverSpec(0, 64, 32);

    public MoverSpec {
        BadInput.unless(count >= 0 && count <= 4, "There can be 0 (none) to 4 movers, not %d.", count);
        BadInput.unless(units >= 1 && units <= 1024, "A mover has 1 to 1024 LSTM units, not %d.", units);
        BadInput.unless(features >= 1 && features <= 1024, "Movers show a stack 1 to 1024 features, not %d.", features);
    }

    @JsonIgnore
    public boolean any() {
        return count > 0;
    }
}
