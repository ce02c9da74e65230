package afterimage.engine.exchange;

import afterimage.engine.BadInput;
import afterimage.engine.file.SafeFile;
import afterimage.engine.run.Checkpoint;
import afterimage.engine.run.LossHistory;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.WatchLog;
import afterimage.engine.run.WeightChoice;
import afterimage.engine.trace.TensorStats;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.slf4j.LoggerFactory;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.HistogramProto;
import org.tensorflow.proto.Summary;

/**
 * A run's curves as an event file, which TensorBoard reads: {@code loss/train} and {@code loss/held_out}, in the unit of
 * the training loss, {@code learning_rate} where it is known, and of each tensor, by its name in weight files,
 * {@code gradient_norm/...}, {@code update_ratio/...}, and the histograms {@code weights/...} and {@code gradients/...}.
 */
public final class EventFile {
    private static final int MASK = 0xa282ead8;

    /** Writes a run's curves and says how many points; refused if it was never trained or cannot be written. */
    public static int write(RunFolder run, Path folder) {
        SortedMap<Long, Double> bases = new TreeMap<>();
        for (long step : run.moments()) {
            try {
                bases.put(step, run.shown(step).state().learningRate());
            } catch (BadInput e) {
                LoggerFactory.getLogger(EventFile.class).info("its rate is not known: step {}", step, e);
            }
        }
        return write(run.spec(), run.checkpoint(WeightChoice.LAST), bases, new WatchLog(run.path()).read(), folder);
    }

    /** As above for a run whose earlier moments are not there. */
    public static int write(RunSpec spec, Checkpoint checkpoint, Path folder) {
        return write(spec, checkpoint, new TreeMap<>(), List.of(), folder);
    }

    /** @param bases the base learning rate by steps done, where it is known */
    private static int write(
            RunSpec spec,
            Checkpoint checkpoint,
            SortedMap<Long, Double> bases,
            List<TensorStats> watched,
            Path folder) {
        Checkpoint.State state = checkpoint.state();
        bases.put(state.step(), state.learningRate());
        // People change the base while it trains, so between saves nobody knows it; it begins with the spec's.
        bases.putIfAbsent(1L, spec.training().learningRate());
        List<Event.Builder> points = new ArrayList<>();
        LossHistory history = checkpoint.history();
        history.train().forEach(p -> points.add(scalar(p.step(), "loss/train", p.loss())));
        history.heldOut().forEach(p -> points.add(scalar(p.step(), "loss/held_out", p.loss())));
        bases.forEach((step, base) -> {
            if (step >= 1 && step <= state.step()) {
                double seconds = state.seconds() * (step - 1) / Math.max(1, state.step());
                double rate = spec.training().rate(base, step - 1, seconds);
                points.add(scalar(step, "learning_rate", rate));
            }
        });
        for (TensorStats tensor : watched) {
            if (tensor.step() <= state.step()) {
                points.add(scalar(tensor.step(), "gradient_norm/" + tensor.name(), tensor.gradient()));
                points.add(scalar(tensor.step(), "update_ratio/" + tensor.name(), tensor.ratio()));
                points.add(histogram(tensor.step(), "weights/" + tensor.name(), tensor.weights()));
                points.add(histogram(tensor.step(), "gradients/" + tensor.name(), tensor.gradients()));
            }
        }
        points.sort(Comparator.comparingLong(Event.Builder::getStep));
        double end = savedAt(state);
        Path file = folder.resolve("events.out.tfevents." + (long) end + ".afterimage");
        requireNoOther(file);
        SafeFile.write(file, out -> {
            double begin = end - state.seconds();
            record(out, Event.newBuilder().setWallTime(begin).setFileVersion("brain.Event:2"));
            for (Event.Builder point : points) {
                // Only the whole training time is kept, so steps are taken to be equally long.
                double share = state.step() == 0 ? 1 : (double) point.getStep() / state.step();
                record(out, point.setWallTime(begin + share * state.seconds()));
            }
        });
        return points.size();
    }

    /** TensorBoard shows all event files of a folder as one curve, in which steps would be doubled. */
    private static void requireNoOther(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> exports = Files.newDirectoryStream(folder, "events.out.tfevents.*.afterimage")) {
            for (Path other : exports) {
                BadInput.unless(
                        other.getFileName().equals(file.getFileName()),
                        "'%s' is the export of another save, whose steps these would double; remove it, or choose"
                                + " another folder.",
                        other);
            }
        } catch (IOException e) {
            throw new BadInput("Cannot look into '" + folder + "': " + SafeFile.reason(e) + ".", e);
        }
    }

    private static Event.Builder scalar(long step, String tag, double value) {
        return event(step, tag, Summary.Value.newBuilder().setSimpleValue((float) value));
    }

    private static Event.Builder event(long step, String tag, Summary.Value.Builder value) {
        return Event.newBuilder().setStep(step).setSummary(Summary.newBuilder().addValue(value.setTag(tag)));
    }

    /** With the middle of each bin for its sums, as the numbers themselves are not kept. */
    private static Event.Builder histogram(long step, String tag, TensorStats.Histogram bins) {
        var proto = HistogramProto.newBuilder().setMin(bins.least()).setMax(bins.most());
        double width = ((double) bins.most() - bins.least()) / bins.counts().size();
        double num = 0;
        double sum = 0;
        double squares = 0;
        for (int b = 0; b < bins.counts().size(); b++) {
            int count = bins.counts().get(b);
            double middle = bins.least() + width * (b + 0.5);
            num += count;
            sum += count * middle;
            squares += count * middle * middle;
            proto.addBucketLimit(bins.least() + width * (b + 1)).addBucket(count);
        }
        proto.setNum(num).setSum(sum).setSumSquares(squares);
        return event(step, tag, Summary.Value.newBuilder().setHisto(proto));
    }

    /** Seconds since 1970; 0 where an old checkpoint has no time that can be read. */
    private static double savedAt(Checkpoint.State state) {
        try {
            return state.savedAt() == null ? 0 : Instant.parse(state.savedAt()).toEpochMilli() / 1000.0;
        } catch (DateTimeException e) {
            LoggerFactory.getLogger(EventFile.class).info("no time of the save", e);
            return 0;
        }
    }

    /** TFRecord: length (8 bytes), its checksum (4), record, its checksum (4), little-endian: record_writer.h. */
    private static void record(OutputStream out, Event.Builder event) throws IOException {
        byte[] record = event.build().toByteArray();
        byte[] length = little(8).putLong(record.length).array();
        out.write(length);
        out.write(little(4).putInt(masked(length)).array());
        out.write(record);
        out.write(little(4).putInt(masked(record)).array());
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A checksum of bytes that contain checksums would be weak, so what is stored is turned and moved. */
    private static int masked(byte[] bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        return Integer.rotateRight((int) sum.getValue(), 15) + MASK;
    }
}
