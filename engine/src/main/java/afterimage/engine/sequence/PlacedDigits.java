package afterimage.engine.sequence;

import afterimage.engine.digits.DigitSet;
import java.util.List;

/** The same clips in batches without frames, for a device that draws them itself. */
public record PlacedDigits(MovingDigits clips) implements Clips {
    @Override
    public SequenceSpec spec() {
        return clips.spec();
    }

    @Override
    public DigitSet digits() {
        return clips.digits();
    }

    @Override
    public MovingClip clip(long k) {
        return clips.clip(k);
    }

    @Override
    public Batch batch(long first, int size) {
        int digits = spec().digits();
        long[] images = new long[size * digits];
        long[] rows = new long[spec().frames() * images.length];
        long[] columns = new long[rows.length];
        for (int b = 0; b < size; b++) {
            List<DigitTrack> tracks = clips.tracks(first + b);
            for (int d = 0; d < digits; d++) {
                images[b * digits + d] = tracks.get(d).image();
                for (int t = 0; t < spec().frames(); t++) {
                    int at = (t * size + b) * digits + d;
                    rows[at] = tracks.get(d).steps().get(t).row();
                    columns[at] = tracks.get(d).steps().get(t).column();
                }
            }
        }
        return new Batch(size, null, null, new Places(images, rows, columns));
    }

    @Override
    public Batch batch(long first, Batch old) {
        return batch(first, old.size());
    }
}
