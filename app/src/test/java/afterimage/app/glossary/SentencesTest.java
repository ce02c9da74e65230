package afterimage.app.glossary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the engine refuses, notices and judges is said in the window's language, wherever it comes from. */
class SentencesTest {
    private static final Path FILE = Path.of("../assets/words/sentences_de.txt");
    private static final Texts.Sentences GERMAN = new Texts.Sentences("de");

    private static final Pattern COMMENT =
            Pattern.compile("/\\*.*?\\*/|^\\s*//[^\n]*", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern SAYS = Pattern.compile(
            "(BadInput\\.unless|BadInput\\.unlessWithin|new BadInput|new NotWritten|SafeFile\\.notWritten"
                    + "|Notice\\.say|new Diverged|new DeviceFailed|\\.require)\\(");
    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
    private static final Pattern VALUE = Pattern.compile("%(\\d\\$)?[,.\\d]*([sdfx])");
    private static final Pattern SENTENCE = Pattern.compile(" .*[a-z]{3}|[a-z]{3}.* ");

    /** A reason that Linux gives. */
    private static final String FROM_THE_SYSTEM = "no space left on device";

    private static Map<String, String> entries() throws IOException {
        List<String> lines = Files.readAllLines(FILE);
        Map<String, String> entries = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i += 3) {
            assertTrue(!lines.get(i).isBlank() && !lines.get(i + 1).isBlank(), FILE + ":" + (i + 1));
            assertTrue(i + 2 >= lines.size() || lines.get(i + 2).isEmpty(), FILE + ":" + (i + 3));
            assertEquals(null, entries.put(lines.get(i), lines.get(i + 1)), FILE + ":" + (i + 1));
        }
        return entries;
    }

