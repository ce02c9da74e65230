package afterimage.app.glossary;

/**
 * A term of the field.
 *
 * @param id how views ask for it
 * @param name as it is written in the window
 * @param definition one sentence
 * @param source where a paper says it
 */
public record Term(String id, String name, String definition, String source) {
    /** Definition and source, as a tooltip says them. */
    public String words() {
        return definition + "\n– " + source;
    }
}
