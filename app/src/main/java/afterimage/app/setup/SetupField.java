package afterimage.app.setup;

import java.util.ArrayList;
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
    RATE("training.learningRate", 0, 10, Ends.OPEN_BELOW),
    BATCH("training.batch", 1, 1024, Ends.WHOLE),
    SIZE("sequence.size", 29, 512, Ends.WHOLE),
    DROPOUT("model.dropout", 0, 1, Ends.OPEN_ABOVE),
    SAMPLING_FROM("model.sampling.from", 0, 1, Ends.CLOSED),
    SAMPLING_TO("model.sampling.to", 0, 1, Ends.CLOSED),
    SAMPLING_STEPS("model.sampling.steps", 1, Integer.MAX_VALUE, Ends.WHOLE),
    INPUT_SCALE("model.start.inputScale", 0, 100, Ends.CLOSED),
    STATE_SCALE("model.start.stateScale", 0, 100, Ends.CLOSED),
    FORGET_BIAS("model.start.forgetBias", -100, 100, Ends.CLOSED),
    MSE(0, 1e4, Ends.CLOSED),
    MAE(0, 1e4, Ends.CLOSED),
    BCE(0, 1e4, Ends.CLOSED),
    SHARE("training.reconstructionShare", 0, 1, Ends.CLOSED),
    MOMENTUM("training.momentum", 0, 1, Ends.OPEN_ABOVE),
    DECAY("training.decay", 0, 1, Ends.OPEN_ABOVE),
    WARMUP("training.schedule.warmupSteps", 0, 1e12, Ends.WHOLE),
    EVERY("training.schedule.every", 1, 1e12, Ends.WHOLE),
    FACTOR("training.schedule.factor", 0, 1, Ends.OPEN),
    TOTAL_STEPS("training.schedule.totalSteps", 0, 1e12, Ends.WHOLE),
    FLOOR("training.schedule.floor", 0, 1, Ends.CLOSED),
    CLIP("training.clipNorm", 0, 1e6, Ends.CLOSED),
    WEIGHT_DECAY("training.weightDecay", 0, 1, Ends.CLOSED),
    PATIENCE("training.patience", 0, 1_000_000, Ends.WHOLE),
    HELD_OUT_EVERY("training.heldOutEvery", 1, Integer.MAX_VALUE, Ends.WHOLE),
    HELD_OUT_CLIPS("training.heldOutClips", 1, 1024, Ends.WHOLE),
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

    /** Where it stands in a run spec; null for what the panel writes in a way of its own. */
    String path() {
        return path;
    }

    /** Whether what is written in it goes into the run spec as it stands, and is checked there. */
    boolean isWrittenAsItStands() {
        return path != null && !isNumber();
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
