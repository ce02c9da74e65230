package afterimage.app.report;

import java.util.List;
import java.util.stream.Collectors;

/** A report as Markdown, its pictures beside it. */
final class MarkdownPage {
    private MarkdownPage() {}

    /** @param folder of the pictures, as the page names it */
    static String of(String title, List<Block> blocks, String folder) {
        return "# " + line(title) + "\n\n"
                + blocks.stream().map(block -> block(block, folder)).collect(Collectors.joining("\n"));
    }

    private static String block(Block block, String folder) {
        if (block instanceof Block.Heading heading) {
            return "## " + line(heading.text()) + "\n";
        } else if (block instanceof Block.Verdict verdict) {
            return "**" + line(verdict.text()) + "**\n";
        } else if (block instanceof Block.Command command) {
            return "```\n" + command.text() + "\n```\n";
        } else if (block instanceof Block.Table table) {
            return table(table);
        } else if (block instanceof Block.Figure figure) {
            return "![" + line(figure.caption()).replace("]", "\\]") + "](" + folder + "/" + figure.name() + ".png)\n\n"
                    + line(figure.caption()) + "\n";
        }
        return line(((Block.Paragraph) block).text()) + "\n";
    }

    private static String table(Block.Table table) {
        return (table.title().isEmpty() ? "" : line(table.title()) + "\n\n")
                + row(table.head())
                + "|" + "---|".repeat(table.head().size()) + "\n"
                + table.rows().stream().map(MarkdownPage::row).collect(Collectors.joining());
    }

    private static String row(List<String> cells) {
        return cells.stream().map(MarkdownPage::line).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /** What would end a cell, a line or a caption early. */
    private static String line(String raw) {
        return raw.replace("\n", " ").replace("|", "\\|").replace("<", "&lt;");
    }
}
