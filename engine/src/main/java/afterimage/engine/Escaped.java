package afterimage.engine;

/** Names that anybody may have written, as they may stand in files that other programs open. */
public final class Escaped {
    /** A spreadsheet takes what begins so for a formula; an apostrophe says that it is text. */
    public static String noFormula(String text) {
        return text.matches("(?s)[=+@\\-\\t\\r].*") ? "'" + text : text;
    }

    /** A cell of a CSV file in quotes. */
    public static String quoted(String text) {
        return '"' + noFormula(text).replace("\"", "\"\"") + '"';
    }

    /** A cell of a CSV file, quoted where it must be. */
    public static String csv(String text) {
        return text.matches("[^\",\r\n]*") ? noFormula(text) : quoted(text);
    }

    /** Text of an HTML page, also inside an attribute. */
    public static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** One line of Markdown that shows {@code text} as it is: no cell's end, emphasis, picture or link. */
    public static String markdown(String text) {
        return text.replace("\n", " ")
                .replaceAll("([\\\\`*\\[\\]|])", "\\\\$1")
                .replace("<", "&lt;")
                .replace("://", "&#58;//")
                .replace("www.", "www&#46;");
    }
}
