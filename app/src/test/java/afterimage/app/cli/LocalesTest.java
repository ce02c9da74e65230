package afterimage.app.cli;

import static afterimage.app.cli.Answer.done;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.device.LatinDigits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * All commands where digits, letters, separators or calendars are others: what they say and write is the same everywhere.
 * A place has several of these at once; of fa-IR it is the place itself that has other digits.
 */
class LocalesTest {
    private static final Locale BEFORE = Locale.getDefault();
    private static final List<String> TINY = List.of(
            "model.layers.0.units=2",
            "sequence.inputFrames=2",
            "sequence.futureFrames=2",
            "training.batch=1",
            "training.heldOutClips=1");
    private static final String STUDY = """
            {"name": "tiny", "seeds": [1], "testClips": 1, "budget": {"steps": 1}, "members": [
              {"name": "one", "preset": "conv-autoencoder", "set": ["%1$s"]},
              {"name": "other", "preset": "conv-predictor", "set": ["%1$s"]}]}
            """.formatted(String.join("\", \"", TINY));

    /** Commands that say how fast they were. */
    private static final Set<Object> TIMED = Set.of("train", "study", "find-rate", "bench", "demo");

    private static Map<String, String> expected;

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    @BeforeAll
    static void withoutALocale() throws IOException {
        expected = everything(Locale.ROOT, Files.createDirectory(shared.resolve("made")));
    }

    @AfterAll
    static void restore() {
        Locale.setDefault(BEFORE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR-u-ca-buddhist-nu-mymr", "fa-IR", "ja-JP-u-ca-japanese-nu-thai"})
    void commandsSayAndWriteTheSame(String tag) throws IOException {
        Map<String, String> made =
                everything(Locale.forLanguageTag(tag), Files.createDirectory(folder.resolve("made")));
        assertEquals(expected.keySet(), made.keySet());
        expected.forEach((name, content) -> assertEquals(content, made.get(name), name));
    }

    /** What the commands said that take no time, and what each file that they wrote holds, by name. */
    private static Map<String, String> everything(Locale locale, Path folder) throws IOException {
        Path run = folder.resolve("run");
        Path study = Files.writeString(folder.resolve("study.json"), STUDY);
        List<Object> train = new ArrayList<>(
                List.of("train", "--preset", "quick-start", "--steps", 1, "--threads", 1, "--out", run));
        TINY.forEach(setting -> train.addAll(List.of("--set", setting)));
        List<List<Object>> commands = List.of(
                List.of(
                        "generate",
                        "--count",
                        2,
                        "--out",
                        folder.resolve("c.npy"),
                        "--tracks",
                        folder.resolve("c.csv")),
                train,
                List.of("train", "--resume", run, "--steps", 2, "--threads", 1),
                List.of("evaluate", run, "--count", 1),
                List.of("evaluate", run, "--count", 1, "--json"),
                List.of("predict", run, "--count", 1, "--out", folder.resolve("p.npy")),
                List.of("predict", run, "--count", 1, "--out", folder.resolve("p.png")),
                List.of("weights", run, "--out", folder.resolve("w.npz")),
                List.of(
                        "weights",
                        "--in",
                        folder.resolve("w.npz"),
                        "--spec",
                        run.resolve("run.json"),
                        "--out",
                        folder.resolve("copy")),
                List.of("export", run, "--format", "savedmodel", "--out", folder.resolve("model")),
                List.of("export", run, "--format", "tensorboard", "--out", folder.resolve("log")),
                List.of("export", run, "--format", "npz", "--out", folder.resolve("e.npz")),
                List.of("export", run, "--format", "outputs", "--out", folder.resolve("o.npz")),
                List.of("export", run, "--format", "run", "--out", folder.resolve("small")),
                List.of("describe", run),
                List.of("study", study, "--out", folder.resolve("study")),
                List.of("find-rate", "--spec", run.resolve("run.json"), "--steps", 20),
                List.of("bench", "--preset", "conv-autoencoder", "--seconds", 0.01),
                List.of("demo", "--seconds", 0.1, "--out", folder.resolve("demo")),
                List.of("presets"),
                List.of("devices"));
        Map<String, String> made = new TreeMap<>();
        Locale.setDefault(locale);
        LatinDigits.use(); // as the program's start does
        for (List<Object> command : commands) {
            String said = done(command.toArray()).out();
            assertTrue(said.codePoints().noneMatch(c -> c == '?' || c > '9' && Character.isDigit(c)), said);
            if (!TIMED.contains(command.get(0))) {
                made.put("said by " + command.get(0) + " " + made.size(), text(said, folder));
            }
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString();
                String content = "";
                if (name.matches(".*\\.(csv|json|md|html)")) {
                    content = text(Files.readString(file), folder);
                } else if (name.matches("[a-z]\\.[a-z]+")) {
                    content = Arrays.toString(Files.readAllBytes(file));
                }
                made.put(text(name, folder), content);
            }
        }
        return made;
    }

    /** Text without its place, and without its numbers, as some are times. */
    private static String text(String written, Path folder) {
        return written.replace(folder.toString(), "").replaceAll("[0-9]+(\\.[0-9]+)?(E-?[0-9]+)?", "#");
    }
}
