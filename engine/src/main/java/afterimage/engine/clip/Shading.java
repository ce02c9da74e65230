package afterimage.engine.clip;

/** How a value becomes a colour; the same in every picture, on screen and on paper. */
public enum Shading {
    /** 0 black to 1 white, clipped. */
    GREY {
        @Override
        public int rgb(float value) {
            int grey = Math.round(255 * Math.max(0, Math.min(1, value)));
            return 0xff000000 | grey << 16 | grey << 8 | grey;
        }
    },
    /** Prediction minus truth: -1 blue over 0 near-black to +1 orange; the square root lifts small differences. */
    DIFFERENCE {
        @Override
        public int rgb(float value) {
            float strength = (float) Math.sqrt(Math.min(1, Math.abs(value)));
            int towards = value < 0 ? 0x5b8cff : 0xff9a3d;
            return 0xff000000
                    | mix(0x14, towards >> 16 & 0xff, strength) << 16
                    | mix(0x18, towards >> 8 & 0xff, strength) << 8
                    | mix(0x1e, towards & 0xff, strength);
        }
    };

    /** The colour of {@code value} as 0xAARRGGBB, opaque. */
    public abstract int rgb(float value);

    private static int mix(int from, int to, float share) {
        return Math.round(from + (to - from) * share);
    }
}
