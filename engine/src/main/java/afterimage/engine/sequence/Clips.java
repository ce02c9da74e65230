package afterimage.engine.sequence;

import afterimage.engine.digits.DigitSet;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** Endless clips by random access: k is the same whoever asks, on any thread. Those of videos come without tracks. */
public interface Clips {
    SequenceSpec spec();

    /** The images that tracks are of; null where there are no tracks. */
    DigitSet digits();

    MovingClip clip(long k);

    /** The clips {@code first} to {@code first + count - 1}. */
    default List<MovingClip> clips(long first, int count) {
        return LongStream.range(first, first + count).mapToObj(this::clip).toList();
    }

    /** The first clips, or as many as are different where those are fewer. */
    default List<MovingClip> first(int most) {
        return clips(0, most);
    }

    /** The clips {@code first} to {@code first + size - 1}, time-major. */
    default Batch batch(long first, int size) {
        return fill(Batch.black(spec(), size), first);
    }

    /** The same in the arrays of a batch that nobody needs any more. */
    default Batch batch(long first, Batch old) {
        Arrays.fill(old.input(), 0);
        Arrays.fill(old.future(), 0);
        return fill(old, first);
    }

    /** Puts clips into a black batch, and gives it. */
    default Batch fill(Batch black, long first) {
        return black.with(spec(), MovingClip.clips(clips(first, black.size())));
    }
}
