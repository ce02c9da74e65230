package afterimage.engine.clip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.BadInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyFramesTest {
    /** Types, and what the whole number 1 is read as. */
    private static final Map<String, Double> TYPES = Map.of(
            "|u1",
            1 / 255.0,
            "<u2",
            1 / 65535.0,
            ">u2",
            1 / 65535.0,
            "<f2",
            1.0,
            ">f2",
            1.0,
            "<f4",
            1.0,
            ">f4",
            1.0,
            "<f8",
            1.0,
            ">f8",
            1.0);

    private static final double[] LUMA = {0.299, 0.587, 0.114};

    @TempDir
    private Path folder;

    private static int value(int t, int s, int h, int w, int c) {
        return (97 * t + 31 * s + 7 * h + 3 * w + 53 * c) % 251;
    }

    private static double grey(int t, int s, int h, int w, int channels) {
        if (channels == 1) {
            return value(t, s, h, w, 0);
        }
        double sum = 0;
        for (int c = 0; c < 3; c++) {
            sum += LUMA[c] * value(t, s, h, w, c);
        }
        return sum;
    }

    private static int[] sizes(String axes, int videos, int channels) {
        return axes.chars()
                .map(axis -> switch (axis) {
                    case 't' -> 4;
                    case 's' -> videos;
                    case 'h' -> 8;
                    case 'w' -> 10;
                    default -> channels;
                })
                .toArray();
    }

    @ParameterizedTest
    @CsvSource({
        "thw, 1, 1",
        "tshw, 5, 1",
        "sthw, 5, 1",
        "tshw, 1, 1",
        "sthw, 1, 1",
        "thwc, 1, 1",
        "thwc, 1, 3",
        "thwc, 1, 4",
        "tchw, 1, 1",
        "tchw, 1, 3",
        "tshwc, 5, 3",
        "sthwc, 5, 1",
        "sthwc, 1, 4",
        "tschw, 5, 3",
        "stchw, 5, 1",
        "stchw, 5, 4"
    })
    void everyTypeAndOrderGivesTheSameFrames(String axes, int videos, int channels) throws IOException {
        for (String type : TYPES.keySet()) {
            for (boolean fortran : new boolean[] {false, true}) {
                NpySample sample = new NpySample(axes, sizes(axes, videos, channels), type, fortran);
                Path file = sample.write(folder.resolve("frames.npy"), NpyFramesTest::value);
                try (NpyFrames frames = new NpyFrames(file, null)) {
                    assertEquals(videos, frames.videos, sample.toString());
                    assertEquals(4, frames.frames);
                    assertEquals(8, frames.height);
                    assertEquals(10, frames.width);
                    requireFrames(frames, sample, videos, channels);
                }
            }
        }
    }

    private static void requireFrames(NpyFrames frames, NpySample sample, int videos, int channels) {
        float tolerance = (float) (255e-6 * TYPES.get(sample.type()));
        for (int s = 0; s < videos; s++) {
            for (int t = 0; t < 4; t++) {
                float[] expected = new float[80];
                for (int i = 0; i < expected.length; i++) {
                    expected[i] = (float) (grey(t, s, i / 10, i % 10, channels) * TYPES.get(sample.type()));
                }
                assertArrayEquals(expected, frames.read(s, t), tolerance, sample + " " + s + " " + t);
            }
        }
    }

    @Test
    void whatCouldBeReadInTwoWaysIsAskedFor() throws IOException {
        Path file = new NpySample("tshw", new int[] {4, 4, 8, 8}, "|u1", false)
                .write(folder.resolve("frames.npy"), NpyFramesTest::value);
        BadInput refused = assertThrows(BadInput.class, () -> new NpyFrames(file, null));
        assertTrue(refused.getMessage().contains("--layout time-first"), refused.getMessage());
        for (ClipLayout layout : ClipLayout.values()) {
            try (NpyFrames frames = new NpyFrames(file, layout)) {
                int first = layout == ClipLayout.TIME_FIRST ? value(3, 1, 0, 0, 0) : value(1, 3, 0, 0, 0);
                assertEquals(first / 255f, frames.read(1, 3)[0], 1e-6f);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"64", "8,8", "4,7,8", "4,8,5000", "2,3,4,8,2", "1,2,3,4,8,8", "0,8,8", "4,0,8,8"})
    void otherShapesAreRefused(String shape) throws IOException {
        int[] sizes = java.util.stream.Stream.of(shape.split(","))
                .mapToInt(Integer::parseInt)
                .toArray();
        Path file = new NpySample("tshwcc".substring(0, sizes.length), sizes, "|u1", false)
                .write(folder.resolve("frames.npy"), (t, s, h, w, c) -> 1);
        BadInput refused = assertThrows(BadInput.class, () -> new NpyFrames(file, null));
        assertTrue(refused.getMessage().contains("has the shape ("), refused.getMessage());
    }

    /** As one that makes batches is when its training ends. */
    @Test
    void anInterruptedThreadClosesTheFileForNobody() throws IOException, InterruptedException {
        Path file = new NpySample("thw", new int[] {4, 8, 8}, "|u1", false)
                .write(folder.resolve("frames.npy"), NpyFramesTest::value);
        try (NpyFrames frames = new NpyFrames(file, null)) {
            float[] before = frames.read(0, 2);
            Thread reader = new Thread(() -> {
                Thread.currentThread().interrupt();
                frames.read(0, 1);
            });
            reader.start();
            reader.join();
            assertArrayEquals(before, frames.read(0, 2));
        }
    }
}
