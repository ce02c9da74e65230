package afterimage.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import afterimage.engine.run.Presets;
import afterimage.engine.study.Member;
import java.util.List;
import org.junit.jupiter.api.Test;

class EscapedTest {
    @Test
    void textIsNeverAFormula() {
        for (String formula : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1")) {
            assertEquals("\"'" + formula + "\"", Escaped.quoted(formula));
        }
        assertEquals("\"a \"\"b\"\" = c\"", Escaped.quoted("a \"b\" = c"));
    }

    @Test
    void markdownShowsNamesAsTheyAre() {
        assertEquals("!\\[x\\](http&#58;//y) \\| &lt;img> \\`a\\`", Escaped.markdown("![x](http://y) | <img>\n`a`"));
    }

    @Test
    void aRunsAndAMembersNameHasNothingThatATerminalObeys() {
        assertEquals(
                "a?[31m?b",
                Presets.named("quick-start").with("name", "a\u001b[31m\u009bb").name());
        assertEquals("a?b?c", new Member("a\nb\u202ec", Presets.named("quick-start")).name());
    }
}
