package afterimage.app.glossary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Help, glossary, lessons and cards say the same in all languages: only texts differ, not how they are built. */
class TranslationsTest {
    private static final Path ASSETS = Path.of("../assets");
    private static final Pattern KIND = Pattern.compile("#+ |- |    |!\\[|\\S|$");
    private static final Pattern TERM = Pattern.compile("\\{[a-z-]+\\||]\\([a-z]+\\)$");
    private static final Pattern NUMBER = Pattern.compile("\\d+([.,]\\d+)*");
    private static final Pattern COMMAND = Pattern.compile(" {4}[^(]*");
    /** Fields of lessons and terms that are read by people. */
    private static final Set<String> TEXTS =
            Set.of("title", "about", "text", "ask", "choices", "because", "source", "name", "definition");

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).sorted().toList();
    }

    static Stream<List<Path>> pages() throws IOException {
        try (Stream<Path> cards = Files.list(ASSETS.resolve("pretrained"))) {
            return Stream.concat(
                    Stream.of(ASSETS.resolve("help/pages.md")),
                    cards.filter(Files::isDirectory).map(folder -> folder.resolve("CARD.md")))
                    .map(file -> List.of(file, Path.of(file.toString().replace(".md", "_de.md"))))
                    .toList()
                    .stream();
        }
    }

    /** Line by line: headings, points, pictures, terms, numbers and commands. */
    @ParameterizedTest
    @MethodSource("pages")
    void pagesAreBuiltAlike(List<Path> languages) throws IOException {
        List<String> english = Files.readAllLines(languages.get(0));
        List<String> other = Files.readAllLines(languages.get(1));
        assertEquals(english.size(), other.size());
        for (int i = 0; i < english.size(); i++) {
            String line = languages.get(1) + ":" + (i + 1);
            assertEquals(kind(english.get(i)), kind(other.get(i)), line);
            for (Pattern same : List.of(TERM, NUMBER)) {
                assertEquals(found(same, english.get(i)), found(same, other.get(i)), line);
            }
            if (english.get(i).startsWith("    ")) {
                assertEquals(found(COMMAND, english.get(i)), found(COMMAND, other.get(i)), line);
            }
        }
    }

    private static String kind(String line) {
        String start = KIND.matcher(line).results().findFirst().orElseThrow().group();
        return start.length() == 1 ? "text" : start;
    }

    static Stream<List<Path>> trees() throws IOException {
        Path lessons = ASSETS.resolve("lessons");
        List<List<Path>> all = new ArrayList<>();
        all.add(List.of(ASSETS.resolve("help/terms.json"), ASSETS.resolve("help/terms_de.json")));
        for (String file : Files.readAllLines(lessons.resolve("index.txt"))) {
            all.add(List.of(lessons.resolve(file), lessons.resolve("de").resolve(file)));
        }
        return all.stream();
    }

    /** Steps, actions, the number of choices and the right answer; ids and what a term's definition goes back to. */
    @ParameterizedTest
    @MethodSource("trees")
    void treesAreBuiltAlike(List<Path> languages) throws IOException {
        ObjectMapper json = new ObjectMapper();
        assertAlike(
                json.readTree(languages.get(0).toFile()),
                json.readTree(languages.get(1).toFile()),
                false,
                languages.get(1) + ": ");
    }

    private static void assertAlike(JsonNode english, JsonNode other, boolean text, String at) {
        assertEquals(english.getNodeType(), other.getNodeType(), at);
        assertEquals(english.size(), other.size(), at);
        if (english.isObject()) {
            for (Iterator<String> names = english.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                boolean term = english.has("id");
                assertTrue(other.has(name), at + name);
                assertAlike(
                        english.get(name),
                        other.get(name),
                        TEXTS.contains(name) && !(term && name.equals("source")),
                        at + name + ", ");
            }
        } else if (english.isArray()) {
            IntStream.range(0, english.size())
                    .forEach(i -> assertAlike(english.get(i), other.get(i), text, at + (i + 1) + ", "));
        } else if (text) {
            assertEquals(found(NUMBER, english.asText()), found(NUMBER, other.asText()), at);
            assertTrue(!other.asText().isBlank(), at);
        } else {
            assertEquals(english, other, at);
        }
    }

    @Test
    void definitionsAreOneSentence() throws IOException {
        for (JsonNode term :
                new ObjectMapper().readTree(ASSETS.resolve("help/terms_de.json").toFile())) {
            String definition = term.get("definition").asText();
            assertTrue(definition.endsWith("."), definition);
            assertTrue(!definition.matches(".*(?<!z)[.!?] [A-Z].*"), definition);
        }
    }

    @Test
    void aFileComesInTheLanguageThatThereIs() {
        String english = Texts.file("assets/help/pages.md", "");
        assertTrue(english.startsWith("# First minute"));
        assertTrue(Texts.file("assets/help/pages.md", "de").startsWith("# Die erste Minute"));
        assertEquals(english, Texts.file("assets/help/pages.md", "fr"));
        String lesson = "assets/lessons/4-why-convolution.json";
        assertNotEquals(Texts.file(lesson, ""), Texts.file(lesson, "de"));
    }
}
