package afterimage.app.report;

import afterimage.engine.Escaped;
import java.util.List;
import java.util.stream.Collectors;

/** A report as Markdown, its pictures beside it. */
final class MarkdownPage {
    private MarkdownPage() {}

    /** @param folder of the pictures, as the page names it */
    static String of(String title, List<Block> blocks, String folder) {
        return "# " + Escaped.markdown(title) + "\n\n"
                + blocks.stream().map(block -> block(block, folder)).collect(Collectors.joining("\n"));
    }

    private static String block(Block block, String folder) {
        if (block instanceof Block.Heading heading) {
            return "## " + Escaped.markdown(heading.text()) + "\n";
        } else if (block instanceof Block.Verdict verdict) {
            return "**" + Escaped.markdown(verdict.text()) + "**\n";
        } else if (block instanceof Block.Command command) {
            return "```\n" + command.text() + "\n```\n";
        } else if (block instanceof Block.Table table) {
            return table(table);
        } else if (block instanceof Block.Figure figure) {
            return "![" + Escaped.markdown(figure.caption()) + "](" + folder + "/" + figure.name() + ".png)\n\n"
                    + Escaped.markdown(figure.caption()) + "\n";
        }
        return Escaped.markdown(((Block.Paragraph) block).text()) + "\n";
    }

    private static String table(Block.Table table) {
        return (table.title().isEmpty() ? "" : Escaped.markdown(table.title()) + "\n\n")
                + row(table.head())
                + "|" + "---|".repeat(table.head().size()) + "\n"
                + table.rows().stream().map(MarkdownPage::row).collect(Collectors.joining());
    }

    private static String row(List<String> cells) {
        return cells.stream().map(Escaped::markdown).collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
