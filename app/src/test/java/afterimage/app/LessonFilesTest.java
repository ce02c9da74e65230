package afterimage.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.lesson.Lesson;
import afterimage.app.lesson.LessonShelf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of lessons against the actions that there are: the program's own, and damaged ones. */
class LessonFilesTest {
    private static final String GOOD = """
            {
              // A note of the teacher's.
              "title": "Good",
              "about": "About.",
              "steps": [
                {"title": "One", "text": "Look."},
                {"title": "Two", "text": ["Look", "again."], "do": [{"tab": "Gates"}, {"clip": 3}],
                 "question": {"ask": "Which?", "choices": ["this", "that"], "answer": 1, "because": "So.",
                              "do": [{"blackFrames": "1-5, 8"}]},
                 "source": "A paper"}
              ]
            }
            """;

    private static OpenWindow window;

    @BeforeAll
    static void open() throws Exception {
        window = new OpenWindow(1280, 800);
    }

    @AfterAll
    static void close() throws Exception {
        window.close();
    }

    private static final int SHIPPED = 7;

    @TempDir
    private Path folder;

    private List<LessonShelf.Entry> entries() {
        return new LessonShelf(window.wiring().lessons.player, () -> folder).entries();
    }

    private LessonShelf.Entry entry(String file) {
        return entries().stream()
                .filter(entry -> entry.own() && entry.file().equals(file))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theShippedLessonsAsk() {
        List<LessonShelf.Entry> shipped = entries();
        assertEquals(SHIPPED, shipped.size());
        for (LessonShelf.Entry entry : shipped) {
            assertEquals("", entry.problem());
            Lesson lesson = entry.lesson();
            assertTrue(lesson.questions() >= 3, lesson.title());
            for (Lesson.Step step : lesson.steps()) {
                assertTrue(step.question() == null || !step.source().isEmpty(), lesson.title() + ": " + step.title());
            }
        }
    }

    @Test
    void thePageOnLessonsNamesEveryAction() throws IOException {
        String page = Files.readString(Path.of("../assets/lessons/README.md"));
        for (String action : window.wiring().lessons.player.actions()) {
            assertTrue(page.contains("`" + action + "`"), action);
        }
        Files.writeString(folder.resolve("page.json"), page.split("```json\n|```\n")[1]);
        assertEquals("", entry("page.json").problem(), "its example can be used");
    }

    @Test
    void theLessonsInGermanCanBeUsed() throws IOException {
        Path german = Path.of("../assets/lessons/de");
        for (LessonShelf.Entry english : entries()) {
            Files.copy(german.resolve(english.file()), folder.resolve(english.file()));
        }
        assertEquals(SHIPPED, entries().size(), "each takes the place of the English one of its name");
        entries().forEach(entry -> assertEquals("", entry.problem()));
    }

    private static Arguments damaged(String from, String to, String... said) {
        return Arguments.of(from, to, List.of(said));
    }

    static Stream<Arguments> damagedFiles() {
        return Stream.of(
                damaged("\"title\": \"Good\"", "\"title\": 7", "title", "text of 1 to 200"),
                damaged("\"title\": \"Good\",", "", "'title' is missing"),
                damaged("\"about\": \"About.\"", "\"about\": \" \"", "about", "an empty one"),
                damaged("\"about\"", "\"abuot\"", "no field 'abuot'", "title, about, steps"),
                damaged("\"title\": \"One\"", "\"tilte\": \"One\"", "step 1", "no field 'tilte'"),
                damaged("\"text\": \"Look.\"", "\"text\": []", "step 1", "text", "list of 1 to 8 texts, not 0"),
                damaged("\"text\": \"Look.\"", "\"text\": null", "step 1", "text"),
                damaged("\"again.\"", "5", "step 2", "text, number 2", "not 5"),
                damaged("{\"title\": \"One\", \"text\": \"Look.\"}", "\"One\"", "step 1", "an object with title"),
                damaged("[{\"tab\": \"Gates\"}", "[{\"tba\": \"Gates\"}", "step 2", "action 1", "no action 'tba'"),
                damaged("\"Gates\"", "\"Gatse\"", "step 2", "tab", "one of Diagram, Gates", "not Gatse"),
                damaged("{\"clip\": 3}", "{\"clip\": 17}", "step 2", "action 2", "clip", "1 to 16, not 17"),
                damaged("{\"clip\": 3}", "{\"clip\": \"x\"}", "action 2", "clip", "whole number"),
                damaged("{\"clip\": 3}", "{\"clip\": {\"to\": 3}}", "action 2, clip", "a text, a number"),
                damaged("{\"clip\": 3}", "{\"clip\": []}", "action 2, clip", "is empty"),
                damaged("{\"clip\": 3}", "{\"clip\": 3, \"play\": true}", "action 2", "a name with its value"),
                damaged("{\"clip\": 3}", "\"clip\"", "action 2", "a name with its value"),
                damaged("{\"clip\": 3}", "{\"train\": 0}", "train", "1 to 5000, not 0"),
                damaged("{\"clip\": 3}", "{\"open\": \"mine\"}", "open", "first-light, not mine"),
                damaged("{\"clip\": 3}", "{\"settings\": [\"quick\"]}", "settings", "begin with a preset", "not quick"),
                damaged(
                        "{\"clip\": 3}",
                        "{\"settings\": [\"quick-start\", \"model.tsak=X\"]}",
                        "settings",
                        "no setting 'model.tsak'"),
                damaged(
                        "{\"clip\": 3}",
                        "{\"settings\": [\"quick-start\", \"model.patch=3\"]}",
                        "settings",
                        "1, 2, 4 or 8, not 3"),
                damaged(
                        "{\"clip\": 3}",
                        "{\"holdGate\": [\"encoder/0\", \"forgets\", 0]}",
                        "holdGate",
                        "input, forget"),
                damaged("{\"clip\": 3}", "{\"holdGate\": [\"encoder/0\", \"forget\", 1.5]}", "holdGate", "0 to 1"),
                damaged("{\"clip\": 3}", "{\"silence\": [\"decoder/0\", \"1\"]}", "silence", "a layer"),
                damaged("{\"clip\": 3}", "{\"startFrom\": \"clip 0\"}", "startFrom", "own, zeros"),
                damaged("{\"clip\": 3}", "{\"speed\": 9}", "speed", "one of 0.5"),
                damaged("\"1-5, 8\"", "\"one to five\"", "question", "blackFrames", "numbers and ranges"),
                damaged("\"answer\": 1", "\"answer\": 3", "step 2, question, answer", "1 to 2, not 3"),
                damaged("\"answer\": 1", "\"answer\": 0", "question, answer", "not 0"),
                damaged("\"answer\": 1", "\"answer\": \"this\"", "question, answer", "whole number"),
                damaged("\"answer\": 1,", "", "question", "'answer' is missing"),
                damaged("[\"this\", \"that\"]", "[\"this\"]", "question, choices", "2 to 5 texts, not 1"),
                damaged("[\"this\", \"that\"]", "\"this\"", "question, choices", "a list"),
                damaged("\"because\": \"So.\",", "", "question", "'because' is missing"),
                damaged("\"source\": \"A paper\"", "\"source\": [\"A paper\"]", "step 2, source", "text"),
                damaged("\"steps\": [", "\"steps\": [], \"stops\": [", "no field 'stops'"),
                damaged("\"about\": \"About.\",", "\"about\": \"About.\"", "not valid JSON at line 5"),
                damaged("\"about\": \"About.\",", "\"title\": \"Again\",", "given twice"));
    }

    @ParameterizedTest
    @MethodSource("damagedFiles")
    void aDamagedFileIsNamedWithPlaceAndRemedyAndHarmsNoOther(String from, String to, List<String> said)
            throws IOException {
        assertTrue(GOOD.contains(from), "the damage is done");
        Files.writeString(folder.resolve("good.json"), GOOD);
        Files.writeString(folder.resolve("bad.json"), GOOD.replace(from, to));
        String problem = entry("bad.json").problem();
        assertTrue(problem.startsWith("'bad.json"), problem);
        assertTrue(problem.endsWith("."), problem);
        assertEquals(1, problem.lines().count(), problem);
        said.forEach(part -> assertTrue(problem.contains(part), problem + " lacks: " + part));
        assertEquals("", entry("good.json").problem());
        assertEquals(SHIPPED + 2, entries().size());
    }

    @Test
    void whatIsNoLessonAtAllIsToldToo() throws IOException {
        Files.writeString(folder.resolve("empty.json"), "");
        Files.writeString(folder.resolve("list.json"), "[]");
        Files.write(folder.resolve("latin.json"), "{\"title\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(folder.resolve("deep.json"), "[".repeat(100));
        Files.write(folder.resolve("large.json"), new byte[2 << 20]);
        Files.createDirectory(folder.resolve("folder.json"));
        assertTrue(entry("empty.json").problem().contains("it is empty"));
        assertTrue(entry("list.json").problem().contains("an object with title"));
        assertTrue(entry("latin.json").problem().contains("not UTF-8"));
        assertTrue(entry("deep.json").problem().contains("not valid JSON"));
        assertTrue(entry("large.json").problem().contains("too large"));
        assertTrue(entry("folder.json").problem().contains("a folder"));
        assertEquals(
                SHIPPED, entries().stream().filter(entry -> !entry.isBroken()).count());
    }

    @Test
    void aBrokenCopyLeavesTheProgramsOwnInItsPlace() throws IOException {
        Files.writeString(folder.resolve("1-what-an-lstm-keeps.json"), "{");
        assertEquals(SHIPPED + 1, entries().size());
        assertEquals(1, entries().stream().filter(LessonShelf.Entry::isBroken).count());
    }
}
