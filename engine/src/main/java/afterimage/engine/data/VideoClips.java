package afterimage.engine.data;

import afterimage.engine.BadInput;
import afterimage.engine.RandomStream;
import afterimage.engine.clip.Clip;
import afterimage.engine.clip.NpyFrames;
import afterimage.engine.digits.DigitSet;
import afterimage.engine.digits.Split;
import afterimage.engine.sequence.Clips;
import afterimage.engine.sequence.MovingClip;
import afterimage.engine.sequence.SequenceSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Clips out of videos: clip k begins at a frame that chance gives it, equally often at each of its split. Of three videos
 * or more a tenth, at least one, is for validation and as many for testing; one or two are parted in time, 70 %, 15 % and
 * 15 %. Which video is in which split follows from their number alone.
 */
final class VideoClips implements Clips {
    /** Any number, the same for ever: what deals videos to splits. */
    private static final long DEAL = 20;

    private static final double TRAINED = 0.7;
    private static final double SEEN = 0.85;

    /** A piece of a video: its frames from {@code first} on. */
    private record Piece(int video, int first) {}

    private final SequenceSpec spec;
    private final NpyFrames frames;
    private final DataSpec.Video video;
    private final long seed;
    private final List<Integer> offsets = new ArrayList<>();
    /** By how many clips could begin in all pieces before. */
    private final NavigableMap<Long, Piece> pieces = new TreeMap<>();

    private final long starts;

    /** @throws BadInput if no video of the split is long enough for a clip */
    VideoClips(SequenceSpec spec, NpyFrames frames, DataSpec data, Split split, long seed) {
        this.spec = spec;
        this.frames = frames;
        this.video = data.video();
        this.seed = seed;
        int span = (spec.frames() - 1) * video.cut().step() + 1;
        int count = video.lengths() == null ? frames.videos() : video.lengths().size();
        int[] turns = RandomStream.order(DEAL, count);
        int held = Math.max(1, count / 10);
        int longest = 0;
        long before = 0;
        int offset = 0;
        for (int i = 0; i < count; i++) {
            int length =
                    video.lengths() == null ? frames.frames() : video.lengths().get(i);
            int from = 0;
            int to = split == splitOf(turns[i], count, held) ? length : 0;
            if (count < 3) {
                from = split == Split.TRAIN ? 0 : (int) (length * (split == Split.VALIDATION ? TRAINED : SEEN));
                to = split == Split.TEST ? length : (int) (length * (split == Split.TRAIN ? TRAINED : SEEN));
            }
            if (to - from >= span) {
                pieces.put(before, new Piece(i, from));
                before += to - from - span + 1;
            }
            offsets.add(offset);
            offset += length;
            longest = Math.max(longest, to - from);
        }
        starts = before;
        BadInput.unless(
                !pieces.isEmpty(),
                "The videos of '%s' give %s %d frames in a row, but clips take %d; take shorter clips, every frame, or"
                        + " longer videos.",
                data.name(),
                split == Split.TRAIN ? "training" : split == Split.TEST ? "testing" : "validation",
                longest,
                span);
    }

    private static Split splitOf(int turn, int count, int held) {
        return turn >= count - held ? Split.TEST : turn >= count - 2 * held ? Split.VALIDATION : Split.TRAIN;
    }

    @Override
    public SequenceSpec spec() {
        return spec;
    }

    /** None: nobody knows what moves where in a video. */
    @Override
    public DigitSet digits() {
        return null;
    }

    @Override
    public MovingClip clip(long k) {
        long start = (long) (RandomStream.ofClip(seed, k).nextDouble() * starts);
        Map.Entry<Long, Piece> found = pieces.floorEntry(start);
        Piece piece = found.getValue();
        int first = piece.first + (int) (start - found.getKey());
        int size = spec.size();
        float[] pixels = new float[spec.frames() * size * size];
        for (int t = 0; t < spec.frames(); t++) {
            System.arraycopy(
                    frame(piece.video, first + t * video.cut().step()), 0, pixels, t * size * size, size * size);
        }
        return new MovingClip(new Clip(spec.frames(), size, size, pixels), List.of());
    }

    private float[] frame(int of, int t) {
        float[] raw = video.lengths() == null ? frames.read(of, t) : frames.read(0, offsets.get(of) + t);
        float[] cut = video.cut().of(raw, frames.height(), frames.width(), spec.size());
        for (int i = 0; i < cut.length; i++) {
            double value = (cut[i] - video.black()) / (video.white() - video.black());
            // What is not a number becomes black too.
            cut[i] = value > 0 ? (float) Math.min(1, value) : 0;
        }
        return cut;
    }
}
