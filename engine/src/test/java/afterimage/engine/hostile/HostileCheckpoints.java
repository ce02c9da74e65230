package afterimage.engine.hostile;

import afterimage.engine.file.NpyArray;
import afterimage.engine.file.NpzFile;
import afterimage.engine.file.SafeFile;
import afterimage.engine.run.Checkpoint;
import afterimage.engine.run.LossHistory;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import afterimage.engine.trace.LossPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Spoiled {@code checkpoint.npz} files: those that a zip's own checks notice, and those that only the sums do. */
final class HostileCheckpoints {
    private static final String STATE = "checkpoint.json";
    private static final String SUMS = "SHA256SUMS";

    private final Path folder;
    private final byte[] good;
    private final List<HostileFile> made = new ArrayList<>();

    /** @param folder for files that are made on the way */
    HostileCheckpoints(Path folder, RunSpec spec) throws IOException {
        this.folder = folder;
        LossHistory history = new LossHistory();
        history.addTrain(new LossPoint(1, 0.5f));
        history.addTrain(new LossPoint(1002, 0.25f));
        history.addHeldOut(new LossPoint(1000, 0.375f));
        RunFolder run = RunFolder.create(folder.resolve("source"), spec);
        run.save(new Checkpoint(
                new Checkpoint.State(Checkpoint.FORMAT, 1002, 1.5, 0.01, "p", "d", "m", "t", null, null),
                Map.of("encoder/0/bias", new NpyArray(new int[] {3, 4}, new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3
                })),
                Map.of("mean/encoder/0/bias", new NpyArray(new int[] {12}, new float[12])),
                history));
        good = Files.readAllBytes(run.path().resolve("checkpoint.npz"));
    }

    /** A whole one, to begin from. */
    byte[] good() {
        return good.clone();
    }

    List<HostileFile> all() throws IOException {
        made.clear();
        made.addAll(Damage.cuts("checkpoint", good, 80));
        flipContent();
        changeWithoutSums();
        changeState(true);
        changeState(false);
        changeHistory();
        changeSpec();
        return List.copyOf(made);
    }

    /** Bits of the entries' own bytes; those between them are the zip's. */
    private void flipContent() throws IOException {
        try (java.util.zip.ZipInputStream zip =
                new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(good))) {
            for (java.util.zip.ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] content = zip.readAllBytes();
                int from = Damage.find(good, content);
                made.addAll(Damage.flips(entry.getName(), good, from, from + content.length, 24));
            }
        }
    }

    /** Each is a whole zip with right CRCs whose sums are the old ones. */
    private void changeWithoutSums() throws IOException {
        for (String array : content().arrays().keySet()) {
            NpyArray old = content().arrays().get(array);
            change("another " + array, c -> c.arrays().put(array, new NpyArray(old.shape(), other(old.values()))));
            change(
                    "reshaped " + array,
                    c -> c.arrays().put(array, new NpyArray(new int[] {1, old.values().length, 1}, old.values())));
            change("no " + array, c -> c.arrays().remove(array));
            change(
                    "renamed " + array,
                    c -> c.arrays().put(array + "2", c.arrays().remove(array)));
        }
        change("one array more", c -> c.arrays().put("more", new NpyArray(new int[] {1}, new float[1])));
        change("one text more", c -> c.texts().put("more.txt", "x"));
        for (String text : List.of(STATE, "run.json", SUMS)) {
            change("no " + text, c -> c.texts().remove(text));
            change("an empty " + text, c -> c.texts().put(text, ""));
            change("another " + text, c -> c.texts().compute(text, (name, old) -> old.replace('1', '2')));
        }
    }

    private void changeState(boolean sealed) throws IOException {
        for (String[] edit : new String[][] {
            {"\"step\" : 1002", "\"step\" : -1"},
            {"\"step\" : 1002", "\"step\" : 1e3"},
            {"\"step\" : 1002", "\"step\" : 99999999999999999999"},
            {"\"step\" : 1002", "\"step\" : null"},
            {"\"step\" : 1002", "\"step\" : \"1002\""},
            {"\"step\" : 1002,", ""},
            {"\"seconds\" : 1.5", "\"seconds\" : -1"},
            {"\"seconds\" : 1.5", "\"seconds\" : 1e999"},
            {"\"learningRate\" : 0.01", "\"learningRate\" : NaN"},
            {"\"learningRate\" : 0.01", "\"learningRate\" : -0.5"},
            {"\"format\" : 2", "\"format\" : 0"},
            {"\"format\" : 2", "\"format\" : -2"},
            {"\"format\" : 2", "\"format\" : 3"},
            {"\"format\" : 2", "\"format\" : 99999999999"},
            {"\"format\" : 2", "\"format\" : \"2\""},
            {"\"format\" : 2", "\"format\" : null"},
            {"\"format\" : 2", "\"format\" : [2]"},
            {"\"format\" : 2,", ""},
            {"\"program\"", "\"unheard\""},
            {"\"program\" :", "\"step\" : 3, \"program\" :"},
            {"{", "[{"},
            {"{", "{{"},
            {"{", "[".repeat(50_000)}
        }) {
            NpzFile.Content content = content();
            content.texts().compute(STATE, (name, old) -> old.replace(edit[0], edit[1]));
            add(
                    (sealed ? "sealed" : "format 1") + " state with "
                            + edit[1].substring(0, Math.min(30, edit[1].length())) + " for " + edit[0],
                    content,
                    sealed);
        }
    }

    private void changeHistory() throws IOException {
        for (float step : new float[] {Float.NaN, -1, 0.5f, Float.POSITIVE_INFINITY, 1e30f, -0.25f, Float.MAX_VALUE}) {
            for (int at = 0; at < 2; at++) {
                NpzFile.Content content = content();
                content.arrays().get("history/train").values()[at] = step;
                add("history with the step " + step + " at " + at, content, true);
            }
        }
        for (int[] shape : new int[][] {{6}, {3, 2}, {1, 6}, {2, 3, 1}, {1, 2, 3}}) {
            NpzFile.Content content = content();
            content.arrays().put("history/train", new NpyArray(shape, new float[6]));
            add("history of the shape " + java.util.Arrays.toString(shape), content, true);
        }
        NpzFile.Content content = content();
        content.arrays().remove("history/held_out");
        add("no held-out history", content, true);
    }

    private void changeSpec() throws IOException {
        NpzFile.Content content = content();
        content.texts().put("run.json", "{}");
        add("spec of nothing", content, true);
    }

    private void change(String what, java.util.function.Consumer<NpzFile.Content> edit) throws IOException {
        NpzFile.Content content = content();
        edit.accept(content);
        Path file = folder.resolve("made.npz");
        NpzFile.write(file, content.arrays(), content.texts());
        made.add(new HostileFile("checkpoint with " + what, Files.readAllBytes(file)));
    }

    /** Unsealed, it is a file of format 1. */
    private void add(String what, NpzFile.Content content, boolean sealed) throws IOException {
        Path file = folder.resolve("made.npz");
        Map<String, String> texts = new LinkedHashMap<>(content.texts());
        texts.remove(SUMS);
        if (sealed) {
            SafeFile.write(file, NpzFile.sealed(content.arrays(), Set.of(), texts));
        } else {
            texts.computeIfPresent(STATE, (name, old) -> old.replace("\"format\" : 2", "\"format\" : 1"));
            NpzFile.write(file, content.arrays(), texts);
        }
        made.add(new HostileFile("checkpoint, " + what, Files.readAllBytes(file)));
    }

    private NpzFile.Content content() throws IOException {
        return NpzFile.read(new java.io.ByteArrayInputStream(good), "good");
    }

    private static float[] other(float[] values) {
        float[] other = values.clone();
        other[other.length - 1] += 1;
        return other;
    }
}
