package afterimage.app.help;

import afterimage.app.feature.Feature.Command;
import afterimage.app.glossary.Terms;
import afterimage.app.glossary.Texts;
import afterimage.app.home.Pretrained;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the pages from {@code assets/help/pages.md} and makes those of keys and terms. */
public final class HelpPages {
    private static final String FILE = "assets/help/pages.md";
    private static final Pattern PICTURE = Pattern.compile("!\\[(.*)]\\((.*)\\)");

    /** All pages in their order; the page of keys is made from the commands that have any. */
    public static List<Page> all(List<Command> commands) {
        List<Page> pages = new ArrayList<>(parse(Texts.file(FILE)));
        pages.addAll(parse(cards()));
        pages.add(keys(commands));
        Stream<Block> terms =
                Terms.ALL.stream().map(term -> Block.of(Kind.TERM, term.name(), term.definition(), term.source()));
        pages.add(new Page(Texts.of("help.page.Terms"), terms.toList()));
        return List.copyOf(pages);
    }

    /** {@code #} begins a page, {@code ##} a heading, {@code -} a point, four spaces code, {@code ![]()} a picture. */
    static List<Page> parse(String text) {
        Stream<String> pages = Pattern.compile("^# ", Pattern.MULTILINE).splitAsStream(text);
        return pages.filter(page -> !page.isBlank()).map(HelpPages::page).toList();
    }

    private static Page page(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        return new Page(
                lines.get(0), lines.stream().skip(1).map(HelpPages::block).toList());
    }

    private static Block block(String line) {
        Matcher picture = PICTURE.matcher(line);
        if (picture.matches()) {
            return Block.of(Kind.PICTURE, picture.group(1), picture.group(2));
        } else if (line.startsWith("## ")) {
            return Block.of(Kind.HEADING, line.substring(3));
        } else if (line.startsWith("- ")) {
            return Block.of(Kind.ITEM, line.substring(2));
        }
        boolean code = line.startsWith("    ");
        return Block.of(code ? Kind.CODE : Kind.PARAGRAPH, code ? line.strip() : line);
    }

    private static String cards() {
        String cards = Pretrained.all().stream().map(run -> "#" + run.card()).collect(Collectors.joining());
        return "# " + Texts.of("help.page.Models") + "\n\n" + Texts.of("help.models") + "\n" + cards;
    }

    private static Page keys(List<Command> commands) {
        List<Block> blocks = new ArrayList<>();
        String group = "";
        for (Command command : commands) {
            if (!command.keys().isEmpty()) {
                if (!command.group().equals(group)) {
                    group = command.group();
                    blocks.add(Block.of(Kind.HEADING, group));
                }
                blocks.add(Block.of(Kind.KEYS, command.keys(), command.title().replace("…", "")));
            }
        }
        blocks.add(Block.of(Kind.HEADING, Texts.of("help.keys")));
        for (String key : List.of("help.keys.tab", "help.keys.f10", "help.keys.esc")) {
            blocks.add(Block.of(Kind.KEYS, Texts.of(key), Texts.of(key + ".about")));
        }
        return new Page(Texts.of("help.page.Keys"), blocks);
    }

    public enum Kind {
        HEADING,
        PARAGRAPH,
        ITEM,
        CODE,
        PICTURE,
        TERM,
        KEYS
    }

    /**
     * A piece of a Help page: its text, and behind it of a picture the name of its files, without theme and suffix, of a term
     * its definition and source, of keys what they do. In texts, {@code {id|word}} is a word of the glossary, {@code **x**}
     * bold, {@code *x*} code.
     */
    public record Block(Kind kind, List<String> texts) {
        static Block of(Kind kind, String... texts) {
            return new Block(kind, List.of(texts));
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

    /** One page of Help. */
    public record Page(String title, List<Block> blocks) {}
}
