package afterimage.engine.run;

import afterimage.engine.device.NativeFiles;
import afterimage.engine.file.NpyArray;
import afterimage.engine.file.NpyHeader;
import afterimage.engine.file.NpzFile;
import afterimage.engine.file.Sha256;
import afterimage.engine.train.Trainer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.DoubleStream;

/**
 * All that a run needs to go on as if it had never stopped, in one npz file: a reader never meets weights of one
 * step with the optimizer of another.
 *
 * @param spec of the run it belongs to; null in files of format 1 and before it is saved
 * @param slots the optimizer's, by name
 */
public record Checkpoint(
        State state, RunSpec spec, Map<String, NpyArray> weights, Map<String, NpyArray> slots, LossHistory history) {
    /** The version of this file's format: 1 had neither sums nor spec. */
    public static final int FORMAT = 2;

    /** A checkpoint to be saved in a run, which gives it its spec. */
    public Checkpoint(State state, Map<String, NpyArray> weights, Map<String, NpyArray> slots, LossHistory history) {
        this(state, null, weights, slots, history);
    }

    /** With the weights that looks and predictions take: the averaged ones where there are any, else the last. */
    public Checkpoint shown() {
        Map<String, NpyArray> averaged = Trainer.averaged(slots);
        return averaged.isEmpty() ? this : withWeights(averaged);
    }

    /** Of the weights and their names: other weights have another. */
    public String sha256() {
        MessageDigest digest = Sha256.begin();
        try (OutputStream to = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            for (String name : new TreeSet<>(weights.keySet())) {
                to.write(name.getBytes(StandardCharsets.UTF_8));
                weights.get(name).writeTo(to, NpyHeader.Type.FLOAT32);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("nothing is written", e);
        }
        return Sha256.end(digest);
    }

    Checkpoint withWeights(Map<String, NpyArray> others) {
        return new Checkpoint(state, spec, others, slots, history);
    }

    /** Steps done, seconds of training, the base rate last asked for; who saved it and when, ISO; null if unknown. */
    public record State(
            int format,
            long step,
            double seconds,
            double learningRate,
            String program,
            String device,
            String machine,
            String savedAt,
            String java,
            String tensorflow) {
        /** A state that is saved now, by this program. */
        public static State now(long step, double seconds, double learningRate, String device) {
            String program = Program.version();
            String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
            String machine = system + ", " + Runtime.getRuntime().availableProcessors() + " cores";
            String saved = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
            String java = Runtime.version().toString();
            String tensorflow = NativeFiles.version();
            return new State(FORMAT, step, seconds, learningRate, program, device, machine, saved, java, tensorflow);
        }

        boolean isPossible() {
            return step >= 0 && DoubleStream.of(seconds, learningRate).allMatch(n -> n >= 0 && Double.isFinite(n));
        }
    }

    /** From a stream, which stays open; refused if it is not a whole checkpoint that this version reads. */
    public static Checkpoint read(InputStream in, String name) throws IOException {
        return CheckpointFile.of(NpzFile.read(in, name), name);
    }
}
