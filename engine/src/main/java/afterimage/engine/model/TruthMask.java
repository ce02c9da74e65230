package afterimage.engine.model;

import afterimage.engine.cell.RandomStream;
import afterimage.engine.model.ModelSpec.DecoderInput;

/**
 * Where training gives a decoder the true frame instead of its own. The draws depend on nothing but seed, step and
 * branch, so that a resumed run makes the same ones.
 *
 * @param seed of the run
 */
public record TruthMask(ModelSpec spec, long seed) {
    /**
     * The mask of one training step.
     *
     * @param done training steps done before it
     * @return [steps, batch] of 0 (own frame) and 1 (true frame); row t says what the decoder gets after its step t
     */
    public float[] at(long done, Branch branch, int steps, int batch) {
        float[] mask = new float[steps * batch];
        DecoderInput input = spec.inputOf(branch);
        double truth = input == DecoderInput.TRUTH
                ? 1
                : input == DecoderInput.SCHEDULED ? spec.sampling().truth(done) : 0;
        RandomStream random = RandomStream.of(seed, "scheduled sampling", branch.ordinal(), done);
        for (int i = 0; i < mask.length; i++) {
            mask[i] = random.nextDouble() < truth ? 1 : 0;
        }
        return mask;
    }

    /**
     * Likewise while the input frames are read.
     *
     * @return row t says what is read after step t
     */
    float[] whileReading(long done, int steps, int batch) {
        float[] mask = new float[steps * batch];
        double own = spec.reading().own().truth(done);
        RandomStream random = RandomStream.of(seed, "reading", done);
        for (int i = 0; i < mask.length; i++) {
            mask[i] = random.nextDouble() < own ? 0 : 1;
        }
        return mask;
    }
}
