package afterimage.app.export;

import afterimage.engine.clip.Clip;
import afterimage.engine.clip.Shading;

/** What a model makes minus the truth. */
final class FrameDifference {
    private FrameDifference() {}

    /**
     * @param truth all frames of the clip
     * @param first time step of the first frame that was made
     */
    static FrameRow.Piece of(Clip made, Clip truth, int first) {
        float[] pixels = made.pixels();
        float[] real = truth.frames(first, first + made.time()).pixels();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] -= real[i];
        }
        return new FrameRow.Piece(first, Clip.of(made.time(), made.height(), made.width(), pixels), Shading.DIFFERENCE);
    }
}
