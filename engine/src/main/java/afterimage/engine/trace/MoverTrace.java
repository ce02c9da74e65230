package afterimage.engine.trace;

import java.util.List;

/** What a model's movers did for one clip, step by step, first in the encoder, then in the decoder; copies. */
public record MoverTrace(List<Step> steps) {
    public MoverTrace {
        steps = List.copyOf(steps);
    }

    /**
     * @param stack encoder or prediction
     * @param pictures by mover, [size, size], after the step
     * @param motion by mover, pixels down and across
     * @param picked by mover, share of the true frame's pixels that it picked up, [size, size]; null where it had none
     * @param mask share of what is drawn, not carried, in the frame that was written, [size, size]; null where none was
     */
    public record Step(String stack, float[][] pictures, float[][] motion, float[][] picked, float[] mask) {}
}
