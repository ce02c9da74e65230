package afterimage.engine.run;

import afterimage.engine.BadInput;
import afterimage.engine.device.NativeFiles;
import afterimage.engine.file.LazyArrays;
import afterimage.engine.file.NpyArray;
import afterimage.engine.file.NpyHeader;
import afterimage.engine.file.NpzFile;
import afterimage.engine.file.SafeFile;
import afterimage.engine.file.Sha256;
import afterimage.engine.trace.LossPoint;
import afterimage.engine.train.Trainer;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * All that a run needs to go on as if it had never stopped, in one npz file: a reader never meets weights of one
 * step with the optimizer of another. The weights are there under their names, then {@code optimizer/...},
 * {@code history/...}, and the texts {@code checkpoint.json} (the state), {@code run.json} (the spec) and the SHA-256 of
 * all of these.
 *
 * @param spec of the run it belongs to; null in files of format 1 and before it is saved
 * @param slots the optimizer's, by name
 */
public record Checkpoint(
        State state, RunSpec spec, Map<String, NpyArray> weights, Map<String, NpyArray> slots, LossHistory history) {
    /** The version of this file's format: 1 had neither sums nor spec. */
    public static final int FORMAT = 2;

    /** Why a checkpoint is refused that is not damaged: nothing older may take its place. */
    static final class NewerFormat extends RuntimeException {}

    /** Read before the rest, which a newer program may have changed. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Format(int format) {}

    static final String STATE = "checkpoint.json";
    private static final String KIND = "a checkpoint's state";
    private static final String SPEC = "run.json";
    private static final String SLOT = "optimizer/";
    private static final String HISTORY = "history/";
    /** Up to here float32 holds whole numbers exactly. */
    private static final float EXACT = 1 << 24;

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
        try {
            return Sha256.of(to -> {
                for (String name : new TreeSet<>(weights.keySet())) {
                    to.write(name.getBytes(StandardCharsets.UTF_8));
                    weights.get(name).writeTo(to, NpyHeader.Type.FLOAT32);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("nothing is written", e);
        }
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
        return of(NpzFile.read(in, name), name);
    }

    /** @param halves names of weights to be written in half precision */
    static void write(Path file, Checkpoint checkpoint, RunSpec spec, Set<String> halves) {
        Map<String, Supplier<NpyArray>> arrays = new LinkedHashMap<>();
        Map<String, NpyArray> weights = checkpoint.weights();
        Map<String, NpyArray> slots = checkpoint.slots();
        weights.keySet().forEach(name -> arrays.put(name, () -> weights.get(name)));
        slots.keySet().forEach(name -> arrays.put(SLOT + name, () -> slots.get(name)));
        arrays.put(HISTORY + "train", () -> curve(checkpoint.history().train()));
        arrays.put(HISTORY + "held_out", () -> curve(checkpoint.history().heldOut()));
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(STATE, SpecJson.write(checkpoint.state()));
        texts.put(SPEC, SpecJson.write(spec));
        SafeFile.writeInto(file, NpzFile.sealed(new LazyArrays(arrays), halves, texts));
    }

    /** @throws BadInput if the file is not a whole checkpoint that this version reads */
    public static Checkpoint read(Path file) {
        return of(NpzFile.read(file), file.toString());
    }

    /** The same without the slots that only training on needs, two thirds of most files. */
    static Checkpoint seen(Path file) {
        Predicate<String> kept = name -> !name.startsWith(SLOT) || name.startsWith(SLOT + Trainer.AVERAGE);
        return of(NpzFile.read(file, kept), file.toString());
    }

    static Checkpoint of(NpzFile.Content content, String file) {
        BadInput.unless(content.texts().containsKey(STATE), "'%s' is not a checkpoint: it holds no %s.", file, STATE);
        String json = content.texts().get(STATE);
        int format = format(SpecJson.read(json, file + ":" + STATE, Format.class, KIND).format, file);
        if (format > 1 || content.isSealed()) {
            content.requireSeal(file);
        }
        String spec = content.texts().get(SPEC);
        requireWhole(format == 1 || spec != null, file, "it holds no " + SPEC);
        Map<String, NpyArray> weights = new LinkedHashMap<>();
        Map<String, NpyArray> slots = new LinkedHashMap<>();
        content.arrays().forEach((name, array) -> {
            if (name.startsWith(SLOT)) {
                slots.put(name.substring(SLOT.length()), array);
            } else if (!name.startsWith(HISTORY)) {
                weights.put(name, array);
            }
        });
        LossHistory history = new LossHistory();
        curve(content.arrays(), "train", file).forEach(history::addTrain);
        curve(content.arrays(), "held_out", file).forEach(history::addHeldOut);
        State state = SpecJson.read(json, file + ":" + STATE, State.class, KIND);
        requireWhole(state.isPossible(), file, "its " + STATE + " has impossible numbers");
        return new Checkpoint(
                state, spec == null ? null : SpecJson.read(spec, file + ":" + SPEC), weights, slots, history);
    }

    private static void requireWhole(boolean whole, String file, String otherwise) {
        BadInput.unless(whole, "'%s' is a damaged checkpoint: %s.", file, otherwise);
    }

    private static int format(int format, String file) {
        requireWhole(format >= 1, file, "its " + STATE + " names no format");
        if (format > FORMAT) {
            throw new BadInput(
                    "'" + file + "' was written by a newer program (format " + format + ", this one reads " + FORMAT
                            + "); open it with that one.",
                    new NewerFormat());
        }
        return format;
    }

    /** Steps are split into thousands and rest, so that float32 holds them exactly. */
    private static NpyArray curve(List<LossPoint> points) {
        float[] values = new float[points.size() * 3];
        for (int i = 0; i < points.size(); i++) {
            values[3 * i] = points.get(i).step() / 1000;
            values[3 * i + 1] = points.get(i).step() % 1000;
            values[3 * i + 2] = (float) points.get(i).loss();
        }
        return new NpyArray(new int[] {points.size(), 3}, values);
    }

    private static List<LossPoint> curve(Map<String, NpyArray> arrays, String name, String file) {
        NpyArray array = arrays.get(HISTORY + name);
        boolean isCurve = array != null && array.shape().length == 2 && array.shape()[1] == 3;
        requireWhole(isCurve, file, "its loss curve '" + name + "' is missing");
        float[] values = array.values();
        return IntStream.range(0, array.shape()[0])
                .mapToObj(i -> new LossPoint(
                        1000 * whole(values[3 * i], file) + whole(values[3 * i + 1], file), values[3 * i + 2]))
                .toList();
    }

    private static long whole(float n, String file) {
        requireWhole(n >= 0 && n <= EXACT && n == (long) n, file, "its loss curves have an impossible step");
        return (long) n;
    }
}
