package afterimage.engine.clip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.BadInput;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class VideoReaderTest {
    private static final int WIDTH = 5;
    private static final int HEIGHT = 4;

    @TempDir
    private Path folder;

    private final List<float[]> taken = new ArrayList<>();

    private boolean take(float[] grey, int height, int width) {
        assertEquals(HEIGHT, height);
        assertEquals(WIDTH, width);
        taken.add(grey);
        return true;
    }

    private static int[] shade(int count, int grey) {
        int[] shades = new int[count];
        Arrays.fill(shades, grey);
        return shades;
    }

    private static void requireFrame(int[] expected, float[] frame) {
        float[] grey = new float[expected.length];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = expected[i] / 255f;
        }
        assertArrayEquals(grey, frame, 1e-6f);
    }

    @Test
    void patchesOfAGifLieOnWhatThoseBeforeLeft() throws IOException {
        List<GifSample.Patch> patches = List.of(
                new GifSample.Patch(0, 0, WIDTH, HEIGHT, "none", shade(WIDTH * HEIGHT, 100)),
                new GifSample.Patch(1, 1, 2, 2, "restoreToPrevious", 10, 20, 30, 255),
                new GifSample.Patch(0, 0, 2, 1, "doNotDispose", 200, 255),
                new GifSample.Patch(3, 2, 2, 2, "restoreToBackgroundColor", 1, 2, 3, 4),
                new GifSample.Patch(4, 0, 1, 1, "none", 50),
                new GifSample.Patch(0, 0, 1, 1, "none", 255));
        VideoReader.read(List.of(GifSample.write(folder.resolve("a.GIF"), WIDTH, HEIGHT, patches)), this::take);
        assertEquals(6, taken.size());
        int[] canvas = shade(WIDTH * HEIGHT, 100);
        requireFrame(canvas, taken.get(0));
        int[] over = canvas.clone();
        over[6] = 10;
        over[7] = 20;
        over[11] = 30;
        requireFrame(over, taken.get(1));
        canvas[0] = 200;
        requireFrame(canvas, taken.get(2));
        int[] gone = canvas.clone();
        for (int i = 0; i < 4; i++) {
            canvas[13 + i % 2 + i / 2 * WIDTH] = i + 1;
            gone[13 + i % 2 + i / 2 * WIDTH] = 0;
        }
        requireFrame(canvas, taken.get(3));
        gone[4] = 50;
        requireFrame(gone, taken.get(4));
        requireFrame(gone, taken.get(5));
    }

    @Test
    void aGifIsBlackWhereNoPatchLies() throws IOException {
        GifSample.Patch patch = new GifSample.Patch(2, 3, 1, 1, "none", 254);
        VideoReader.read(
                List.of(GifSample.write(folder.resolve("a.gif"), WIDTH, HEIGHT, List.of(patch, patch))), this::take);
        int[] expected = new int[WIDTH * HEIGHT];
        expected[17] = 254;
        requireFrame(expected, taken.get(1));
    }

    @Test
    void picturesAreFramesByTheirLumaOnBlackUntilNoMoreAreWanted() throws IOException {
        List<Path> files = new ArrayList<>();
        for (int colour : new int[] {0xffff0000, 0xff00ff00, 0x800000ff, 0xffffffff}) {
            BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
            image.setRGB(1, 0, colour);
            Path file = folder.resolve(files.size() + ".png");
            Pictures.writePng(file, image);
            files.add(file);
        }
        VideoReader.read(files, (grey, height, width) -> take(grey, height, width) && taken.size() < 3);
        assertEquals(3, taken.size());
        float[] lumas = {0.299f, 0.587f, 0.114f * 128 / 255};
        for (int i = 0; i < 3; i++) {
            float[] expected = new float[WIDTH * HEIGHT];
            expected[1] = lumas[i];
            assertArrayEquals(expected, taken.get(i), 1e-6f);
        }
    }

    @Test
    void aFilmNeedsAProgram() {
        BadInput refused = assertThrows(
                BadInput.class, () -> VideoReader.readFilm("no such program", folder.resolve("film.mp4"), this::take));
        assertEquals(
                "To read '" + folder.resolve("film.mp4") + "' the program ffmpeg is needed on the path; install it, or"
                        + " save the film as numbered PNGs.",
                refused.getMessage());
    }

    /** A program that says much, as ffmpeg does of damaged films, and then does what {@code script} says. */
    private String program(String script) throws IOException {
        Path program = folder.resolve("ffmpeg");
        String much = "i=0; while [ $i -lt 5000 ]; do echo 'error while decoding the stream' >&2; i=$((i+1)); done\n";
        Files.writeString(program, "#!/bin/sh\n" + much + script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return program.toString();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatTheProgramWritesIsRead() throws IOException {
        Path film = Files.writeString(folder.resolve("film.mp4"), "abcdefghijklmnopqrst0123456789ABCDEFGHIJ");
        // The film's own bytes are the pixels: the argument after -i.
        String frame = "printf 'P5\\n5 4\\n255\\n'; tail -c +%d \"$7\" | head -c 20\n";
        String program = program(String.format(frame + frame, 1, 21));
        VideoReader.readFilm(program, film, this::take);
        assertEquals(2, taken.size());
        requireFrame("abcdefghijklmnopqrst".chars().toArray(), taken.get(0));
        requireFrame("0123456789ABCDEFGHIJ".chars().toArray(), taken.get(1));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aProgramThatWritesNoPicturesIsRefused() throws IOException {
        Path film = Files.writeString(folder.resolve("film.mp4"), "");
        for (String script : new String[] {
            "exit 1",
            "echo hello",
            "printf 'P5\\n5 x\\n255\\n'",
            "printf 'P5\\n60000 60000\\n255\\n'",
            "printf 'P6\\n5 4\\n255\\n'"
        }) {
            String program = program(script);
            BadInput refused =
                    assertThrows(BadInput.class, () -> VideoReader.readFilm(program, film, this::take), script);
            assertTrue(refused.getMessage().contains(film.toString()), refused.getMessage());
        }
    }
}
