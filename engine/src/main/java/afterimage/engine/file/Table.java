package afterimage.engine.file;

import afterimage.engine.Escaped;
import afterimage.engine.Excerpt;
import afterimage.engine.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Names and numbers under a head for spreadsheets, the clipboard, terminals, pages and papers. A cell stays one,
 * whatever a name has: a String is a name, other things print themselves, null is empty. Alignment is in LaTeX's l and
 * r.
 */
public record Table(String title, String alignment, List<String> head, List<? extends List<?>> rows) {
    /** What has a meaning for LaTeX, or would begin another line there. */
    private static final Pattern LATEX = Pattern.compile("[\\\\&%$#_{}~^–]|\\s+");
    /** What parts the cells of a CSV file, a cell in quotes, and what parts cells on the clipboard. */
    private static final Pattern CSV = Pattern.compile(",|\"(?:[^\"]+|\"\")*+\"|\t");

    /** A number as it is to be printed; text that begins with a minus would be taken for a formula. */
    public record Printed(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    /** A cell with a number, e.g. as {@code %.6g}; empty where there is none. */
    public static Printed number(String format, double value) {
        return Double.isNaN(value) ? null : new Printed(Words.of(format, value));
    }

    /** A table for files alone. */
    public Table(List<String> head, List<? extends List<?>> rows) {
        this("", "l".repeat(head.size()), head, rows);
    }

    /** For a spreadsheet's file; names are in quotes where they must be. */
    public String csv() {
        return csv(Escaped::csv);
    }

    /** @param name writes a name, e.g. {@link Escaped#quoted} for quotes around each */
    public String csv(UnaryOperator<String> name) {
        return Stream.concat(Stream.of(csv(head, Escaped::csv)), rows.stream().map(row -> csv(row, name)))
                .collect(Collectors.joining());
    }

    /** One row with its line end, for tables that are larger than memory. */
    public static String csv(List<?> row) {
        return csv(row, Escaped::csv);
    }

    private static String csv(List<?> row, UnaryOperator<String> name) {
        return row.stream()
                .map(cell -> cell instanceof String text ? name.apply(text) : text(cell))
                .collect(Collectors.joining(",", "", "\n"));
    }

    /** CSV as spreadsheets take it from the clipboard: cells parted by tabs, quoted where they have quotes. */
    public static String tabbed(String csv) {
        return CSV.matcher(csv)
                .replaceAll(found -> Matcher.quoteReplacement(
                        switch (found.group().charAt(0)) {
                            case ',' -> "\t";
                            case '"' -> unquoted(found.group());
                            default -> " ";
                        }));
    }

    private static String unquoted(String cell) {
        String inside = cell.substring(1, cell.length() - 1).replaceAll("[\t\r\n]+", " ");
        return inside.contains("\"") ? '"' + inside + '"' : inside;
    }

    /** For a terminal: columns of one width each. */
    public String text() {
        return lines(Excerpt::line, true, "", "  ", "").stream()
                .map(line -> line.stripTrailing() + "\n")
                .collect(Collectors.joining());
    }

    /** @param aligned whether columns have one width each, and numbers stand to the right on the page too */
    public String markdown(boolean aligned) {
        List<String> lines = lines(Escaped::markdown, aligned, "| ", " | ", " |");
        String rule = alignment.replace("l", "--- | ").replace("r", "---: | ").strip();
        lines.add(1, aligned ? "| " + rule : "|" + "---|".repeat(head.size()));
        return String.join("\n", lines) + "\n";
    }

    private List<String> lines(UnaryOperator<String> name, boolean aligned, String left, String between, String right) {
        List<List<String>> cells = Stream.concat(Stream.of(head), rows.stream())
                .map(row -> row.stream().map(cell -> name.apply(text(cell))).toList())
                .toList();
        String format = IntStream.range(0, head.size())
                .mapToObj(column -> {
                    int width = cells.stream()
                            .mapToInt(row -> row.get(column).length())
                            .max()
                            .orElseThrow();
                    return aligned && width > 0 ? (alignment.charAt(column) == 'r' ? "%" : "%-") + width + "s" : "%s";
                })
                .collect(Collectors.joining(between, left, right));
        return new ArrayList<>(
                cells.stream().map(row -> Words.of(format, row.toArray())).toList());
    }

    /** For a page, its title as the caption. */
    public String html() {
        return "<table>\n"
                + (title.isEmpty() ? "" : "<caption>" + Escaped.html(title) + "</caption>\n")
                + html("th", head)
                + rows.stream().map(row -> html("td", row)).collect(Collectors.joining())
                + "</table>";
    }

    private static String html(String tag, List<?> row) {
        return row.stream()
                .map(cell -> "<" + tag + ">" + Escaped.html(text(cell)) + "</" + tag + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>\n"));
    }

    /** For LaTeX's package booktabs. */
    public String latex() {
        return "% " + title + "\n\\begin{tabular}{" + alignment + "}\n\\toprule\n" + latex(head) + "\\midrule\n"
                + rows.stream().map(Table::latex).collect(Collectors.joining()) + "\\bottomrule\n\\end{tabular}\n";
    }

    private static String latex(List<?> row) {
        return row.stream()
                .map(cell -> LATEX.matcher(text(cell))
                        .replaceAll(found -> Matcher.quoteReplacement(
                                switch (found.group().charAt(0)) {
                                    case '\\' -> "\\textbackslash{}";
                                    case '~' -> "\\textasciitilde{}";
                                    case '^' -> "\\textasciicircum{}";
                                    case '–' -> "--";
                                    default -> found.group().isBlank() ? " " : "\\" + found.group();
                                })))
                .collect(Collectors.joining(" & ", "", " \\\\\n"));
    }

    private static String text(Object cell) {
        return cell == null ? "" : cell.toString();
    }
}
