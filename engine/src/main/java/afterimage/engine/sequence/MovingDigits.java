package afterimage.engine.sequence;

import afterimage.engine.BadInput;
import afterimage.engine.RandomStream;
import afterimage.engine.clip.Clip;
import afterimage.engine.digits.DigitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Moving MNIST by random access: clip k of seed s has the same bits on every machine, whoever asks, in any order.
 * Immutable and safe for any number of threads.
 */
public record MovingDigits(SequenceSpec spec, DigitSet digits, long seed) implements Clips {
    /** @throws BadInput if the frames have no room for the images to move */
    public MovingDigits {
        requireRoom(spec, digits.side());
    }

    /** Refuses frames in which images of so many pixels a side cannot move. */
    public static void requireRoom(SequenceSpec spec, int side) {
        BadInput.unless(
                spec.size() > side,
                "Frames of %d pixels leave images of %d no room to move; set sequence.size to %d or more.",
                spec.size(),
                side,
                side + 1);
    }

    @Override
    public MovingClip clip(long k) {
        List<DigitTrack> tracks = tracks(k);
        int pixels = spec.size() * spec.size();
        float[] frames = new float[spec.frames() * pixels];
        for (int t = 0; t < spec.frames(); t++) {
            draw(tracks, t, frames, t * pixels);
        }
        return new MovingClip(new Clip(spec.frames(), spec.size(), spec.size(), frames), tracks);
    }

    @Override
    public Batch fill(Batch black, long first) {
        int pixels = spec.size() * spec.size();
        int size = black.size();
        for (int b = 0; b < size; b++) {
            List<DigitTrack> tracks = tracks(first + b);
            for (int t = 0; t < spec.frames(); t++) {
                boolean seen = t < spec.inputFrames();
                int row = seen ? t : t - spec.inputFrames();
                draw(tracks, t, seen ? black.input() : black.future(), (row * size + b) * pixels);
            }
        }
        return black;
    }

    List<DigitTrack> tracks(long k) {
        RandomStream random = RandomStream.ofClip(seed, k);
        return IntStream.range(0, spec.digits())
                .mapToObj(digit -> TrackMaker.make(spec, digits, random))
                .toList();
    }

    private void draw(List<DigitTrack> tracks, int t, float[] target, int offset) {
        for (DigitTrack track : tracks) {
            MovingImages.Image image = (y, x) -> digits.grey(track.image(), y, x) / 255f;
            MovingImages.draw(image, digits.side(), track.steps().get(t), spec, target, offset);
        }
    }
}
