package afterimage.engine.sequence;

import afterimage.engine.digits.DigitSet;

/** Draws images over each other by pixel maximum. */
final class Overlap {
    /** Brightness of an image's pixel, 0 to 1. */
    interface Image {
        float at(int y, int x);
    }

    private Overlap() {}

    /** Draws a 28x28 image where {@code step} has it into the frame that begins at {@code offset}. */
    static void draw(Image image, DigitTrack.Step step, SequenceSpec spec, float[] target, int offset) {
        for (int y = 0; y < DigitSet.SIZE; y++) {
            int at = offset + (step.row() + y) * spec.size() + step.column();
            for (int x = 0; x < DigitSet.SIZE; x++) {
                target[at + x] = Math.max(target[at + x], image.at(y, x));
            }
        }
    }
}
