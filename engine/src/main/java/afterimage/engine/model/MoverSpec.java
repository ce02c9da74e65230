package afterimage.engine.model;

import afterimage.engine.Range;

/** {@link Movers}, 0 for none, the LSTM units of each, and what the stack's first layer gets of frame and pictures. */
public record MoverSpec(int count, int units, int features) {
    /** The layer's name in traces and the prefix of its weights' names. */
    public static final String LAYER = "movers/0";

    public static final Range COUNT = Range.whole(0, 4);
    public static final Range UNITS = Range.whole(1, 1024);
    public static final Range FEATURES = Range.whole(1, 1024);

    public static final MoverSpec NONE = new MoverSpec(0, 64, 32);

    public MoverSpec {
        COUNT.require(count, "There can be %s movers, not %s.");
        UNITS.require(units, "A mover has %s LSTM units, not %s.");
        FEATURES.require(features, "Movers show a stack %s features, not %s.");
    }

    public boolean any() {
        return count > 0;
    }
}
