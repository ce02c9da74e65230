package afterimage.engine.clip;

/** How a value becomes a colour; the same in every picture, on screen and on paper. */
public enum Shading {
    /** 0 black to 1 white, clipped. */
    GREY,
    /** Prediction minus truth: -1 blue over 0 near-black to +1 orange; the square root lifts small differences. */
    DIFFERENCE,
    /** 0 to 1 from black over purple and orange to pale yellow, evenly in lightness (matplotlib's inferno, CC0). */
    HEAT,
    /** -1 blue over 0 near-black to +1 orange, in proportion. */
    SIGNED;

    private static final int[] INFERNO = {
        0x000004, 0x160b39, 0x420a68, 0x6a176e, 0x932667, 0xbc3754, 0xdd513a, 0xf37819, 0xfca50a, 0xf6d746, 0xfcffa4
    };

    /** The colour of {@code value} as 0xAARRGGBB, opaque. */
    public int rgb(float value) {
        return switch (this) {
            case GREY -> {
                int grey = Math.round(255 * Math.max(0, Math.min(1, value)));
                yield 0xff000000 | grey << 16 | grey << 8 | grey;
            }
            case DIFFERENCE -> {
                float strength = (float) Math.sqrt(Math.min(1, Math.abs(value)));
                yield mix(0x14181e, value < 0 ? 0x5b8cff : 0xff9a3d, strength);
            }
            case HEAT -> {
                float place = Math.max(0, Math.min(1, Float.isNaN(value) ? 0 : value)) * (INFERNO.length - 1);
                int stop = Math.min((int) place, INFERNO.length - 2);
                yield mix(INFERNO[stop], INFERNO[stop + 1], place - stop);
            }
            case SIGNED -> DIFFERENCE.rgb(value * Math.abs(value));
        };
    }

    /** A colour between two of 0xRRGGBB, channel by channel. */
    private static int mix(int from, int to, float share) {
        int mixed = 0xff000000;
        for (int shift = 0; shift < 24; shift += 8) {
            int begin = from >> shift & 0xff;
            mixed |= Math.round(begin + ((to >> shift & 0xff) - begin) * share) << shift;
        }
        return mixed;
    }
}
