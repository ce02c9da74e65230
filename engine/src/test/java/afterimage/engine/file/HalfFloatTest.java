package afterimage.engine.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HalfFloatTest {
    /** Values of IEEE 754-2019, table 3.5 and its neighbours, worked out by hand. */
    @Test
    void numbersThatHalvesHold() {
        same(0x0000, 0f);
        same(0x3c00, 1f);
        same(0xc000, -2f);
        same(0x3555, 0.33325195f);
        same(0x7bff, 65504f);
        same(0x0400, 0x1p-14f);
        same(0x03ff, 1023 * 0x1p-24f);
        same(0x0001, 0x1p-24f);
        same(0x7c00, Float.POSITIVE_INFINITY);
        same(0xfc00, Float.NEGATIVE_INFINITY);
        assertTrue(Float.isNaN(HalfFloat.toFloat(HalfFloat.of(Float.NaN))));
    }

    @Test
    void allOthersAreRoundedToTheNearest() {
        // Between 1 and 1 + 2^-10: halves go to the even one.
        assertEquals(1f, HalfFloat.toFloat(HalfFloat.of(1 + 0x1p-11f)));
        assertEquals(1 + 0x1p-10f, HalfFloat.toFloat(HalfFloat.of(Math.nextUp(1 + 0x1p-11f))));
        assertEquals(1 + 0x1p-9f, HalfFloat.toFloat(HalfFloat.of(1 + 3 * 0x1p-11f)));
        assertEquals(65504f, HalfFloat.toFloat(HalfFloat.of(65519f)));
        assertEquals(Float.POSITIVE_INFINITY, HalfFloat.toFloat(HalfFloat.of(65520f)));
        assertEquals(0f, HalfFloat.toFloat(HalfFloat.of(0x1p-25f)));
        assertEquals(0x1p-24f, HalfFloat.toFloat(HalfFloat.of(Math.nextUp(0x1p-25f))));
        assertEquals(0x1p-14f, HalfFloat.toFloat(HalfFloat.of(Math.nextDown(0x1p-14f))));
    }

    @Test
    void everyHalfComesBack() {
        for (int bits = 0; bits <= 0xffff; bits++) {
            float value = HalfFloat.toFloat((short) bits);
            if (!Float.isNaN(value)) {
                assertEquals((short) bits, HalfFloat.of(value), Integer.toHexString(bits));
            }
        }
    }

    private static void same(int bits, float value) {
        assertEquals(value, HalfFloat.toFloat((short) bits));
        assertEquals((short) bits, HalfFloat.of(value));
    }
}
