package afterimage.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.BadInput;
import afterimage.engine.Settings;
import afterimage.engine.clip.ClipLayout;
import afterimage.engine.clip.NpySample;
import afterimage.engine.digits.Mnist;
import afterimage.engine.digits.Split;
import afterimage.engine.file.Trees;
import afterimage.engine.run.DataShelf;
import afterimage.engine.run.SpecJson;
import afterimage.engine.sequence.Clips;
import afterimage.engine.sequence.MovingClip;
import afterimage.engine.sequence.SequenceSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataTest {
    private static final DataImport.Wish WISH = new DataImport.Wish("mine", null, null, Cut.WHOLE, 8);

    @TempDir
    private Path folder;

    private DataShelf shelf;
    private Path file;

    @BeforeEach
    void layOut() {
        shelf = new DataShelf(folder.resolve("own"));
        file = folder.resolve("clips.npy");
    }

    /** As another program, on another day, has them. */
    private Data data() {
        return new Data(Mnist.packaged(), shelf.folder());
    }

    private static Clips clips(Data data, DataSpec spec, Split split) {
        return data.clips(spec, Samples.clips(8), split, 7);
    }

    private void requireRefused(Data data, DataSpec spec, String why) {
        BadInput refused = assertThrows(BadInput.class, () -> clips(data, spec, Split.TRAIN));
        assertTrue(refused.getMessage().contains(why) && refused.getMessage().endsWith("."), refused.getMessage());
    }

    /** Videos that clips of a split show, by the shade of their frames. */
    private static Set<Integer> videos(Data data, DataSpec spec, Split split) {
        Clips clips = clips(data, spec, split);
        Set<Integer> seen = new TreeSet<>();
        for (MovingClip clip : clips.clips(0, 300)) {
            int first = Math.round(255 * clip.clip().at(0, 4, 4));
            assertEquals(first + 2, Math.round(255 * clip.clip().at(2, 4, 4)), "frames in a row");
            assertTrue(first % 10 < 3, "a clip of 3 frames within the 5");
            seen.add(first / 10);
        }
        return seen;
    }

    @Test
    void videosAreDealtToSplitsTheSameForEver() throws IOException {
        DataSpec spec = shelf.take(List.of(Samples.video(file, 5, 21, 8)), WISH);
        Set<Integer> trained = new TreeSet<>(IntStream.range(0, 21).boxed().toList());
        trained.removeAll(Set.of(4, 5, 6, 19));
        assertEquals(trained, videos(data(), spec, Split.TRAIN));
        assertEquals(Set.of(4, 5), videos(data(), spec, Split.VALIDATION));
        assertEquals(Set.of(6, 19), videos(data(), spec, Split.TEST));
        assertNull(clips(data(), spec, Split.TEST).digits());
        assertThrows(BadInput.class, () -> data().digits(spec, Split.TEST));
    }

    /** Frames of time t have the shade t, or 100 + t in the second video. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void oneVideoOrTwoArePartedInTime(int videos) throws IOException {
        new NpySample("sthw", new int[] {videos, 40, 8, 8}, "|u1", false)
                .write(file, (t, s, h, w, c) -> h + w == 0 ? 255 : 100 * s + t);
        DataSpec spec =
                shelf.take(List.of(file), new DataImport.Wish("mine", null, ClipLayout.SEQUENCE_FIRST, Cut.WHOLE, 8));
        int[] ends = {0, 28, 34, 40};
        for (Split split : Split.values()) {
            Set<Integer> firsts = new TreeSet<>();
            for (MovingClip clip : clips(data(), spec, split).clips(0, 600)) {
                firsts.add(Math.round(255 * clip.clip().at(0, 4, 4)));
            }
            Set<Integer> expected = new TreeSet<>();
            for (int s = 0; s < videos; s++) {
                for (int t = ends[split.ordinal()]; t <= ends[split.ordinal() + 1] - 3; t++) {
                    expected.add(100 * s + t);
                }
            }
            assertEquals(expected, firsts);
        }
    }

    @Test
    void videosThatAreTooShortAreRefused() throws IOException {
        DataSpec spec = shelf.take(List.of(Samples.video(file, 2, 21, 8)), WISH);
        requireRefused(
                data(),
                spec,
                "give training 2 frames in a row, but a clip takes 3; take fewer frames in or out, or longer videos: a"
                        + " single one needs 17 frames.");
        Samples.video(file, 5, 21, 8);
        DataSpec third = shelf.take(List.of(file), new DataImport.Wish("mine", null, null, new Cut(0, 0, 1, 3), 8));
        requireRefused(
                data(), third, "give training 5 frames in a row, but a clip of 3, one in 3, takes 7; take fewer");
    }

    /** Frames in a row for training, validation and testing, of one in {@code step} of a video. */
    @ParameterizedTest
    @CsvSource({
        "120, 1, 80, 20, 20",
        "120, 2, 42, 39, 39",
        "60, 1, 20, 20, 20",
        "59, 1, 41, 9, 9",
        "133, 1, 93, 20, 20",
        "140, 1, 98, 21, 21"
    })
    void aSingleVideoGivesEachSplitAUsualClipIfItCan(int frames, int step, int train, int validation, int test)
            throws IOException {
        new NpySample("thw", new int[] {frames, 8, 8}, "|u1", false).write(file, (t, s, h, w, c) -> t);
        DataSpec spec =
                shelf.take(List.of(file), new DataImport.Wish("mine", null, null, new Cut(0.5, 0.5, 1, step), 8));
        int[] rows = {train, validation, test};
        int least = IntStream.of(rows).min().orElseThrow();
        for (int clip = 2; clip < 60; clip++) {
            int span = (clip - 1) * step + 1;
            assertEquals(span > least, data().tooShort(spec, sequence(clip)).isPresent(), "a clip of " + clip);
        }
        for (Split split : Split.values()) {
            int row = rows[split.ordinal()];
            int fits = (row - 1) / step + 1;
            data().clips(spec, sequence(fits), split, 7);
            BadInput refused = assertThrows(BadInput.class, () -> data().clips(spec, sequence(fits + 1), split, 7));
            assertTrue(refused.getMessage().contains(" " + row + " frames in a row"), refused.getMessage());
        }
    }

    private static SequenceSpec sequence(int frames) {
        return Settings.with(Samples.clips(8), "inputFrames", frames - 1);
    }

    /** What it says is enough is enough, and less is not. */
    @Test
    void howLongASingleVideoMustBeIsSaid() throws IOException {
        for (int clip : new int[] {3, 20, 21, 40}) {
            Samples.video(file, 2, 1, 8);
            String said = data().tooShort(shelf.take(List.of(file), WISH), sequence(clip))
                    .orElseThrow();
            int least = Integer.parseInt(said.replaceAll(".* needs (\\d+) frames\\.", "$1"));
            for (int frames : new int[] {least - 1, least}) {
                Samples.video(file, frames, 1, 8);
                DataSpec spec = shelf.take(List.of(file), WISH);
                assertEquals(
                        frames < least, data().tooShort(spec, sequence(clip)).isPresent(), said);
            }
        }
    }

    @Test
    void dataOfEarlierVersionsKeepTheirSplits() throws IOException {
        new NpySample("thw", new int[] {120, 8, 8}, "|u1", false).write(file, (t, s, h, w, c) -> t);
        String now = SpecJson.write(shelf.take(List.of(file), WISH));
        String before = now.replaceAll(",\\s*\"held\"\\s*:\\s*20", "");
        assertNotEquals(now, before);
        DataSpec spec = SpecJson.read(before, "data.json", DataSpec.class, "data");
        data().clips(spec, sequence(18), Split.VALIDATION, 7);
        assertThrows(BadInput.class, () -> data().clips(spec, sequence(19), Split.VALIDATION, 7));
    }

    /** So many starts of clips of 20 frames in the 18 % that are for validation. */
    @ParameterizedTest
    @CsvSource({"120, 1, 1", "200, 11, 11", "240, 17, 16"})
    void heldOutClipsDoNotRepeatWhereThereAreFew(int frames, int starts, int clips) throws IOException {
        new NpySample("thw", new int[] {frames, 8, 8}, "|u1", false).write(file, (t, s, h, w, c) -> t);
        DataSpec spec = shelf.take(List.of(file), WISH);
        Clips held = data().clips(spec, sequence(20), Split.VALIDATION, 7);
        assertEquals(clips, held.first(16).size());
        long different = held.first(16).stream()
                .map(clip -> clip.clip().at(0, 4, 4))
                .distinct()
                .count();
        assertTrue(starts > 16 || different == starts, "different clips: " + different);
        assertEquals(
                16, data().clips(spec, sequence(20), Split.TRAIN, 7).first(16).size());
    }

    @Test
    void aClipIsTheSameWhoeverAsks() throws IOException {
        DataSpec spec = shelf.take(List.of(Samples.video(file, 5, 21, 16)), WISH);
        Clips clips = clips(data(), spec, Split.TRAIN);
        List<MovingClip> inOrder = clips.clips(0, 64);
        assertEquals(64, inOrder.size());
        assertTrue(IntStream.range(0, 64).parallel().allMatch(i -> {
            int k = 63 - i;
            return java.util.Arrays.equals(
                    inOrder.get(k).clip().pixels(), clips.clip(k).clip().pixels());
        }));
        assertArrayEquals(
                inOrder.get(17).clip().pixels(),
                clips(data(), spec, Split.TRAIN).clip(17).clip().pixels());
    }

    @Test
    void aFileThatWasTouchedIsAcceptedAndOneThatChangedIsNot() throws IOException {
        DataSpec spec = shelf.take(List.of(Samples.video(file, 5, 21, 8)), WISH);
        Data data = data();
        float[] before = clips(data, spec, Split.TRAIN).clip(0).clip().pixels();
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
        assertArrayEquals(before, clips(data, spec, Split.TRAIN).clip(0).clip().pixels());
        byte[] content = Files.readAllBytes(file);
        content[content.length - 1]++;
        Files.write(file, content);
        // Also while the program has it open.
        String sentence = "'" + file + "' is not what it was when 'mine' was made of it";
        requireRefused(data, spec, sentence);
        requireRefused(data(), spec, sentence);
        Files.delete(file);
        requireRefused(data(), spec, "The clips '" + file + "' are gone; put the file back");
    }

    @Test
    void whatTheProgramKeepsIsLookedAtToo() throws IOException {
        for (int t = 0; t < 20; t++) {
            Samples.block(folder.resolve("f").resolve(t + ".png"), 64, t, 9, -1, 0xff000000);
        }
        DataSpec video = shelf.take(List.of(folder.resolve("f")), WISH);
        DataSpec images = drawn("drawn");
        for (DataSpec spec : List.of(video, images)) {
            Path kept = shelf.folder().resolve(spec.folder());
            Path content = kept.resolve(spec.ofVideos() ? "frames.npy" : "images-idx3-ubyte.gz");
            data().clips(spec, Samples.clips(32), Split.TRAIN, 7);
            if (spec.ofVideos()) {
                byte[] bytes = Files.readAllBytes(content);
                bytes[bytes.length - 1]++;
                Files.write(content, bytes);
            } else {
                Samples.images(content, 100, 28);
            }
            BadInput refused =
                    assertThrows(BadInput.class, () -> data().clips(spec, Samples.clips(32), Split.TRAIN, 7));
            assertTrue(refused.getMessage().contains("is not what it was"), refused.getMessage());
            Files.delete(content);
            refused = assertThrows(BadInput.class, () -> data().clips(spec, Samples.clips(32), Split.TRAIN, 7));
            assertTrue(refused.getMessage().contains("not on this machine"), refused.getMessage());
        }
    }

    private DataSpec drawn(String name) throws IOException {
        float[] shape = new float[28 * 28];
        Arrays.fill(shape, 200, 400, 1);
        Path shapes = Files.createDirectories(folder.resolve("shapes"));
        return shelf.take(List.of(shapes), Samples.drawn(shapes, name, List.of(shape)));
    }

    /** Another spec of the same content says other things of it. */
    @Test
    void whatASpecSaysOfItsDataIsHeldAgainstThem() throws IOException {
        Data data = data();
        DataSpec drawn = drawn("drawn");
        data.digits(drawn, Split.TRAIN);
        for (DataSpec.Images other : List.of(
                new DataSpec.Images(28, List.of(84, 8, 9)),
                new DataSpec.Images(27, List.of(84, 8, 8)),
                new DataSpec.Images(28, List.of(Integer.MAX_VALUE, Integer.MAX_VALUE, 102)))) {
            DataSpec spec = new DataSpec("other", drawn.sha256(), other, null);
            BadInput refused = assertThrows(BadInput.class, () -> data.digits(spec, Split.TEST));
            assertTrue(refused.getMessage().contains("100 images of 28 pixels"), refused.getMessage());
        }
        new NpySample("thw", new int[] {20, 8, 8}, "|u1", false).write(file, (t, s, h, w, c) -> t);
        String sha256 = Data.sha256(file);
        Path kept = Files.createDirectories(shelf.folder().resolve(sha256.substring(0, 16)));
        Files.copy(file, kept.resolve("frames.npy"));
        clips(data, video(sha256, null, List.of(20)), Split.TRAIN);
        requireRefused(data, video(sha256, null, List.of(20, 1)), "20 frames");
        requireRefused(data, video(sha256, null, List.of(Integer.MAX_VALUE, Integer.MAX_VALUE, 22)), "20 frames");
        assertThrows(BadInput.class, () -> video(sha256, null, List.of(30, -10)));
        for (String path : List.of("/dev/zero", "a\0b", folder.toString(), "C:\\clips?.npy")) {
            requireRefused(data(), video("0".repeat(64), path, null), "are gone");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'images': {'side': 28, 'splits': [null, 1, 2]}",
                "'images': {'side': 28, 'splits': [1, 2]}",
                "'images': {'side': 28, 'splits': [5, 0, 2]}",
                "'images': {'side': 28, 'splits': null}",
                "'images': {'side': 65, 'splits': [1, 2, 3]}",
                "'images': null, 'video': null",
                "'video': {'file': 'a', 'bytes': 1, 'modified': 1, 'black': 0, 'white': 1}",
                "'video': {'lengths': [1, null], 'bytes': 1, 'modified': 1, 'black': 0, 'white': 1,"
                        + " 'cut': {'x': 0, 'y': 0, 'side': 1, 'step': 1}}",
                "'video': {'lengths': [5], 'bytes': 1, 'modified': 1, 'black': 1, 'white': 1,"
                        + " 'cut': {'x': 0, 'y': 0, 'side': 1, 'step': 1}}",
                "'video': {'lengths': [5], 'file': 'a', 'bytes': 1, 'modified': 1, 'black': 0, 'white': 1,"
                        + " 'cut': {'x': 0, 'y': 0, 'side': 1, 'step': 1}}"
            })
    void descriptionsThatCannotBeAreRefused(String rest) {
        String json = "{'name': 'x', 'sha256': '" + "0".repeat(64) + "', " + rest + "}";
        BadInput refused = assertThrows(
                BadInput.class, () -> SpecJson.read(json.replace('\'', '"'), "data.json", DataSpec.class, "data"));
        assertTrue(refused.getMessage().matches("'data.json' is not data: [^\\n]*\\."), refused.getMessage());
    }

    private static DataSpec video(String sha256, String file, List<Integer> lengths) {
        return new DataSpec(
                "v",
                sha256,
                null,
                new DataSpec.Video(file, 0, 0, ClipLayout.TIME_FIRST, lengths, 0, 1, Cut.WHOLE, null));
    }

    @Test
    void theShelfLeavesOutWhatCannotBeRead() throws IOException {
        assertEquals(List.of(), shelf.all());
        DataSpec drawn = drawn("b");
        DataSpec clips =
                shelf.take(List.of(Samples.video(file, 5, 21, 8)), new DataImport.Wish("a", null, null, Cut.WHOLE, 8));
        Path damaged =
                Files.createDirectories(shelf.folder().resolve("damaged")).resolve("data.json");
        Files.writeString(damaged, "{");
        assertEquals(List.of(clips, drawn), shelf.all());
    }

    @Test
    void anotherSelectionIsAnotherEntryUnderANameOfItsOwn() throws IOException {
        Samples.video(file, 5, 21, 8);
        DataImport.Wish half = new DataImport.Wish("mine", null, null, new Cut(0.5, 0.5, 1, 2), 8);
        DataSpec whole = shelf.take(List.of(file), WISH);
        DataSpec second = shelf.take(List.of(file), half);
        assertEquals(List.of("mine", "mine 2"), List.of(whole.name(), second.name()));
        assertEquals(List.of(whole, second), shelf.all());
        assertEquals(second, shelf.take(List.of(file), half));
        assertEquals(whole, shelf.take(List.of(file), WISH));
        assertEquals(List.of(whole, second), shelf.all());
        // Other content of the same name; and the same content elsewhere, which is where it is looked for from now on.
        DataSpec third = shelf.take(List.of(Samples.video(folder.resolve("other.npy"), 5, 22, 8)), WISH);
        assertEquals("mine 3", third.name());
        Path moved = Files.move(file, folder.resolve("moved.npy"));
        DataSpec found = shelf.take(List.of(moved), WISH);
        assertEquals(moved.toString(), found.file());
        assertEquals(List.of(found, second, third), shelf.all());
        String longest = "n".repeat(80);
        DataImport.Wish named = new DataImport.Wish(longest, null, null, Cut.WHOLE, 8);
        shelf.take(List.of(moved), named);
        assertEquals(
                "n".repeat(75) + " 2",
                shelf.take(List.of(folder.resolve("other.npy")), named).name());
    }

    @Test
    void aRunsOwnFolderHasItsData() throws IOException {
        DataSpec drawn = drawn("drawn");
        Path run = Files.createDirectories(folder.resolve("run"));
        float[] before = data().clips(drawn, Samples.clips(32), Split.TEST, 7)
                .clip(3)
                .clip()
                .pixels();
        data().takeInto(drawn, run);
        data().takeInto(drawn, run);
        assertEquals(
                List.of(drawn.folder()), List.of(run.resolve("data").toFile().list()));
        Trees.deleteQuietly(shelf.folder());
        Data data = data();
        assertThrows(BadInput.class, () -> data.digits(drawn, Split.TEST));
        data.lookIn(run);
        assertArrayEquals(
                before,
                data.clips(drawn, Samples.clips(32), Split.TEST, 7)
                        .clip(3)
                        .clip()
                        .pixels());
    }
}
