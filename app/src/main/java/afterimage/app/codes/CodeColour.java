package afterimage.app.codes;

import afterimage.engine.Words;
import afterimage.engine.probe.ClipTraits;
import afterimage.engine.probe.CodeMap;
import java.util.function.ToDoubleFunction;

/** By which trait of its clip a code is coloured. */
enum CodeColour {
    FIRST_DIGIT("first digit", "", 0, clip -> clip.digits().get(0)),
    DIGITS("all digits", "", 0, clip -> clip.digits().get(0)),
    SPEED("speed", " px/frame", 1, ClipTraits::speed),
    DIRECTION("direction", "", 0, ClipTraits::direction),
    X("position, left to right", " px", 0, ClipTraits::x),
    Y("position, top to bottom", " px", 0, ClipTraits::y),
    OVERLAP("overlap of the digits", " hidden", 2, ClipTraits::overlap);

    private final String words;
    private final String unit;
    private final int decimals;
    private final ToDoubleFunction<ClipTraits> trait;

    CodeColour(String words, String unit, int decimals, ToDoubleFunction<ClipTraits> trait) {
        this.words = words;
        this.unit = unit;
        this.decimals = decimals;
        this.trait = trait;
    }

    /** Whether it is one of a class or a few. */
    boolean isDigits() {
        return this == FIRST_DIGIT || this == DIGITS;
    }

    /** Whether its two ends are neighbours. */
    boolean isCircle() {
        return this == DIRECTION;
    }

    double of(ClipTraits clip) {
        return trait.applyAsDouble(clip);
    }

    double low(CodeMap map) {
        return map.clips().stream().mapToDouble(trait).min().orElse(0);
    }

    double high(CodeMap map) {
        return map.clips().stream().mapToDouble(trait).max().orElse(1);
    }

    /** An end of the scale with its unit. */
    String number(double value) {
        return this == OVERLAP
                ? Words.of("%.0f %%%s", value * 100, unit)
                : Words.of("%." + decimals + "f%s", value, unit);
    }

    @Override
    public String toString() {
        return "by " + words;
    }
}
