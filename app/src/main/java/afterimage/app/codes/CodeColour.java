package afterimage.app.codes;

import afterimage.app.glossary.Texts;
import afterimage.engine.probe.ClipTraits;
import afterimage.engine.probe.CodeMap;
import java.util.DoubleSummaryStatistics;
import java.util.function.ToDoubleFunction;

/** By which trait of its clip a code is coloured. */
enum CodeColour {
    FIRST_DIGIT(clip -> clip.digits().get(0)),
    DIGITS(clip -> clip.digits().get(0)),
    SPEED(ClipTraits::speed),
    DIRECTION(ClipTraits::direction),
    X(ClipTraits::x),
    Y(ClipTraits::y),
    OVERLAP(ClipTraits::overlap);

    private final ToDoubleFunction<ClipTraits> trait;

    CodeColour(ToDoubleFunction<ClipTraits> trait) {
        this.trait = trait;
    }

    double of(ClipTraits clip) {
        return trait.applyAsDouble(clip);
    }

    DoubleSummaryStatistics range(CodeMap map) {
        return map.clips().stream().mapToDouble(trait).summaryStatistics();
    }

    /** An end of the scale with its unit; for what has a scale. */
    String number(double value) {
        return Texts.of("codes.scale." + name(), this == OVERLAP ? value * 100 : value);
    }
}
