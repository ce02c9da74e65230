package afterimage.engine.file;

/** IEEE 754 binary16 numbers, in which shipped weights take half the room; Java converts them itself only from 20 on. */
final class HalfFloat {
    private static final int MANTISSA = 10;
    private static final int FLOAT_MANTISSA = 23;
    private static final int SHIFT = FLOAT_MANTISSA - MANTISSA;
    private static final int SIGN = 0x8000;
    private static final int INFINITY = 0x7c00;
    /** float32 exponents are biased by 127, these by 15. */
    private static final int REBIAS = (127 - 15) << FLOAT_MANTISSA;
    /** The smallest that is no longer rounded to a finite number: 65520. */
    private static final int OVERFLOW = Float.floatToIntBits(65520f);
    /** 2^-14, below which numbers have fewer digits. */
    private static final int NORMAL = Float.floatToIntBits(0x1p-14f);

    /** The nearest half, that with an even last bit where two are as near; infinite from 65520 on. */
    static short of(float value) {
        int bits = Float.floatToIntBits(value);
        int sign = bits >>> 16 & SIGN;
        int size = bits & Integer.MAX_VALUE;
        if (Float.isNaN(value)) {
            return (short) (sign | INFINITY | 1);
        }
        if (size >= OVERFLOW) {
            return (short) (sign | INFINITY);
        }
        if (size < NORMAL) {
            // Steps of 2^-24; rint rounds to even, and 1024 steps are the smallest normal number's bits.
            return (short) (sign | (int) Math.rint(Math.abs(value) * 0x1p24));
        }
        int odd = size >>> SHIFT & 1;
        return (short) (sign | size - REBIAS + (1 << SHIFT - 1) - 1 + odd >>> SHIFT);
    }

    static float toFloat(short half) {
        int size = half & Short.MAX_VALUE;
        float value;
        if (size >= INFINITY) {
            value = size == INFINITY ? Float.POSITIVE_INFINITY : Float.NaN;
        } else if (size < 1 << MANTISSA) {
            value = size * 0x1p-24f;
        } else {
            value = Float.intBitsToFloat((size << SHIFT) + REBIAS);
        }
        return half < 0 ? -value : value;
    }
}
