package afterimage.app.glossary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TermsTest {
    /** Terms that stand in the glossary alone, since the window shows them nowhere by name. */
    private static final Set<String> LISTED = Set.of(
            "moving-mnist", "input-to-state", "rmsprop", "adam", "momentum", "clip-norm", "weight-decay", "step");

    private static final Pattern IN_CODE = Pattern.compile("Terms\\.(?:words|of)\\(\\s*\"([a-z-]+)\"");
    private static final Pattern IN_HELP = Pattern.compile("\\{([a-z-]+)\\|");

    @Test
    void everyTermUsedExistsAndEveryTermIsUsedOrListed() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                find(IN_CODE, source, used);
            }
        }
        assertTrue(used.size() > 20, "the pattern no longer finds the views' terms: " + used);
        find(IN_HELP, Path.of("../assets/help/pages.md"), used);
        used.addAll(LISTED);
        Set<String> known = new TreeSet<>();
        Terms.ALL.forEach(term -> assertTrue(known.add(term.id()), "two terms " + term.id()));
        assertEquals(known, used);
    }

    @Test
    void eachHasADefinitionOfOneSentenceAndASource() {
        for (Terms.Term term : Terms.ALL) {
            assertTrue(term.definition().endsWith("."), term.id());
            assertFalse(term.definition().matches(".*[.!?] [A-Z].*"), term.id() + " has two sentences");
            assertFalse(term.source().isBlank(), term.id());
            assertTrue(term.words().contains(term.source()));
        }
    }

    @Test
    void anUnknownTermIsAMistakeOfTheProgram() {
        assertThrows(IllegalArgumentException.class, () -> Terms.words("flux-capacitor"));
    }

    private static void find(Pattern pattern, Path file, Set<String> used) throws IOException {
        Matcher matcher = pattern.matcher(Files.readString(file));
        while (matcher.find()) {
            used.add(matcher.group(1));
        }
    }
}