    /** All code that the window runs, without comments, and with texts over several lines in one piece. */
    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String root : List.of("../engine/src/main/java", "src/main/java")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    if (!file.getParent().endsWith("cli")) {
                        all.append(COMMENT.matcher(Files.readString(file)).replaceAll(""));
                    }
                }
            }
        }
        return all.toString().replaceAll("\"\\s*\\+\\s*\"", "");
    }

    @Test
    void allSentencesOfTheEngineAreThereAndNoOthers() throws IOException {
        String code = sources();
        Set<String> said = new TreeSet<>(formats(code));
        assertTrue(said.size() > 200);
        Set<String> known = entries().keySet();
        assertEquals(
                List.of(), said.stream().filter(each -> !known.contains(each)).toList());
        List<String> texts = TEXT.matcher(code + studies())
                .results()
                .flatMap(found -> VALUE.splitAsStream(plain(found.group(1))))
                .map(text -> text.replaceAll("^\\P{L}+|\\P{L}+$", ""))
                .filter(text -> text.length() >= 2)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        assertEquals(
                List.of(FROM_THE_SYSTEM),
                known.stream()
                        .filter(each -> !said.contains(each) && !isMadeOf(texts, each))
                        .toList());
    }

    /** Whether a sentence is a part of a text in the code, or several put together. */
    private static boolean isMadeOf(List<String> texts, String sentence) {
        if (VALUE.splitAsStream(sentence).map(String::strip).allMatch(String.join("\n", texts)::contains)) {
            return true;
        }
        String rest = VALUE.matcher(sentence).replaceAll("|");
        for (String text : texts) {
            rest = rest.replace(text, "|");
        }
        return !rest.matches(".*[A-Za-z]{2}.*");
    }

    private static String studies() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(Path.of("../assets/studies"))) {
            for (Path file : files.toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    private static String plain(String literal) {
        return literal.replace("\\\"", "\"").replace("\\\\", "\\");
    }

    /** The formats of sentences that are given to what says them: texts as they are, all else in a sum a {@code %s}. */
    private static List<String> formats(String code) {
        List<String> formats = new ArrayList<>();
        Matcher says = SAYS.matcher(code);
        while (says.find()) {
            for (List<String> argument : arguments(code, says.end())) {
                String format = argument.stream()
                        .map(part -> part.startsWith("\"") && part.endsWith("\"")
                                ? plain(part.substring(1, part.length() - 1))
                                : "%s")
                        .collect(Collectors.joining());
                if (SENTENCE.matcher(format).find()) {
                    formats.add(format);
                }
            }
        }
        return formats;
    }

    /** The arguments of a call, each as the parts of a sum; {@code at} is behind its bracket. */
    private static List<List<String>> arguments(String code, int at) {
        List<List<String>> arguments = new ArrayList<>(List.of(new ArrayList<>()));
        StringBuilder part = new StringBuilder();
        Matcher literal =
                Pattern.compile(TEXT.pattern() + "|'(?:[^'\\\\]|\\\\.)+'").matcher(code);
        int depth = 0;
        for (int i = at; ; i++) {
            char c = code.charAt(i);
            if ((c == '"' || c == '\'') && literal.find(i) && literal.start() == i) {
                part.append(literal.group());
                i = literal.end() - 1;
                continue;
            }
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            boolean ends = depth < 0;
            if (ends || depth == 0 && (c == ',' || c == '+')) {
                arguments.get(arguments.size() - 1).add(part.toString().strip());
                part.setLength(0);
                if (ends) {
                    return arguments;
                }
                if (c == ',') {
                    arguments.add(new ArrayList<>());
                }
            } else {
                part.append(c);
            }
        }
    }

    @Test
    void formatsAreFoundInCode() {
        assertEquals(
                List.of("a '%s' is, one", "none has %d here"),
                formats(
                        "new BadInput(\"a '\" + of(\"x y\", 1) + \"' is, one\", e); x.require(b > 1, \"none has %d here\", 1);"));
    }

    @Test
    void germanSentencesAskForTheSameValues() throws IOException {
        for (Map.Entry<String, String> entry : entries().entrySet()) {
            assertEquals(values(entry.getKey()), values(entry.getValue()), entry.getKey());
        }
    }

    /** Number and kind of each value. */
    private static Set<String> values(String format) {
        Set<String> values = new TreeSet<>();
        Matcher value = VALUE.matcher(format);
        for (int n = 1; value.find(); n++) {
            values.add((value.group(1) == null ? n + "$" : value.group(1)) + value.group(2));
        }
        return values;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "The batch must be 1 to 512 clips, not 0. | Der Batch muss 1 bis 512 Clips sein, nicht 0.",
                "Epsilon must be above 0 and at most 1, not 0.0. | Epsilon muss größer als 0 und höchstens 1 sein, nicht 0.0.",
                "Cannot read '/a/b': access is denied. | „/a/b“ lässt sich nicht lesen: der Zugriff ist verweigert.",
                "'a folder' is not an npy file, whatever its name says."
                        + " | „a folder“ ist keine npy-Datei, was auch immer ihr Name sagt.",
                "'w.npz' cannot be used for 'a': The weights do not fit this model: b is missing; c is unknown."
                        + "| „w.npz“ ist für „a“ nicht brauchbar: Die Gewichte passen nicht zu diesem Modell: b fehlt; c ist"
                        + " unbekannt.",
                "'c' ends early; it is cut or damaged. 'd', step 40, is used instead."
                        + "| „c“ endet zu früh; die Datei ist abgeschnitten oder beschädigt. Stattdessen dient „d“, Schritt 40.",
                "'x.json', step 2, do, action 1: there is no action 'a', only b, c."
                        + "| „x.json“, Schritt 2, do, Aktion 1: Eine Aktion „a“ gibt es nicht, nur b, c.",
                "GPU:0 has no memory left for this model; the run is saved up to step 40 and can go on from there on the CPU."
                        + "| GPU:0 hat für dieses Modell keinen Speicher mehr; der Lauf ist bis Schritt 40 gespeichert und kann"
                        + " von dort auf der CPU weitergehen.",
                "So far 2 of 4 runs are finished. Lowest squared error of the prediction: A, 5 units with 0.1 (0.0 to 0.2);"
                        + " told apart from B with 0.2, more by 0.1 ± 0.0 (means and ranges over seeds; ± is the 95 % interval"
                        + " of the difference, seed by seed). The prediction of B is no better than the mean image (0.15000)."
                        + "| Bisher sind 2 von 4 Läufen fertig. Kleinster quadratischer Fehler der Vorhersage: A, 5 units mit"
                        + " 0.1 (0.0 bis 0.2); unterscheidbar von B mit 0.2, um 0.1 ± 0.0 größer (Mittel und Spannen über die"
                        + " Seeds; ± ist das 95-%-Intervall des Unterschieds, Seed für Seed). Die Vorhersage von B ist nicht"
                        + " besser als das mittlere Bild (0.15000).",
                "The videos of 'a.gif' give validation 18 frames in a row, but a clip of 20, one in 2, takes 39; take fewer frames"
                        + " in or out, or longer videos: a single one needs 117 frames."
                        + "| Die Videos von „a.gif“ geben für Validierung 18 Einzelbilder am Stück her, ein Clip aus 20, nur"
                        + " jedes 2., braucht aber 39; nimm weniger Einzelbilder für Ein- oder Ausgabe oder längere Videos:"
                        + " Ein einzelnes braucht 117 Einzelbilder.",
                "Nobody wrote this sentence. | Nobody wrote this sentence.",
                "Das ist schon deutsch: „a“, Schritt 3. | Das ist schon deutsch: „a“, Schritt 3."
            })
    void aSentenceIsSaidInGerman(String english, String german) {
        assertEquals(german, GERMAN.in(english));
    }

    @Test
    void englishStaysAsItIs() {
        String sentence = "The batch must be 1 to 512 clips, not 0.";
        assertEquals(sentence, new Texts.Sentences("").in(sentence));
    }
}
