package afterimage.engine.trace;

import java.util.List;

/** What a model's movers did for one clip, step by step, first in the encoder, then in the decoder; copies. */
public record MoverTrace(List<Step> steps) {
    /** By mover [size, size], motion in pixels down and across; as in a {@code MoverStep}, null where there is none. */
    public record Step(String stack, float[][] pictures, float[][] motion, float[][] picked, float[] mask) {}
}
