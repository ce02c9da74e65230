package afterimage.engine.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import afterimage.engine.BadInput;
import afterimage.engine.file.NpyArray;
import afterimage.engine.run.Checkpoint;
import afterimage.engine.run.LossHistory;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import afterimage.engine.trace.LossPoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.HistogramProto;

/** Event files are read back by a reader of their own, which holds every checksum against its bytes. */
class EventFileTest {
    private static final RunSpec SPEC = SpecJson.with(
            Presets.named(Presets.QUICK_START),
            List.of("training.learningRate=0.01", "training.schedule={\"kind\":\"STEP\",\"every\":2,\"factor\":0.5}"));

    @TempDir
    private Path folder;

    private static Checkpoint at(int steps, double rate) {
        LossHistory history = new LossHistory();
        for (int step = 1; step <= steps; step++) {
            history.addTrain(new LossPoint(step, 1f / step));
        }
        history.addHeldOut(new LossPoint(steps, 0.25f));
        return new Checkpoint(
                new Checkpoint.State(
                        Checkpoint.FORMAT, steps, 2.0 * steps, rate, "p", "d", "m", "2026-01-01T00:00:00Z", null, null),
                Map.of("encoder/0/bias", new NpyArray(new int[] {1}, new float[] {0})),
                Map.of(),
                history);
    }

    @Test
    void curvesAreThereWithEveryChecksum() throws IOException {
        RunFolder run = RunFolder.create(folder.resolve("run"), SPEC);
        run.save(at(3, 0.01));
        run.save(at(4, 0.02));
        assertEquals(4 + 1 + 3, EventFile.write(run, folder.resolve("log")));
        List<Event> events = read(onlyFile());
        assertEquals("brain.Event:2", events.get(0).getFileVersion());
        Map<String, Map<Long, Float>> curves = curves(events);
        assertEquals(Map.of(1L, 1f, 2L, 1 / 2f, 3L, 1 / 3f, 4L, 1 / 4f), curves.get("loss/train"));
        assertEquals(Map.of(4L, 0.25f), curves.get("loss/held_out"));
        // Known where the run began and where it was saved; the schedule halves it every two steps.
        assertEquals(Map.of(1L, 0.01f, 3L, 0.005f, 4L, 0.01f), curves.get("learning_rate"));
    }

    @Test
    void watchedTensorsAreCurvesAndHistograms() throws IOException {
        RunFolder run = RunFolder.create(folder.resolve("run"), SPEC);
        run.save(at(4, 0.01));
        Files.writeString(
                run.path().resolve("watch.csv"),
                "head\n2,encoder/0/bias,0.5,4,0.02,-1,1,1 3,-2,2,0 4\n9,encoder/0/bias,1,1,1,0,1,1 1,0,1,1 1\n");
        assertEquals(4 + 1 + 2 + 4, EventFile.write(run, folder.resolve("log")), "not what comes after the save");
        List<Event> events = read(onlyFile());
        assertEquals(Map.of(2L, 0.5f), curves(events).get("gradient_norm/encoder/0/bias"));
        assertEquals(Map.of(2L, 0.005f), curves(events).get("update_ratio/encoder/0/bias"));
        HistogramProto weights = events.stream()
                .flatMap(event -> event.getSummary().getValueList().stream())
                .filter(value -> value.getTag().equals("weights/encoder/0/bias"))
                .findFirst()
                .orElseThrow()
                .getHisto();
        assertEquals(List.of(0.0, 1.0), weights.getBucketLimitList());
        assertEquals(List.of(1.0, 3.0), weights.getBucketList());
        // Bins of -1 to 0 and 0 to 1 with their middles: -0.5 + 3 * 0.5 and 4 * 0.25.
        assertEquals(1, weights.getSum());
        assertEquals(1, weights.getSumSquares());
        assertEquals(4, weights.getNum());
    }

    @Test
    void timesEndAtTheSave() throws IOException {
        EventFile.write(SPEC, at(4, 0.01), folder.resolve("log"));
        List<Event> events = read(onlyFile());
        double saved = 1767225600;
        assertEquals(saved - 8, events.get(0).getWallTime());
        assertEquals(saved, events.get(events.size() - 1).getWallTime());
        for (Event event : events) {
            assertEquals(saved - 8 + 2 * event.getStep(), event.getWallTime(), 1e-6);
        }
    }

    @Test
    void stepsAreNotDoubledByAnotherExport() throws IOException {
        Path log = folder.resolve("log");
        EventFile.write(SPEC, at(4, 0.01), log);
        EventFile.write(SPEC, at(4, 0.01), log);
        Checkpoint.State later =
                new Checkpoint.State(Checkpoint.FORMAT, 5, 10, 0.01, "p", "d", "m", "2026-01-01T00:00:02Z", null, null);
        Checkpoint next = new Checkpoint(later, Map.of(), Map.of(), new LossHistory());
        assertThrows(BadInput.class, () -> EventFile.write(SPEC, next, log));
        assertEquals(1 + 4 + 1 + 2, read(onlyFile()).size());
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("log"))) {
            List<Path> all = files.toList();
            assertEquals(1, all.size());
            // TensorBoard looks for this part of the name.
            assertEquals(true, all.get(0).getFileName().toString().contains("tfevents"));
            return all.get(0);
        }
    }

    private static Map<String, Map<Long, Float>> curves(List<Event> events) {
        Map<String, Map<Long, Float>> curves = new TreeMap<>();
        events.stream()
                .skip(1)
                .forEach(event -> event.getSummary()
                        .getValueList()
                        .forEach(value -> curves.computeIfAbsent(value.getTag(), tag -> new TreeMap<>())
                                .put(event.getStep(), value.getSimpleValue())));
        return curves;
    }

    /** length, its sum, record, its sum; as TensorFlow's record_reader.cc takes them. */
    private static List<Event> read(Path file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<Event> events = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] length = new byte[8];
            in.get(length);
            assertEquals(sum(length), unmasked(in.getInt()));
            byte[] record = new byte
                    [Math.toIntExact(ByteBuffer.wrap(length)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .getLong())];
            in.get(record);
            assertEquals(sum(record), unmasked(in.getInt()));
            events.add(Event.parseFrom(record));
        }
        return events;
    }

    private static int sum(byte[] bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, bytes.length);
        return (int) sum.getValue();
    }

    /** crc32c.h: {@code rot = masked - kMaskDelta; (rot >> 17) | (rot << 15)}. */
    private static int unmasked(int masked) {
        int rotated = masked - 0xa282ead8;
        return (rotated >>> 17) | (rotated << 15);
    }
}
