package afterimage.app.setup;

import java.math.BigDecimal;
import java.math.MathContext;

/** Learning rates on a logarithmic slider. */
final class RateScale {
    /** Decimal logarithms of the ends. */
    static final double LEAST = -6;

    static final double MOST = 1;

    private RateScale() {}

    /** Where on the slider a rate is. */
    static double position(double rate) {
        return Math.max(LEAST, Math.min(MOST, Math.log10(rate)));
    }

    static double rate(double position) {
        return Math.pow(10, position);
    }

    /** The rate to two significant digits. */
    static double twoDigits(double rate) {
        return BigDecimal.valueOf(rate).round(new MathContext(2)).doubleValue();
    }
}
