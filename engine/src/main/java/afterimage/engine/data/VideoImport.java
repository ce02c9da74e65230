package afterimage.engine.data;

import afterimage.engine.BadInput;
import afterimage.engine.clip.ClipLayout;
import afterimage.engine.clip.NpyFrames;
import afterimage.engine.clip.VideoReader;
import afterimage.engine.file.NpyFrameWriter;
import afterimage.engine.file.NpyHeader;
import afterimage.engine.file.SafeFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Takes videos into the program: an npy is read where it is, of others the part that is used is kept. */
final class VideoImport {
    /** Bytes that are kept at most: a million frames of 64 pixels. */
    private static final long MOST = 1L << 32;

    /** An npy file of clips, in place; its path is absolute. */
    static DataSpec npy(String name, Path file, ClipLayout asked, Cut cut) {
        try (NpyFrames frames = new NpyFrames(file, asked)) {
            double[] range = range(frames);
            long bytes = file.toFile().length();
            long modified = SafeFile.time(file).toMillis();
            Integer held = VideoClips.held(VideoClips.lengths(null, frames), cut.step());
            DataSpec.Video video = new DataSpec.Video(
                    file.toString(), bytes, modified, frames.layout, null, range[0], range[1], cut, held);
            return new DataSpec(name, Data.sha256(file), null, video);
        }
    }

    /**
     * Black and white of numbers that nobody said the meaning of. Whole ones: 0, and the most that a byte or as many bits
     * as they use hold, of masks 1. Others: 0 to 1, 0 to 255, -1 to 1, or what they are.
     */
    private static double[] range(NpyFrames frames) {
        float[] range = frames.range();
        BadInput.unless(range[1] > range[0], "All frames are of one shade; there is nothing to learn in them.");
        if (frames.one() > 0) {
            int most = Math.round((float) (range[1] / frames.one()));
            boolean isByte = most > 1 && most <= 255;
            return new double[] {0, frames.one() * (isByte ? 255 : 2 * Integer.highestOneBit(most) - 1)};
        }
        double black = range[0] >= -0.001 ? 0 : range[0] >= -1.001 ? -1 : range[0];
        boolean isByte = black == 0 && range[1] > 16 && range[1] <= 256;
        return new double[] {black, range[1] > 0.004 && range[1] <= 1.001 ? 1 : isByte ? 255 : range[1]};
    }

    /** The clips of an npy file one after the other, between black and white. */
    static List<Consumer<VideoReader.Sink>> clips(NpyFrames frames) {
        double[] range = range(frames);
        IntFunction<Consumer<VideoReader.Sink>> clip = video -> sink -> {
            boolean wanted = true;
            for (int t = 0; wanted && t < frames.frames; t++) {
                float[] grey = frames.read(video, t);
                for (int p = 0; p < grey.length; p++) {
                    grey[p] = (float) ((grey[p] - range[0]) / (range[1] - range[0]));
                }
                wanted = sink.take(grey, frames.height, frames.width);
            }
        };
        return IntStream.range(0, frames.videos).mapToObj(clip).toList();
    }

    /** Keeps the part that is used of videos, each given to a sink, as [time, size, size] of all their frames. */
    static DataSpec stored(String name, List<Consumer<VideoReader.Sink>> videos, Cut cut, int size, Path into) {
        List<Integer> lengths = new ArrayList<>();
        Path npy = into.resolve(Data.FRAMES);
        long most = MOST / size / size;
        int[] kept = {0};
        try (NpyFrameWriter frames = new NpyFrameWriter(npy, NpyHeader.of(NpyHeader.Type.UINT8, 0, size, size))) {
            for (Consumer<VideoReader.Sink> video : videos) {
                int before = kept[0];
                int[] seen = {0};
                video.accept((grey, height, width) -> {
                    if (seen[0]++ % cut.step() == 0) {
                        frames.write(kept[0]++, cut.of(grey, height, width, size));
                    }
                    return kept[0] <= most;
                });
                lengths.add(kept[0] - before);
            }
            frames.commit(NpyHeader.of(NpyHeader.Type.UINT8, kept[0], size, size));
        }
        BadInput.unless(
                kept[0] > 0 && kept[0] <= most,
                "'%s' has %s frames; %,d of %d pixels can be kept at most, so take fewer files or every second.",
                name,
                kept[0] > 0 ? "too many" : "no",
                most,
                size);
        Integer held = VideoClips.held(lengths, Cut.WHOLE.step());
        DataSpec.Video video = new DataSpec.Video(null, 0, 0, ClipLayout.TIME_FIRST, lengths, 0, 1, Cut.WHOLE, held);
        return new DataSpec(name, Data.sha256(npy), null, video);
    }
}
