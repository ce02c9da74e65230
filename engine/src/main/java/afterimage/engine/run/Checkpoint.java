package afterimage.engine.run;

import afterimage.engine.BadInput;
import afterimage.engine.clip.NpyArray;
import afterimage.engine.clip.NpzFile;
import afterimage.engine.trace.LossPoint;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a run needs to go on as if it had never stopped, in one npz file: a reader never meets weights of one
 * step with the optimizer of another.
 *
 * @param state the numbers
 * @param weights by name
 * @param slots the optimizer's, by name
 * @param history the loss curves up to here
 */
public record Checkpoint(State state, Map<String, NpyArray> weights, Map<String, NpyArray> slots, LossHistory history) {
    /** The version of this file's format. */
    public static final int FORMAT = 1;

    private static final String SLOT = "optimizer/";
    private static final String HISTORY = "history/";
    private static final String STATE = "checkpoint.json";

    /**
     * @param format version of the file's format
     * @param step training steps done; the data position follows from it
     * @param seconds time spent training
     * @param learningRate the base rate last asked for
     * @param program version that wrote it
     * @param device that trained it
     * @param machine operating system and processor kind
     * @param savedAt ISO time
     */
    public record State(
            int format,
            long step,
            double seconds,
            double learningRate,
            String program,
            String device,
            String machine,
            String savedAt) {}

    void write(Path file) {
        Map<String, NpyArray> arrays = new LinkedHashMap<>(weights);
        slots.forEach((name, array) -> arrays.put(SLOT + name, array));
        putCurve(arrays, "train", history.train());
        putCurve(arrays, "held_out", history.heldOut());
        try {
            NpzFile.write(file, arrays, Map.of(STATE, SpecJson.MAPPER.writeValueAsString(state)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a checkpoint's state is always valid JSON", e);
        }
    }

    /** @throws BadInput if the file is not a whole checkpoint that this version reads */
    static Checkpoint read(Path file) {
        return of(NpzFile.read(file), file.toString());
    }

    /** {@link #read(Path)} from a stream, which stays open; {@code name} is what a refusal calls it. */
    public static Checkpoint read(InputStream in, String name) throws IOException {
        return of(NpzFile.read(in, name), name);
    }

    private static Checkpoint of(NpzFile.Content content, String file) {
        BadInput.unless(content.texts().containsKey(STATE), "'%s' is not a checkpoint: it holds no %s.", file, STATE);
        State state = state(content.texts().get(STATE), file);
        BadInput.unless(
                state.format >= 1 && state.format <= FORMAT,
                "'%s' was written by a newer program (format %d, this one reads %d).",
                file,
                state.format,
                FORMAT);
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
        return new Checkpoint(state, weights, slots, history);
    }

    private static State state(String json, String file) {
        try {
            State state = SpecJson.MAPPER.readValue(json, State.class);
            BadInput.unless(state != null, "'%s' is a damaged checkpoint: its %s is empty.", file, STATE);
            return state;
        } catch (JsonProcessingException e) {
            throw new BadInput("'" + file + "' is a damaged checkpoint: its " + STATE + " cannot be read.", e);
        }
    }

    /** Steps are split into thousands and rest, so that float32 holds them exactly. */
    private static void putCurve(Map<String, NpyArray> arrays, String name, List<LossPoint> points) {
        float[] values = new float[points.size() * 3];
        for (int i = 0; i < points.size(); i++) {
            values[3 * i] = points.get(i).step() / 1000;
            values[3 * i + 1] = points.get(i).step() % 1000;
            values[3 * i + 2] = (float) points.get(i).loss();
        }
        arrays.put(HISTORY + name, new NpyArray(new int[] {points.size(), 3}, values));
    }

    private static List<LossPoint> curve(Map<String, NpyArray> arrays, String name, String file) {
        NpyArray array = arrays.get(HISTORY + name);
        BadInput.unless(
                array != null && array.shape().length == 2 && array.shape()[1] == 3,
                "'%s' is a damaged checkpoint: its loss curve '%s' is missing.",
                file,
                name);
        float[] values = array.values();
        return java.util.stream.IntStream.range(0, array.shape()[0])
                .mapToObj(i ->
                        new LossPoint(1000L * (long) values[3 * i] + (long) values[3 * i + 1], values[3 * i + 2]))
                .toList();
    }
}
