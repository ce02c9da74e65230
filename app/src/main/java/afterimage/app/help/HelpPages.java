package afterimage.app.help;

import afterimage.app.feature.Feature.Command;
import afterimage.app.glossary.Terms;
import afterimage.app.glossary.Texts;
import afterimage.app.help.HelpBlock.Kind;
import afterimage.app.home.Pretrained;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the pages from {@code assets/help/pages.md} and makes those of keys and terms. */
public final class HelpPages {
    private static final String FILE = "assets/help/pages.md";
    private static final Pattern PICTURE = Pattern.compile("!\\[(.*)]\\((.*)\\)");

    /** All pages in their order; the page of keys is made from the commands that have any. */
    public static List<HelpPage> all(List<Command> commands) {
        List<HelpPage> pages = new ArrayList<>(parse(Texts.file(FILE)));
        pages.addAll(parse(cards()));
        pages.add(keys(commands));
        Stream<HelpBlock> terms =
                Terms.ALL.stream().map(term -> HelpBlock.of(Kind.TERM, term.name(), term.definition(), term.source()));
        pages.add(new HelpPage(Texts.of("help.page.Terms"), terms.toList()));
        return List.copyOf(pages);
    }

    /** {@code #} begins a page, {@code ##} a heading, {@code -} a point, four spaces code, {@code ![]()} a picture. */
    static List<HelpPage> parse(String text) {
        Stream<String> pages = Pattern.compile("^# ", Pattern.MULTILINE).splitAsStream(text);
        return pages.filter(page -> !page.isBlank()).map(HelpPages::page).toList();
    }

    private static HelpPage page(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        return new HelpPage(
                lines.get(0), lines.stream().skip(1).map(HelpPages::block).toList());
    }

    private static HelpBlock block(String line) {
        Matcher picture = PICTURE.matcher(line);
        if (picture.matches()) {
            return HelpBlock.of(Kind.PICTURE, picture.group(1), picture.group(2));
        } else if (line.startsWith("## ")) {
            return HelpBlock.of(Kind.HEADING, line.substring(3));
        } else if (line.startsWith("- ")) {
            return HelpBlock.of(Kind.ITEM, line.substring(2));
        }
        boolean code = line.startsWith("    ");
        return HelpBlock.of(code ? Kind.CODE : Kind.PARAGRAPH, code ? line.strip() : line);
    }

    private static String cards() {
        StringBuilder page =
                new StringBuilder("# " + Texts.of("help.page.Models") + "\n\n" + Texts.of("help.models") + "\n");
        Pretrained.all().forEach(run -> page.append('#').append(run.card()));
        return page.toString();
    }

    private static HelpPage keys(List<Command> commands) {
        List<HelpBlock> blocks = new ArrayList<>();
        String group = "";
        for (Command command : commands) {
            if (!command.keys().isEmpty()) {
                if (!command.group().equals(group)) {
                    group = command.group();
                    blocks.add(HelpBlock.of(Kind.HEADING, group));
                }
                blocks.add(
                        HelpBlock.of(Kind.KEYS, command.keys(), command.title().replace("…", "")));
            }
        }
        blocks.add(HelpBlock.of(Kind.HEADING, Texts.of("help.keys")));
        for (String key : List.of("help.keys.tab", "help.keys.f10", "help.keys.esc")) {
            blocks.add(HelpBlock.of(Kind.KEYS, Texts.of(key), Texts.of(key + ".about")));
        }
        return new HelpPage(Texts.of("help.page.Keys"), blocks);
    }
}
