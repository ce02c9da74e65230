package afterimage.app.mistakes;

import afterimage.app.glossary.Texts;
import afterimage.engine.Words;
import afterimage.engine.measure.Bins;
import afterimage.engine.measure.Condition;

/** What conditions and their bins are called. */
final class ConditionWords {
    private ConditionWords() {}

    /** With its unit. */
    static String title(Condition condition) {
        return Texts.of("mistakes.title." + condition.name());
    }

    static String bin(Condition condition, Bins bins, int number) {
        Bins.Bin bin = bins.bins().get(number);
        String low = number(condition, bin.low());
        String high = number(condition, bin.high());
        return low.equals(high) ? low : low + "–" + high;
    }

    private static String number(Condition condition, double value) {
        return switch (condition) {
            case OVERLAP -> value > 0 && value < 0.01 ? "<1" : Words.of("%.0f", 100 * value);
            case SPEED -> Words.of("%.1f", value);
            case BOUNCES, DIGITS -> Integer.toString((int) value);
        };
    }
}
