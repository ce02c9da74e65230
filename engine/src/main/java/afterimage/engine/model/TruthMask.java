package afterimage.engine.model;

import afterimage.engine.RandomStream;

/** Where training feeds true frames; drawn from seed, step and branch alone, so that a resumed run makes the same. */
public record TruthMask(ModelSpec spec, long seed) {
    /** Of the training step after {@code done} others, [steps, batch]: after step t 0 for the own frame, 1 the true. */
    public float[] at(long done, Branch branch, int steps, int batch) {
        double truth = switch (spec.inputOf(branch)) {
            case TRUTH -> 1;
            case SCHEDULED -> spec.sampling().truth(done);
            case NONE, OWN_OUTPUT -> 0;
        };
        return drawn(RandomStream.of(seed, "scheduled sampling", branch.ordinal(), done), steps * batch, truth, 1);
    }

    /** Likewise while the input frames are read; row t says what is read after step t. */
    float[] whileReading(long done, int steps, int batch) {
        double own = spec.reading().own().truth(done);
        return drawn(RandomStream.of(seed, "reading", done), steps * batch, own, 0);
    }

    /** {@code hit} with this chance, else the other of 0 and 1. */
    private static float[] drawn(RandomStream random, int count, double chance, float hit) {
        float[] mask = new float[count];
        for (int i = 0; i < count; i++) {
            mask[i] = random.nextDouble() < chance ? hit : 1 - hit;
        }
        return mask;
    }
}
