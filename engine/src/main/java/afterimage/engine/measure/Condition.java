package afterimage.engine.measure;

import java.util.function.ToDoubleFunction;

/** By what clips can be told apart, see {@link ClipConditions}. */
public enum Condition {
    OVERLAP(false, ClipConditions::overlap),
    BOUNCES(true, ClipConditions::bounces),
    SPEED(false, ClipConditions::speed),
    DIGITS(true, ClipConditions::digits);

    /** Whether it counts something. */
    final boolean isWhole;

    final ToDoubleFunction<ClipConditions> value;

    Condition(boolean isWhole, ToDoubleFunction<ClipConditions> value) {
        this.isWhole = isWhole;
        this.value = value;
    }
}
