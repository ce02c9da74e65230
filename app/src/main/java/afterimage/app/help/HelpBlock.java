package afterimage.app.help;

import java.util.List;

/**
 * A piece of a Help page: its text, and behind it of a picture the name of its files, without theme and suffix, of a term
 * its definition and source, of keys what they do. In texts, {@code {id|word}} is a word of the glossary, {@code **x**}
 * bold, {@code *x*} code.
 */
public record HelpBlock(Kind kind, List<String> texts) {
    public enum Kind {
        HEADING,
        PARAGRAPH,
        ITEM,
        CODE,
        PICTURE,
        TERM,
        KEYS
    }

    static HelpBlock of(Kind kind, String... texts) {
        return new HelpBlock(kind, List.of(texts));
    }

    String text(int place) {
        return texts.get(place);
    }

    /** What it is found by. */
    String words() {
        return switch (kind) {
            case PARAGRAPH, ITEM ->
                text(0).replaceAll("\\{[a-z-]+\\|([^}]*)}", "$1").replace("*", "");
            case PICTURE -> text(0);
            default -> String.join(" ", texts);
        };
    }
}
