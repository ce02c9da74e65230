package afterimage.engine.sequence;

import afterimage.engine.BadInput;
import afterimage.engine.clip.Clip;
import java.util.ArrayList;
import java.util.List;

/** Clips of any images, moved and drawn by the very law of {@link MovingDigits}. */
public final class MovingImages {
    /** Brightness of an image's pixel, 0 to 1. */
    interface Image {
        float at(int y, int x);
    }

    /**
     * The clip that begins like this, in frames and walls as {@code spec} says; its count of digits and its speeds do not
     * matter. Tracks have the label -1 and their image's place in the list.
     *
     * @throws BadInput if an image begins outside the frame
     */
    public static MovingClip clip(SequenceSpec spec, List<MovingImage> images) {
        List<DigitTrack> tracks = new ArrayList<>();
        for (MovingImage image : images) {
            int box = spec.size() - image.side();
            BadInput.unless(
                    image.x() >= 0 && image.y() >= 0 && image.x() <= box && image.y() <= box,
                    "A digit must begin inside the frame, at 0 to %d.",
                    box);
            tracks.add(TrackMaker.from(spec, image, tracks.size()));
        }
        int pixels = spec.size() * spec.size();
        float[] frames = new float[spec.frames() * pixels];
        for (DigitTrack track : tracks) {
            float[] own = images.get(track.image()).pixels();
            int side = images.get(track.image()).side();
            for (int t = 0; t < spec.frames(); t++) {
                draw((y, x) -> own[y * side + x], side, track.steps().get(t), spec, frames, t * pixels);
            }
        }
        return new MovingClip(new Clip(spec.frames(), spec.size(), spec.size(), frames), tracks);
    }

    /** Draws a square image where {@code step} has it into the frame that begins at {@code offset}, by pixel maximum. */
    static void draw(Image image, int side, DigitTrack.Step step, SequenceSpec spec, float[] target, int offset) {
        for (int y = 0; y < side; y++) {
            int at = offset + (step.row() + y) * spec.size() + step.column();
            for (int x = 0; x < side; x++) {
                target[at + x] = Math.max(target[at + x], image.at(y, x));
            }
        }
    }
}
