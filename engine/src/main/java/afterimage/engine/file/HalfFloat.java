package afterimage.engine.file;

/** IEEE 754 binary16 numbers, in which shipped weights take half the room; Java converts them itself only from 20 on. */
final class HalfFloat {
    private static final int MANTISSA = 10;
    private static final int SHIFT = 23 - MANTISSA;
    private static final int SIGN = 0x8000;
    private static final int INFINITY = 0x7c00;
    /** Exponent of the smallest normal number, below which numbers have fewer digits. */
    private static final int LEAST = -14;

    /** The nearest half, that with an even last bit where two are as near; infinite from 65520 on. */
    static short of(float value) {
        int sign = Float.floatToIntBits(value) >>> 16 & SIGN;
        int exponent = Math.max(LEAST, Math.getExponent(value));
        // Of a normal number 1024 to 2048, whose bit of 1024 makes its exponent; rint rounds to even.
        double steps = Math.rint(Math.abs(value) / Math.scalb(1.0, exponent - MANTISSA));
        int size = (int) Math.min(INFINITY, ((exponent - LEAST) << MANTISSA) + steps);
        return (short) (sign | (Float.isNaN(value) ? INFINITY | 1 : size));
    }

    static float toFloat(short half) {
        int size = half & Short.MAX_VALUE;
        // float32 exponents are biased by 127, these by 15; a product with that power of two is exact.
        float value = Float.intBitsToFloat(size << SHIFT) * 0x1p112f;
        if (size >= INFINITY) {
            value = size == INFINITY ? Float.POSITIVE_INFINITY : Float.NaN;
        }
        return half < 0 ? -value : value;
    }
}
