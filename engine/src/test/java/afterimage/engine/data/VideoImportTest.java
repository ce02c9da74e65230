package afterimage.engine.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.clip.ClipLayout;
import afterimage.engine.clip.GifSample;
import afterimage.engine.clip.NpySample;
import afterimage.engine.clip.VideoReader;
import afterimage.engine.digits.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VideoImportTest extends ImportCase {
    private static final int WHITE = 0xffffffff;
    private static final int BLACK = 0xff000000;

    /** Of whole numbers, a share of the most that their type holds. */
    @ParameterizedTest
    @CsvSource({
        "|u1, 0, 255, 0, 1",
        "|u1, 30, 90, 0, 1",
        "|u1, 0, 1, 0, 0.003921569",
        "<u2, 0, 65535, 0, 1",
        "<u2, 7, 200, 0, 0.0038910506",
        "<u2, 0, 3000, 0, 0.062485695",
        ">u2, 0, 1, 0, 0.00001525902",
        "<f4, 0, 1, 0, 1",
        "<f4, 0.1, 0.7, 0, 1",
        "<f4, 0, 0.002, 0, 0.002",
        "<f4, 0, 200, 0, 255",
        "<f8, 0, 4, 0, 4",
        "<f8, 5, 1000, 0, 1000",
        "<f4, -1, 1, -1, 1",
        "<f4, -0.5, 0.8, -1, 1",
        "<f4, -3, 5, -3, 5",
        "<f4, -80, 0, -80, 0"
    })
    void blackAndWhiteAreToldFromTheNumbers(String type, double least, double most, double black, double white)
            throws IOException {
        Path file = new NpySample("thw", new int[] {20, 8, 8}, type, false)
                .write(given.resolve("video.npy"), (t, s, h, w, c) -> h + w == 0 ? most : least);
        DataSpec.Video video = take(8, file).video();
        assertEquals(black, video.black(), 1e-9);
        assertEquals(white, video.white(), 1e-6 * white);
        float[] frame = data.clips(take(8, file), Samples.clips(8), Split.TRAIN, 1)
                .clip(0)
                .clip()
                .pixels();
        double one = type.equals("|u1") ? 1 / 255.0 : type.endsWith("u2") ? 1 / 65535.0 : 1;
        assertEquals((most * one - black) / (white - black), frame[0], 1e-5);
        assertEquals((least * one - black) / (white - black), frame[1], 1e-5);
    }

    @Test
    void videosOfOneShadeOrWithoutNumbersAreRefused() throws IOException {
        Path file = given.resolve("video.npy");
        for (double value : new double[] {0.5, Double.NaN, Double.POSITIVE_INFINITY}) {
            new NpySample("thw", new int[] {20, 8, 8}, "<f8", false).write(file, (t, s, h, w, c) -> value);
            requireRefused(Double.isNaN(value) || value > 1 ? "not finite" : "one shade", given);
        }
    }

    /** The frames that are kept. */
    private byte[] frames(DataSpec spec) throws IOException {
        byte[] npy = Files.readAllBytes(own.resolve(spec.folder()).resolve("frames.npy"));
        return Arrays.copyOfRange(npy, 128, npy.length);
    }

    @Test
    void numberedPicturesAreVideosInTheOrderOfTheirNumbers() throws IOException {
        for (int video : new int[] {2, 10}) {
            for (int t = 1; t <= 11; t++) {
                int shade = 0xff000000 | (10 * video + t) * 0x10101;
                Samples.block(given.resolve("v" + video).resolve("f" + t + ".png"), 64, 0, 0, 0, shade);
            }
        }
        DataSpec spec = take(8, given);
        assertEquals(List.of(11, 11), spec.video().lengths());
        byte[] frames = frames(spec);
        for (int i = 0; i < 22; i++) {
            assertEquals((i < 11 ? 20 : 100) + i % 11 + 1, Byte.toUnsignedInt(frames[64 * i + 9]), "frame " + i);
        }
        // One by one, in any order, and every second of them.
        Path[] alone = Stream.of(5, 11, 1, 2)
                .map(t -> given.resolve("v2").resolve("f" + t + ".png"))
                .toArray(Path[]::new);
        byte[] second = frames(take(new DataImport.Wish("x".repeat(300), null, null, new Cut(0, 0, 1, 2), 8), alone));
        assertEquals(128, second.length);
        assertEquals(21, second[0]);
        assertEquals(25, second[64]);
        DataSpec images = take(new DataImport.Wish("mine", DataImport.As.VIDEO, null, Cut.WHOLE, 16), alone);
        assertEquals(List.of(4), images.video().lengths());
    }

    @Test
    void aGifIsKeptAsItIsUsed() throws IOException {
        List<GifSample.Patch> patches = new ArrayList<>();
        for (int t = 0; t < 5; t++) {
            int[] grey = new int[160];
            Arrays.fill(grey, 40 * t);
            patches.add(new GifSample.Patch(0, 0, 16, 10, "none", grey));
        }
        GifSample.write(given.resolve("a.gif"), 16, 10, patches);
        GifSample.write(given.resolve("b.gif"), 16, 10, patches.subList(2, 4));
        DataSpec spec = take(8, given);
        assertEquals(List.of(5, 2), spec.video().lengths());
        byte[] frames = frames(spec);
        // A link to a folder is as good.
        Path link = Files.createSymbolicLink(folder.resolve("link"), given);
        assertEquals(spec, take(8, link));
        int[] expected = {0, 40, 80, 120, 160, 80, 120};
        for (int i = 0; i < 7; i++) {
            assertEquals(expected[i], Byte.toUnsignedInt(frames[64 * i + 63]));
        }
    }

    /** The first video's frames, until no more are wanted; of images that move the first of them. */
    @Test
    void aPreviewShowsTheFirstFrames() throws IOException {
        List<Float> middles = new ArrayList<>();
        VideoReader.Sink three = (grey, height, width) -> {
            middles.add(grey[height * width / 2]);
            return middles.size() % 3 > 0;
        };
        Path shape = Samples.block(given.resolve("1.png"), 63, 9, 9, WHITE, BLACK);
        assertFalse(DataImport.preview(List.of(shape), null, three).ofVideos());
        assertEquals(3, middles.size());
        middles.clear();
        for (int t = 1; t <= 11; t++) {
            Samples.block(given.resolve("v").resolve("f" + t + ".png"), 64, 0, 64, BLACK | t * 0x10101, 0);
        }
        Path clips = Samples.video(folder.resolve("clips.npy"), 4, 6, 8);
        for (Path video : List.of(given.resolve("v"), clips, npz("clips.npz", clips))) {
            assertTrue(DataImport.preview(List.of(video), null, three).ofVideos());
        }
        assertTrue(
                DataImport.preview(List.of(shape), DataImport.As.VIDEO, three).ofVideos());
        float[] expected = {1 / 255f, 2 / 255f, 3 / 255f, 0, 1 / 255f, 2 / 255f, 0, 1 / 255f, 2 / 255f};
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], middles.get(i), 1e-6f);
        }
        assertEquals(10, middles.size());
    }

    private Path npz(String name, Path... entries) throws IOException {
        Path file = given.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Path entry : entries) {
                zip.putNextEntry(new ZipEntry(entry.getFileName().toString()));
                Files.copy(entry, zip);
            }
        }
        return file;
    }

    @Test
    void theArrayOfAnNpzIsKept() throws IOException {
        Path clips = Samples.video(folder.resolve("clips.npy"), 4, 6, 8);
        DataSpec spec = take(8, npz("clips.npz", clips));
        assertEquals(List.of(4, 4, 4, 4, 4, 4), spec.video().lengths());
        byte[] frames = frames(spec);
        for (int i = 0; i < 24; i++) {
            assertEquals(10 * (i / 4) + i % 4, frames[64 * i + 5]);
        }
        assertEquals(
                Set.of("frames.npy"), Set.of(own.resolve(spec.folder()).toFile().list()));
        DataSpec turned = take(
                new DataImport.Wish("mine", null, ClipLayout.SEQUENCE_FIRST, Cut.WHOLE, 8), given.resolve("clips.npz"));
        assertEquals(List.of(6, 6, 6, 6), turned.video().lengths());
    }

    @Test
    void anNpzOfSeveralArraysIsRefused() throws IOException {
        Path clips = Samples.video(folder.resolve("clips.npy"), 4, 6, 8);
        Path more = Files.copy(clips, folder.resolve("more.npy"));
        requireRefused("must hold one array", npz("clips.npz", clips, more));
        requireRefused("Take one npy or npz file of clips, not 2", npz("clips.npz", clips), npz("more.npz", more));
    }

    @ParameterizedTest
    @ValueSource(strings = {"notes.txt", ".hidden.png"})
    void whatHoldsNoDataIsRefused(String name) throws IOException {
        Files.writeString(given.resolve(name), "x");
        requireRefused("no data in", given);
        requireRefused("there is no such file", given.resolve("missing"));
    }

    /** The last of several files is the one that is damaged. */
    @Test
    void aRefusedImportLeavesNothingBehind() throws IOException {
        for (int t = 0; t < 3; t++) {
            Samples.block(given.resolve("f" + t + ".png"), 64, 0, 9, WHITE, BLACK);
        }
        Files.writeString(given.resolve("f9.png"), "no picture");
        requireRefused(given.resolve("f9.png").toString(), given);
        // Nor does one of what is there already.
        Files.delete(given.resolve("f9.png"));
        DataSpec spec = take(8, given);
        assertEquals(spec, take(8, given));
        assertEquals(List.of(spec.folder()), List.of(own.toFile().list()));
    }
}
