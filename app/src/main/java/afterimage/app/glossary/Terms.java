package afterimage.app.glossary;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The glossary, {@code assets/help/terms.json}: the one place that tooltips and Help take their definitions from. */
public final class Terms {
    /** A term of the field: how views ask for it, its name as written, one sentence, and where a paper says it. */
    public record Term(String id, String name, String definition, String source) {
        public String words() {
            return definition + "\n– " + source;
        }
    }

    private static final String FILE = "assets/help/terms.json";
    private static final Map<String, Term> ALL = read();

    /** All terms, in the order of the data's way through the program. */
    public static List<Term> all() {
        return List.copyOf(ALL.values());
    }

    /** Definition and source of a term, as a tooltip says them; there has to be one of this id. */
    public static String words(String id) {
        Term term = ALL.get(id);
        if (term == null) {
            throw new IllegalArgumentException("the glossary has no term '" + id + "'");
        }
        return term.words();
    }

    private static Map<String, Term> read() {
        try {
            Map<String, Term> terms = new LinkedHashMap<>();
            for (Term term : new ObjectMapper().readValue(Texts.file(FILE), new TypeReference<List<Term>>() {})) {
                if (terms.put(term.id(), term) != null) {
                    throw new IllegalStateException("the glossary has two terms '" + term.id() + "'");
                }
            }
            return terms;
        } catch (IOException e) {
            throw new IllegalStateException("the program's own glossary cannot be read", e);
        }
    }
}
