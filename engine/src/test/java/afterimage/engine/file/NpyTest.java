package afterimage.engine.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.BadInput;
import afterimage.engine.NotWritten;
import afterimage.engine.clip.Clip;
import afterimage.engine.clip.ClipFile;
import afterimage.engine.clip.ClipLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyTest {
    @TempDir
    private Path folder;

    /** Byte for byte what numpy.save writes for {@code np.array([[1, 2, 3]], '<f4')}. */
    @Test
    void headIsNumpys() {
        byte[] head = NpyHeader.of(NpyHeader.Type.FLOAT32, 1, 3).encode();
        String text = new String(head, StandardCharsets.ISO_8859_1);
        assertEquals(128, head.length);
        assertTrue(text.startsWith(
                "\u0093NUMPY\u0001\u0000v\u0000{'descr': '<f4', 'fortran_order': False, 'shape': (1, 3), }"));
        assertTrue(text.endsWith(" \n"));
    }

    @ParameterizedTest
    @EnumSource(ClipLayout.class)
    void clipsComeBackFromBothLayouts(ClipLayout layout) {
        Path file = folder.resolve("clips.npy");
        writeClips(file, NpyHeader.Type.UINT8, layout, 3, 5);
        try (ClipFile clips = new ClipFile(file, 5, 5, 8, null)) {
            assertEquals(3, clips.count());
            for (int k = 0; k < 3; k++) {
                Clip clip = clips.read(k, 1).get(0);
                for (int t = 0; t < 5; t++) {
                    assertEquals((10 * k + t) / 255f, clip.at(t, 3, 3), 1e-6f);
                }
            }
            assertEquals(2, clips.read(1, 2).size());
        }
    }

    @Test
    void aSquareFileNeedsItsLayoutSaid() {
        Path file = folder.resolve("square.npy");
        writeClips(file, NpyHeader.Type.FLOAT32, ClipLayout.SEQUENCE_FIRST, 5, 5);
        assertTrue(refusal(file, 5, 8, null).contains("--layout"));
        try (ClipFile clips = new ClipFile(file, 5, 5, 8, ClipLayout.SEQUENCE_FIRST)) {
            assertEquals(10 / 255f, clips.read(1, 1).get(0).at(0, 0, 0), 1e-6f);
        }
    }

    @Test
    void filesThatAreNoClipsAreRefusedByName() throws IOException {
        Path file = folder.resolve("clips.npy");
        writeClips(file, NpyHeader.Type.UINT8, ClipLayout.TIME_FIRST, 3, 5);
        byte[] whole = Files.readAllBytes(file);
        assertTrue(refusal(file, 7, 8, null).contains("7 frames"));
        assertTrue(refusal(file, 5, 64, null).contains("5 frames of 64 x 64 pixels"));
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 1));
        assertTrue(refusal(file, 5, 8, null).contains("cut or damaged"));
        Files.write(file, new byte[] {1, 2, 3});
        assertTrue(refusal(file, 5, 8, null).endsWith("is not an npy file, whatever its name says."));
        assertTrue(refusal(folder.resolve("missing.npy"), 5, 8, null).contains("there is no such file"));
    }

    @ParameterizedTest
    @CsvSource({
        "FLOAT32, 0.5, NaN, 'values from NaN to NaN in clip 0; frames are finite'",
        "FLOAT32, 0.5, Infinity, 'from 0.5 to Infinity in clip 0; frames are finite'",
        "FLOAT32, -1, 1, 'from -1.0 to 1.0 in clip 0; it is probably scaled to [-1, 1]'",
        "FLOAT32, -0.42, 2.8, 'from -0.42 to 2.8 in clip 0; it is probably standardised'",
        "FLOAT32, 0, 255, 'from 0.0 to 255.0 in clip 0; it is probably scaled to 255'",
        "FLOAT32, 0, 65535, 'array / array.max()'",
        "FLOAT32, 0, 0.00392157, 'clips 0 to 0; they were probably divided by 255 twice'",
        "UINT8, 0, 0.00392157, 'clips 0 to 0; they are probably masks of 0 and 1'"
    })
    void aRangeThatIsNotOursIsToldWithWhatItProbablyIs(NpyHeader.Type type, float one, float other, String told) {
        String message =
                assertThrows(BadInput.class, () -> twoShades(type, one, other)).getMessage();
        assertTrue(message.contains(told), message);
    }

    @Test
    void roundingAtTheEndsIsForgivenAndBlackIsBlack() {
        assertArrayEquals(new float[] {0, 1}, shades(twoShades(NpyHeader.Type.FLOAT32, -1e-7f, 1.0000002f)));
        assertArrayEquals(new float[] {0, 0}, shades(twoShades(NpyHeader.Type.UINT8, 0, 0)));
    }

    private static float[] shades(Clip clip) {
        return new float[] {clip.at(0, 3, 3), clip.at(1, 3, 3)};
    }

    private Clip twoShades(NpyHeader.Type type, float one, float other) {
        Path file = folder.resolve("pixels.npy");
        try (NpyFrameWriter writer = new NpyFrameWriter(file, NpyHeader.of(type, 1, 2, 8, 8))) {
            writer.write(0, all(one));
            writer.write(1, all(other));
            writer.commit();
        }
        try (ClipFile clips = new ClipFile(file, 2, 2, 8, null)) {
            return clips.read(0, 1).get(0);
        }
    }

    private static float[] all(float value) {
        float[] frame = new float[64];
        Arrays.fill(frame, value);
        return frame;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"descr\": \"|u1\", \"fortran_order\": False, \"shape\": (2, 1, 8, 8)}",
                "{'descr': '|u1', 'fortran_order': False, 'shape': (2L, 1L, 8L, 8L), }",
                "{'shape': (2, 1, 8, 8,), 'fortran_order': False, \"descr\": '<u1', }"
            })
    void headsThatNumpyReadsAreRead(String head) throws IOException {
        try (ClipFile clips = new ClipFile(written(head, 128), 2, 2, 8, null)) {
            assertEquals(1, clips.read(0, 1).get(0).at(1, 0, 0));
        }
    }

    /** One clip without the axis of clips, clips in colour, and three grey ones that are not one in colour. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"(2, 8, 8); 1", "(2, 3, 8, 8, 3); 3", "(3, 2, 8, 8, 1); 3", "(2, 3, 8, 8); 3", "(2, 8, 8, 3); 1"})
    void otherAxesThanFourAreRead(String shape, int clips) throws IOException {
        Path file = white(shape);
        try (ClipFile read = new ClipFile(file, 2, 2, 8, null)) {
            assertEquals(clips, read.count());
            assertEquals(1, read.read(clips - 1, 1).get(0).at(1, 7, 7), 1e-6f);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"(2, 3, 1, 8, 8, 1)", "(2, 3, 2, 8, 8)", "(3, 8, 8)", "(2, 3, 8, 9)", "(4, 3, 8, 8)"})
    void otherShapesAreRefused(String shape) throws IOException {
        Path file = white(shape);
        assertTrue(refusal(file, 2, 8, null).contains("has the shape " + shape), refusal(file, 2, 8, null));
    }

    @Test
    void objectsAreToBeStacked() throws IOException {
        Path file = written("{'descr': '|O', 'fortran_order': False, 'shape': (3,), }", 100);
        String refusal = refusal(file, 2, 8, null);
        assertTrue(refusal.contains("numpy.stack(list(array))"));
        for (NpyHeader.Type type : NpyHeader.Type.values()) {
            assertTrue(refusal.contains(type.name().toLowerCase(Locale.ROOT)), refusal);
        }
    }

    private Path white(String shape) throws IOException {
        int bytes = Arrays.stream(shape.replaceAll("[() ]", "").split(","))
                .mapToInt(Integer::parseInt)
                .reduce(1, Math::multiplyExact);
        return written("{'descr': '|u1', 'fortran_order': False, 'shape': " + shape + "}", bytes);
    }

    private Path written(String head, int white) throws IOException {
        byte[] start = String.format("\u0093NUMPY\1\0v\0%-117s\n", head).getBytes(StandardCharsets.ISO_8859_1);
        byte[] whole = java.util.Arrays.copyOf(start, start.length + white);
        java.util.Arrays.fill(whole, start.length, whole.length, (byte) 255);
        return Files.write(folder.resolve("head.npy"), whole);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<f8", ">f4", "<i4", "|O"})
    void otherElementTypesAreRefused(String type) throws IOException {
        Path file = folder.resolve("other.npy");
        byte[] head = NpyHeader.of(NpyHeader.Type.FLOAT32, 1, 1, 1, 1).encode();
        String text = new String(head, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("'<f4'");
        String padded = text.substring(0, at) + "'" + type + "'" + text.substring(at + 5);
        Files.write(file, (padded + " ").substring(0, head.length).getBytes(StandardCharsets.ISO_8859_1));
        assertThrows(BadInput.class, () -> new ClipFile(file, 1, 1, 1, null).close());
    }

    @Test
    void anUnfinishedFileLeavesNothing() {
        Path file = folder.resolve("half.npy");
        for (Path each : List.of(file, folder.resolve("a/b/half.npy"))) {
            try (NpyFrameWriter writer = new NpyFrameWriter(each, NpyHeader.of(NpyHeader.Type.UINT8, 1, 1, 2, 2))) {
                writer.write(0, new float[4]);
            }
        }
        assertEquals(0, folder.toFile().list().length);
    }

    /** Neither meets the other's frames, whichever is done last. */
    @Test
    void twoWritersOfOneFileEachWriteAWholeOne() throws IOException {
        Path file = folder.resolve("clips.npy");
        NpyHeader header = NpyHeader.of(NpyHeader.Type.UINT8, 2, 1, 1);
        try (NpyFrameWriter first = new NpyFrameWriter(file, header);
                NpyFrameWriter second = new NpyFrameWriter(file, header)) {
            for (int frame = 0; frame < 2; frame++) {
                first.write(frame, new float[] {0});
                second.write(frame, new float[] {1});
            }
            second.commit();
            first.commit();
        }
        byte[] bytes = Files.readAllBytes(file);
        assertArrayEquals(new byte[2], Arrays.copyOfRange(bytes, bytes.length - 2, bytes.length));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(file), left.toList());
        }
    }

    @Test
    void npzKeepsArraysAndTexts() {
        Path file = folder.resolve("weights.npz");
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("encoder/0/bias", new NpyArray(new int[] {2, 2}, new float[] {1, -2, 3.5f, Float.MIN_VALUE}));
        arrays.put("scalar", new NpyArray(new int[0], new float[] {7}));
        NpzFile.write(file, arrays, Map.of("notes.json", "{\"ü\":1}"));
        NpzFile.Content read = NpzFile.read(file);
        assertEquals(arrays, read.arrays());
        assertEquals("{\"ü\":1}", read.texts().get("notes.json"));
    }

    @Test
    void aDamagedNpzIsRefused() throws IOException {
        Path file = folder.resolve("weights.npz");
        NpzFile.write(file, Map.of("a", new NpyArray(new int[] {1000}, new float[1000])), Map.of());
        byte[] whole = Files.readAllBytes(file);
        byte[] flipped = whole.clone();
        flipped[2000] ^= 1;
        Files.write(file, flipped);
        assertThrows(BadInput.class, () -> NpzFile.read(file));
        Files.write(file, java.util.Arrays.copyOf(whole, 2000));
        assertThrows(BadInput.class, () -> NpzFile.read(file));
        Files.write(file, "no zip".getBytes(StandardCharsets.UTF_8));
        assertThrows(BadInput.class, () -> NpzFile.read(file));
    }

    @Test
    void aWriteThatFailsLeavesTheOldFile() throws IOException {
        Path file = folder.resolve("kept.txt");
        SafeFile.writeText(file, "old");
        SafeFile.Content full = out -> {
            out.write(1);
            throw new IOException("no space left on device");
        };
        assertThrows(NotWritten.class, () -> SafeFile.write(file, full), "no fault of the path");
        assertThrows(NotWritten.class, () -> SafeFile.write(folder.resolve("a/b/new.txt"), full));
        assertEquals("old", Files.readString(file));
        assertArrayEquals(new String[] {"kept.txt"}, folder.toFile().list());
    }

    private String refusal(Path file, int frames, int size, ClipLayout layout) {
        String message = assertThrows(BadInput.class, () -> new ClipFile(file, frames, frames, size, layout).close())
                .getMessage();
        assertTrue(message.contains(file.toString()), message);
        return message;
    }

    /** Frame t of clip k has the grey 10 k + t everywhere. */
    private static void writeClips(Path file, NpyHeader.Type type, ClipLayout layout, int clips, int frames) {
        NpyHeader header = NpyHeader.of(type, layout.shape(clips, frames, 8, 8));
        try (NpyFrameWriter writer = new NpyFrameWriter(file, header)) {
            for (int k = 0; k < clips; k++) {
                for (int t = 0; t < frames; t++) {
                    writer.write(layout.frame(t, k, frames, clips), all((10 * k + t) / 255f));
                }
            }
            writer.commit();
        }
    }
}
