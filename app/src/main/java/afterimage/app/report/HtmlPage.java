package afterimage.app.report;

import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** A report as one HTML file that needs no other: its pictures are inside. */
final class HtmlPage {
    private static final String STYLE = """
            body { font: 15px/1.55 Inter, Helvetica, Arial, sans-serif; color: #14181e; background: #fff;
              max-width: 1080px; margin: 32px auto; padding: 0 24px; }
            h1 { font-size: 26px; margin: 0 0 4px; } h2 { font-size: 18px; margin: 36px 0 8px; }
            .verdict { border-left: 4px solid #935c00; background: #f6f7f9; padding: 12px 16px; margin: 20px 0; }
            .scroll { overflow-x: auto; }
            table { border-collapse: collapse; font-size: 13px; margin: 8px 0 4px; }
            caption { text-align: left; font-weight: 600; padding: 4px 0; }
            th, td { padding: 5px 10px; text-align: right; border-bottom: 1px solid #d3d9e1; white-space: nowrap; }
            th { color: #4b5768; font-weight: 600; } th:first-child, td:first-child { text-align: left; padding-left: 0; }
            td:first-child { white-space: normal; }
            figure { margin: 16px 0 24px; } figure img { max-width: 100%; height: auto; }
            figcaption { color: #4b5768; font-size: 13px; }
            pre { background: #eceff3; padding: 10px 14px; border-radius: 6px; overflow-x: auto; }
            @media print { body { margin: 0; max-width: none; } figure, table { break-inside: avoid; } }
            """;

    private HtmlPage() {}

    static String of(String title, List<Block> blocks) {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width\">\n<title>" + text(title)
                + "</title>\n<style>\n" + STYLE + "</style>\n</head>\n<body>\n<h1>" + text(title) + "</h1>\n"
                + blocks.stream().map(HtmlPage::block).collect(Collectors.joining("\n"))
                + "\n</body>\n</html>\n";
    }

    private static String block(Block block) {
        if (block instanceof Block.Heading heading) {
            return "<h2>" + text(heading.text()) + "</h2>";
        } else if (block instanceof Block.Verdict verdict) {
            return "<p class=\"verdict\">" + text(verdict.text()) + "</p>";
        } else if (block instanceof Block.Command command) {
            return "<pre>" + text(command.text()) + "</pre>";
        } else if (block instanceof Block.Table table) {
            return table(table);
        } else if (block instanceof Block.Figure figure) {
            return "<figure><img width=\"" + figure.width() + "\" alt=\"" + text(figure.caption())
                    + "\" src=\"data:image/png;base64,"
                    + Base64.getEncoder().encodeToString(figure.png()) + "\">\n<figcaption>" + text(figure.caption())
                    + "</figcaption></figure>";
        }
        return "<p>" + text(((Block.Paragraph) block).text()) + "</p>";
    }

    private static String table(Block.Table table) {
        return "<div class=\"scroll\"><table>\n"
                + (table.title().isEmpty() ? "" : "<caption>" + text(table.title()) + "</caption>\n")
                + row("th", table.head())
                + table.rows().stream().map(row -> row("td", row)).collect(Collectors.joining())
                + "</table></div>";
    }

    private static String row(String tag, List<String> cells) {
        return cells.stream()
                .map(cell -> "<" + tag + ">" + text(cell) + "</" + tag + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>\n"));
    }

    /** Names come from files that anybody may have written. */
    private static String text(String raw) {
        return raw.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
