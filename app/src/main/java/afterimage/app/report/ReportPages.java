package afterimage.app.report;

import afterimage.app.picture.Painting;
import afterimage.engine.Escaped;
import afterimage.engine.clip.Pictures;
import afterimage.engine.file.Packaged;
import afterimage.engine.file.SafeFile;
import afterimage.engine.file.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers a report as one HTML file that needs no other, and as Markdown with its pictures beside it. */
final class ReportPages {
    private static final int PIXELS_A_UNIT = 2;
    private final String title;
    private final String folder;
    private final List<String> html = new ArrayList<>();
    private final List<String> markdown = new ArrayList<>();
    private final Map<String, byte[]> pictures = new LinkedHashMap<>();

    /** @param folder of the pictures, beside the pages */
    ReportPages(String title, String folder) {
        this.title = title;
        this.folder = folder;
    }

    private void add(String page, String lines) {
        html.add(page);
        markdown.add(lines + "\n");
    }

    void heading(String text) {
        add("<h2>" + Escaped.html(text) + "</h2>", "## " + Escaped.markdown(text));
    }

    void paragraph(String text) {
        add("<p>" + Escaped.html(text) + "</p>", Escaped.markdown(text));
    }

    void verdict(String text) {
        add("<p class=\"verdict\">" + Escaped.html(text) + "</p>", "**" + Escaped.markdown(text) + "**");
    }

    void command(String text) {
        add("<pre>" + Escaped.html(text) + "</pre>", "```\n" + text + "\n```");
    }

    /** The first cell names the row. */
    void table(Table table) {
        String above = table.title().isEmpty() ? "" : Escaped.markdown(table.title()) + "\n\n";
        add(
                "<div class=\"scroll\">" + table.html() + "</div>",
                above + table.markdown(false).stripTrailing());
    }

    /** @param name of its file, without folder and ending */
    void figure(String name, String caption, Painting painting) {
        byte[] png = Pictures.png(painting.image(PIXELS_A_UNIT));
        pictures.put(name + ".png", png);
        String words = Escaped.html(caption);
        add(
                "<figure><img width=\"" + painting.width() + "\" alt=\"" + words + "\" src=\"data:image/png;base64,"
                        + Base64.getEncoder().encodeToString(png) + "\">\n<figcaption>" + words
                        + "</figcaption></figure>",
                "![" + Escaped.markdown(caption) + "](" + folder + "/" + name + ".png)\n\n"
                        + Escaped.markdown(caption));
    }

    void writePictures(Path files) {
        pictures.forEach((name, png) -> SafeFile.write(files.resolve(name), out -> out.write(png)));
    }

    String markdown() {
        return "# " + Escaped.markdown(title) + "\n\n" + String.join("\n", markdown);
    }

    String html() {
        String name = Escaped.html(title);
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width\">\n<title>" + name + "</title>\n<style>\n"
                + Packaged.text("assets/themes/report.css") + "</style>\n</head>\n<body>\n<h1>" + name + "</h1>\n"
                + String.join("\n", html)
                + "\n</body>\n</html>\n";
    }
}
