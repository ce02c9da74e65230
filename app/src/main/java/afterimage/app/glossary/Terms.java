package afterimage.app.glossary;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The glossary, {@code assets/help/terms.json}: the one place that tooltips and Help take their definitions from. */
public final class Terms {
    /** A term of the field: how views ask for it, its name as written, one sentence, and where a paper says it. */
    public record Term(String id, String name, String definition, String source) {
        public String words() {
            return definition + "\n– " + source;
        }
    }

    private static final String FILE = "assets/help/terms.json";
    /** In the order of the data's way through the program. */
    public static final List<Term> ALL = read();

    /** Definition and source of a term, as a tooltip says them; there has to be one of this id. */
    public static String words(String id) {
        Optional<Term> found = ALL.stream().filter(term -> term.id.equals(id)).findFirst();
        return found.orElseThrow(() -> new IllegalArgumentException("the glossary has no term '" + id + "'"))
                .words();
    }

    private static List<Term> read() {
        try {
            return List.of(new ObjectMapper().readValue(Texts.file(FILE), Term[].class));
        } catch (IOException e) {
            throw new IllegalStateException("the program's own glossary cannot be read", e);
        }
    }
}
