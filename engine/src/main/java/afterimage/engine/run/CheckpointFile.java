package afterimage.engine.run;

import afterimage.engine.BadInput;
import afterimage.engine.file.LazyArrays;
import afterimage.engine.file.NpyArray;
import afterimage.engine.file.NpzFile;
import afterimage.engine.file.SafeFile;
import afterimage.engine.trace.LossPoint;
import afterimage.engine.train.Trainer;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A checkpoint as a file: an npz of the weights under their names, {@code optimizer/...}, {@code history/...}, with the
 * texts {@code checkpoint.json} (the state), {@code run.json} (the spec) and the SHA-256 of all of these.
 */
public final class CheckpointFile {
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
        Checkpoint.State state = SpecJson.read(json, file + ":" + STATE, Checkpoint.State.class, KIND);
        requireWhole(state.isPossible(), file, "its " + STATE + " has impossible numbers");
        return new Checkpoint(
                state, spec == null ? null : SpecJson.read(spec, file + ":" + SPEC), weights, slots, history);
    }

    private static void requireWhole(boolean whole, String file, String otherwise) {
        BadInput.unless(whole, "'%s' is a damaged checkpoint: %s.", file, otherwise);
    }

    private static int format(int format, String file) {
        requireWhole(format >= 1, file, "its " + STATE + " names no format");
        if (format > Checkpoint.FORMAT) {
            throw new BadInput(
                    "'" + file + "' was written by a newer program (format " + format + ", this one reads "
                            + Checkpoint.FORMAT + "); open it with that one.",
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
