package afterimage.app.setup;

import java.math.BigDecimal;
import java.math.MathContext;

/** Learning rates on a logarithmic slider; both ends are decimal logarithms, of whole decades. */
record RateScale(double least, double most) {
    /** What is usual: 0.00001 to 0.1. */
    static final RateScale USUAL = new RateScale(-5, -1);

    /** As far as the decade that a rate is in; adding 0 makes a zero without a sign. */
    RateScale with(double rate) {
        return new RateScale(
                Math.min(least, Math.floor(Math.log10(rate))), Math.max(most, Math.ceil(Math.log10(rate)) + 0.0));
    }

    double position(double rate) {
        return Math.max(least, Math.min(most, Math.log10(rate)));
    }

    /** A decade as it is written at its tick, {@code 1e-3}. */
    static String tick(double position) {
        return position == 0 ? "1" : position == 1 ? "10" : "1e" + Math.round(position);
    }

    /** To two digits. */
    static double rate(double position) {
        return BigDecimal.valueOf(Math.pow(10, position))
                .round(new MathContext(2))
                .doubleValue();
    }
}
