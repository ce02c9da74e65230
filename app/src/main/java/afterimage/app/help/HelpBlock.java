package afterimage.app.help;

import afterimage.app.glossary.Terms;

/** A piece of a Help page. In texts, {@code {id|word}} is a word of the glossary, {@code **x**} bold, {@code *x*} code. */
public sealed interface HelpBlock {
    record Heading(String text) implements HelpBlock {}

    record Paragraph(String text) implements HelpBlock {}

    record Item(String text) implements HelpBlock {}

    record Code(String text) implements HelpBlock {}

    /** @param name of the picture's files, without theme and suffix */
    record Picture(String caption, String name) implements HelpBlock {}

    record Definition(Terms.Term term) implements HelpBlock {}

    record Keys(String keys, String what) implements HelpBlock {}

    default String words() {
        if (this instanceof Heading heading) {
            return heading.text;
        } else if (this instanceof Paragraph paragraph) {
            return plain(paragraph.text);
        } else if (this instanceof Item item) {
            return plain(item.text);
        } else if (this instanceof Code code) {
            return code.text;
        } else if (this instanceof Picture picture) {
            return picture.caption;
        } else if (this instanceof Definition definition) {
            Terms.Term term = definition.term;
            return term.name() + " " + term.definition() + " " + term.source();
        }
        Keys keys = (Keys) this;
        return keys.keys + " " + keys.what;
    }

    private static String plain(String text) {
        return text.replaceAll("\\{[a-z-]+\\|([^}]*)}", "$1").replace("*", "");
    }
}
