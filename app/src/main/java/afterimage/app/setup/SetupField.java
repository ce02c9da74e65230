package afterimage.app.setup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What can be set in words and numbers; problems are told beside the field that they are about. */
public enum SetupField {
    SPEED,
    FRAMES,
    SEED,
    LAYERS,
    KERNEL,
    PATCH,
    PEEPHOLE,
    RATE(0, 10, Ends.OPEN_BELOW),
    BATCH(1, 1024, Ends.WHOLE),
    SIZE(29, 512, Ends.WHOLE),
    DROPOUT(0, 1, Ends.OPEN_ABOVE),
    SAMPLING_FROM(0, 1, Ends.CLOSED),
    SAMPLING_TO(0, 1, Ends.CLOSED),
    SAMPLING_STEPS(1, Integer.MAX_VALUE, Ends.WHOLE),
    INPUT_SCALE(0, 100, Ends.CLOSED),
    STATE_SCALE(0, 100, Ends.CLOSED),
    FORGET_BIAS(-100, 100, Ends.CLOSED),
    MSE(0, 1e4, Ends.CLOSED),
    MAE(0, 1e4, Ends.CLOSED),
    BCE(0, 1e4, Ends.CLOSED),
    SHARE(0, 1, Ends.CLOSED),
    MOMENTUM(0, 1, Ends.OPEN_ABOVE),
    DECAY(0, 1, Ends.OPEN_ABOVE),
    WARMUP(0, 1e12, Ends.WHOLE),
    EVERY(1, 1e12, Ends.WHOLE),
    FACTOR(0, 1, Ends.OPEN),
    TOTAL_STEPS(0, 1e12, Ends.WHOLE),
    FLOOR(0, 1, Ends.CLOSED),
    CLIP(0, 1e6, Ends.CLOSED),
    WEIGHT_DECAY(0, 1, Ends.CLOSED),
    PATIENCE(0, 1_000_000, Ends.WHOLE),
    HELD_OUT_EVERY(1, Integer.MAX_VALUE, Ends.WHOLE),
    HELD_OUT_CLIPS(1, 1024, Ends.WHOLE),
    RESOLUTION,
    HORIZON,
    STAGES,
    FIRST_INPUT("model.firstInput"),
    OUTPUT_GATE("model.outputGate"),
    AHEAD("model.reading.ahead"),
    READ_OWN("model.reading.own"),
    MOVERS("model.movers.count"),
    MOVER_UNITS("model.movers.units"),
    MOVER_FEATURES("model.movers.features"),
    READING_WEIGHT("training.readingWeight"),
    AVERAGING("training.averaging"),
    KEEPS_BEST("training.keepsBest"),
    CONVENTION("training.convention"),
    EPSILON("training.epsilon"),
    FIRST_SQUARE("training.firstSquare");

    private enum Ends {
        CLOSED,
        /** Closed, and whole numbers only. */
        WHOLE,
        OPEN_ABOVE,
        OPEN_BELOW,
        OPEN
    }

    /** What is offered instead of an open end, as a share of the range. */
    private static final double MARGIN = 0.01;

    private static final double SMALL = 1e-4;

    private final String path;
    private final double least;
    private final double most;
    private final Ends ends;

    SetupField() {
        this(null, Double.NaN, Double.NaN, Ends.CLOSED);
    }

    SetupField(double least, double most, Ends ends) {
        this(null, least, most, ends);
    }

    SetupField(String path) {
        this(path, Double.NaN, Double.NaN, Ends.CLOSED);
    }

    SetupField(String path, double least, double most, Ends ends) {
        this.path = path;
        this.least = least;
        this.most = most;
        this.ends = ends;
    }

    /** Where it stands in a run spec, for a field that is read and written as it stands there; else null. */
    String path() {
        return path;
    }

    /** The fields that have a path, in the order in which they can be set. */
    static List<SetupField> ofPaths() {
        return Arrays.stream(values()).filter(field -> field.path != null).toList();
    }

    private static List<SetupField> all(SetupField first, SetupField last) {
        return List.of(values()).subList(first.ordinal(), last.ordinal() + 1);
    }

    /** Those behind the fold of the model. */
    static List<SetupField> ofModel() {
        List<SetupField> fields = new ArrayList<>(all(DROPOUT, FORGET_BIAS));
        fields.add(RESOLUTION);
        fields.addAll(all(FIRST_INPUT, MOVER_FEATURES));
        return fields;
    }

    /** Those behind the fold of training. */
    static List<SetupField> ofTraining() {
        List<SetupField> fields = new ArrayList<>(all(MSE, HELD_OUT_CLIPS));
        fields.addAll(List.of(HORIZON, STAGES));
        fields.addAll(all(READING_WEIGHT, FIRST_SQUARE));
        return fields;
    }

    /** Whether it is a single number, so that there is a nearest one that works. */
    boolean isNumber() {
        return !Double.isNaN(least);
    }

    boolean isWhole() {
        return ends == Ends.WHOLE;
    }

    boolean allows(double value) {
        boolean above = value >= least && !(value == least && (ends == Ends.OPEN_BELOW || ends == Ends.OPEN));
        boolean below = value <= most && !(value == most && (ends == Ends.OPEN_ABOVE || ends == Ends.OPEN));
        return above && below;
    }

    /** The number nearest to {@code value} that can be used; beside an open end a little within. */
    double nearest(double value) {
        double within = Math.max(least, Math.min(most, isWhole() ? Math.rint(value) : value));
        if (allows(within)) {
            return within;
        }
        return within == most ? most - MARGIN * (most - least) : least + SMALL;
    }

    /** What can be used, in words. */
    String range() {
        String from = SetupText.number(least);
        String to = SetupText.number(most);
        return switch (ends) {
            case CLOSED -> from + " to " + to;
            case WHOLE -> "a whole number from " + from + " to " + to;
            case OPEN_ABOVE -> from + " or more and below " + to;
            case OPEN_BELOW -> "above " + from + " and at most " + to;
            case OPEN -> "above " + from + " and below " + to;
        };
    }
}
