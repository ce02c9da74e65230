package afterimage.app.glossary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the window says is there in all languages, and asks for the same values in each. */
class TextsTest {
    private static final Path WORDS = Path.of("../assets/words");
    private static final Pattern FORMAT = Pattern.compile("%(\\d+\\$)?[-#+ 0,(]*\\d*(\\.\\d+)?([a-zA-Z%])");

    /** Packages whose texts are all in the bundle. */
    private static final List<String> ROOMS = """
            theme
            theatre
            window
            study
            export
            desk
            session
            feature
            home
            help
            meddle
            diagram
            codes
            draw
            history
            mistakes
            beyond
            gates
            features
            setup
            runs
            transport
            curves
            metrics
            control
            source
            """.lines().toList();

    private static final Pattern COMMENT =
            Pattern.compile("/\\*.*?\\*/|^\\s*//[^\n]*", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
    /** Words, but for the names of keys. */
    private static final Pattern SAID = Pattern.compile(
            "[A-Za-z]{2,}[,.:;]? [A-Za-z(]{2,}" + "|^(?!(Shortcut|Ctrl)\\+|(Enter|Space|Delete|Del)$)[A-Z][a-z]+");
    /** What only programmers and the log read. */
    private static final Pattern NOT_SAID = Pattern.compile(
            "\\b(Illegal\\w+|UncheckedIO|Linkage\\w*)\\w*\\(|LOG\\w*\\.|LoggerFactory|\\b[Tt]ab\\(\\s*$|new Table\\("
                    + "|(MenuPart|key|listed|helpOn|valueOf)\\(\\s*$|PAPERS =");
    /** Names in files and of other programs, which are the same in all languages. */
    private static final Set<String> NAMES = Set.of(
            "After",
            "an export",
            "Regular",
            "Medium",
            "SemiBold",
            "Bold",
            "Truth",
            " from step ",
            "Afterimage",
            "Inter",
            "Inter Semi Bold");

    private static Properties read(String file) throws IOException {
        Properties texts = new Properties();
        try (Reader in = Files.newBufferedReader(WORDS.resolve(file))) {
            texts.load(in);
        }
        return texts;
    }

    @ParameterizedTest
    @ValueSource(strings = "texts_de.properties")
    void languagesHaveTheSameKeysAndValues(String file) throws IOException {
        Properties english = read("texts.properties");
        Properties other = read(file);
        assertEquals(new TreeSet<>(english.keySet()), new TreeSet<>(other.keySet()));
        for (Object key : english.keySet()) {
            assertEquals(values(english.get(key)), values(other.get(key)), (String) key);
        }
    }

    /** The kinds of values that a format takes, in the order in which they are given. */
    private static List<String> values(Object text) {
        Set<String> numbered = new TreeSet<>();
        int at = 0;
        for (MatchResult each : FORMAT.matcher((String) text).results().toList()) {
            String kind = each.group(3);
            if (!kind.equals("%") && !kind.equals("n")) {
                String index = each.group(1) == null ? ++at + "$" : each.group(1);
                numbered.add("%3s".formatted(index) + kind);
            }
        }
        return List.copyOf(numbered);
    }

    @Test
    void noTextStandsInTheCode() throws IOException {
        List<String> found = new ArrayList<>();
        for (String room : ROOMS) {
            try (Stream<Path> files = Files.list(Path.of("src/main/java/afterimage/app", room))) {
                for (Path file : files.toList()) {
                    texts(Files.readString(file)).forEach(text -> found.add(file.getFileName() + ": " + text));
                }
            }
        }
        assertEquals(List.of(), found);
    }

    private static List<String> texts(String source) {
        String code = COMMENT.matcher(source).replaceAll("");
        return LITERAL.matcher(code)
                .results()
                .filter(literal -> SAID.matcher(literal.group(1)).find() && !NAMES.contains(literal.group(1)))
                .filter(literal -> {
                    String before = code.substring(0, literal.start());
                    int begin = Math.max(
                            before.lastIndexOf(';'), Math.max(before.lastIndexOf('{'), before.lastIndexOf('}')));
                    return !NOT_SAID.matcher(before.substring(begin + 1)).find();
                })
                .map(literal -> literal.group(1))
                .toList();
    }

    @Test
    void aTextInTheCodeIsFound() {
        assertEquals(List.of("Train it"), texts("a(\"Train it\");\nthrow new IllegalStateException(\"not so here\");"));
    }

    @Test
    void noKeyIsTwiceInAFile() throws IOException {
        for (String file : List.of("texts.properties", "texts_de.properties")) {
            List<String> keys = Files.readAllLines(WORDS.resolve(file)).stream()
                    .filter(line -> line.contains(" = ") && !line.startsWith(" ") && !line.startsWith("#"))
                    .map(line -> line.substring(0, line.indexOf(" = ")))
                    .toList();
            assertTrue(keys.size() > 10, file);
            assertEquals(keys.size(), Set.copyOf(keys).size(), file);
        }
    }
}
