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
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Clips out of videos: clip k begins at a frame that chance gives it, equally often at each of its split, or at the next
 * one where few are held out. Of three videos or more a tenth, at least one, is for validation and as many for testing;
 * one or two are parted in time, 70 %, 15 % and 15 %, or as {@link DataSpec.Video#held} says. What is in which split does
 * not depend on how long clips are.
 */
final class VideoClips implements Clips {
    /** Any number, the same for ever: what deals videos to splits. */
    private static final long DEAL = 20;
    /** Fewer videos are parted in time. */
    private static final int DEALT = 3;

    private static final double TRAINED = 0.7;
    private static final double SEEN = 0.85;
    /** Frames of a clip as most have them. */
    private static final int USUAL = 20;
    /** Held-out clips of a run as most have them. */
    private static final int FEW = 16;

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
    /** Held-out clips that are so few that chance would repeat some and leave out others. */
    private final boolean inTurn;

    /** @throws BadInput if no video of the split is long enough for a clip */
    VideoClips(SequenceSpec spec, NpyFrames frames, DataSpec data, Split split, long seed) {
        this.spec = spec;
        this.frames = frames;
        this.video = data.video();
        this.seed = seed;
        int span = span(spec.frames(), video.cut().step());
        List<Integer> lengths = lengths(video.lengths(), frames);
        List<int[]> parts = parts(video, lengths, split);
        long before = 0;
        int offset = 0;
        for (int i = 0; i < parts.size(); i++) {
            int[] part = parts.get(i);
            if (part[1] - part[0] >= span) {
                pieces.put(before, new Piece(i, part[0]));
                before += part[1] - part[0] - span + 1;
            }
            offsets.add(offset);
            offset += lengths.get(i);
        }
        starts = before;
        inTurn = split != Split.TRAIN && starts < FEW;
        String refusal = tooShort(data, lengths, spec, split).orElse("");
        BadInput.unless(refusal.isEmpty(), "%s", refusal);
    }

    /** Frames from a clip's first to its last, both counted. */
    private static int span(int frames, int step) {
        return (frames - 1) * step + 1;
    }

    /** @param kept of videos one after the other; null where they are apart */
    static List<Integer> lengths(List<Integer> kept, NpyFrames frames) {
        return kept == null ? Collections.nCopies(frames.videos, frames.frames) : kept;
    }

    /** One sentence if no video of a split is long enough for a clip. */
    static Optional<String> tooShort(DataSpec data, List<Integer> lengths, SequenceSpec clips, Split split) {
        int step = data.video().cut().step();
        int span = span(clips.frames(), step);
        int row = parts(data.video(), lengths, split).stream()
                .mapToInt(part -> part[1] - part[0])
                .max()
                .orElse(0);
        String refusal =
                "The videos of '%s' give %s %d frames in a row, but %s takes %d; take fewer frames in or out, or"
                        + " longer videos: a single one needs %d frames.";
        return row >= span
                ? Optional.empty()
                : Optional.of(refusal.formatted(
                        data.name(),
                        split == Split.TRAIN ? "training" : split == Split.TEST ? "testing" : "validation",
                        row,
                        step == 1 ? "a clip" : "a clip of %d, one in %d,".formatted(clips.frames(), step),
                        span,
                        IntStream.iterate(3 * span, length -> length + 1)
                                .filter(length -> validated(length, span(USUAL, step)) >= span)
                                .findFirst()
                                .orElseThrow()));
    }

    /** Frames of a single video that are for validation, never more than for training or testing. */
    private static int validated(int length, int held) {
        int[] part = part(length, held, Split.VALIDATION);
        return part[1] - part[0];
    }

    /** What {@link DataSpec.Video#held} is to be, so that usual clips fit; null where it changes nothing. */
    static Integer held(List<Integer> lengths, int step) {
        int held = span(USUAL, step);
        boolean changes = lengths.stream().anyMatch(length -> length >= 3L * held && validated(length, 0) < held);
        return lengths.size() < DEALT && changes ? held : null;
    }

    /** Of each video the first frame that is of a split and the one after its last; the same one where there are none. */
    private static List<int[]> parts(DataSpec.Video video, List<Integer> lengths, Split split) {
        int count = lengths.size();
        int[] turns = RandomStream.order(DEAL, count);
        int tenth = Math.max(1, count / 10);
        int held = video.held() == null ? 0 : video.held();
        return IntStream.range(0, count)
                .mapToObj(i -> count < DEALT
                        ? part(lengths.get(i), held, split)
                        : new int[] {0, split == splitOf(turns[i], count, tenth) ? lengths.get(i) : 0})
                .toList();
    }

    private static int[] part(int length, int held, Split split) {
        int least = length >= 3L * held ? held : 0;
        int test = Math.min((int) (length * SEEN), length - least);
        int[] ends = {0, Math.min((int) (length * TRAINED), test - least), test, length};
        return Arrays.copyOfRange(ends, split.ordinal(), split.ordinal() + 2);
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
    public List<MovingClip> first(int most) {
        return clips(0, (int) Math.min(most, starts));
    }

    @Override
    public MovingClip clip(long k) {
        long start = inTurn ? k % starts : (long) (RandomStream.ofClip(seed, k).nextDouble() * starts);
        Map.Entry<Long, Piece> found = pieces.floorEntry(start);
        Piece piece = found.getValue();
        int first = piece.first + (int) (start - found.getKey());
        int size = spec.size();
        float[] all = new float[spec.frames() * size * size];
        for (int t = 0; t < spec.frames(); t++) {
            System.arraycopy(frame(piece.video, first + t * video.cut().step()), 0, all, t * size * size, size * size);
        }
        return new MovingClip(new Clip(spec.frames(), size, size, all), List.of());
    }

    private float[] frame(int of, int t) {
        float[] raw = video.lengths() == null ? frames.read(of, t) : frames.read(0, offsets.get(of) + t);
        float[] cut = video.cut().of(raw, frames.height, frames.width, spec.size());
        for (int i = 0; i < cut.length; i++) {
            double value = (cut[i] - video.black()) / (video.white() - video.black());
            // What is not a number becomes black too.
            cut[i] = value > 0 ? (float) Math.min(1, value) : 0;
        }
        return cut;
    }
}
