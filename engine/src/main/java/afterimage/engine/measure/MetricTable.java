package afterimage.engine.measure;

import afterimage.engine.Escaped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One result in every convention that papers and benchmarks publish, beside what guesses that cost nothing have: so
 * that a number can be held against a table without knowing which sum or range that table used.
 *
 * @param columns results, the model's first
 * @param rows conventions; those that no column has a value for are left out
 */
public record MetricTable(List<Column> columns, List<Row> rows) {
    private static final String NONE = "-";

    /**
     * @param name of whose result it is
     * @param score or null
     * @param motion or null
     * @param floor cross-entropy of the truth against itself, nats a frame; the only value of its column, else null
     */
    public record Column(String name, Score score, Motion motion, Double floor) {
        public Column(String name, Score score, Motion motion) {
            this(name, score, motion, null);
        }

        /** @param nats a frame, or null */
        public static Column floor(Double nats) {
            return new Column("floor", null, null, nats);
        }
    }

    /**
     * @param name of the metric
     * @param unit with the direction, where more is better
     * @param usedBy who publishes it so
     * @param values one a column, null where it has no meaning
     * @param decimals to print
     */
    public record Row(String name, String unit, String usedBy, List<Double> values, int decimals) {
        private String text(int column) {
            Double value = values.get(column);
            return value == null ? NONE : String.format(Locale.ROOT, "%." + decimals + "f", value);
        }
    }

    public static MetricTable of(List<Column> columns) {
        List<Row> rows = Convention.ALL.stream()
                .map(c -> new Row(c.name(), c.unit(), c.usedBy(), values(c, columns), c.decimals()))
                .filter(row -> row.values.stream().anyMatch(value -> value != null))
                .toList();
        return new MetricTable(List.copyOf(columns), rows);
    }

    private static List<Double> values(Convention convention, List<Column> columns) {
        return columns.stream().map(convention.value()).toList();
    }

    /** For a terminal: one line a convention. */
    public String toText() {
        return lines("", "  ", "").stream()
                .map(line -> line.stripTrailing() + "\n")
                .collect(Collectors.joining());
    }

    /** For a page: a Markdown table. */
    public String toMarkdown() {
        List<Column> escaped = columns.stream()
                .map(c -> new Column(Escaped.markdown(c.name), c.score, c.motion, c.floor))
                .toList();
        List<String> lines = new ArrayList<>(new MetricTable(escaped, rows).lines("| ", " | ", " |"));
        lines.add(1, "| --- | --- |" + " ---: |".repeat(columns.size()) + " --- |");
        return String.join("\n", lines) + "\n";
    }

    /**
     * For a spreadsheet: one value a line in full precision, those without a meaning left out.
     *
     * @param header whether to begin with the names of the fields
     */
    public String toCsv(boolean header) {
        StringBuilder csv = new StringBuilder(header ? "table,of,metric,unit,used_by,value\n" : "");
        for (Row row : rows) {
            for (int c = 0; c < columns.size(); c++) {
                if (row.values.get(c) != null) {
                    Stream.of(columns.get(0).name, columns.get(c).name, row.name, row.unit, row.usedBy)
                            .forEach(field -> csv.append(Escaped.quoted(field)).append(','));
                    csv.append(row.values.get(c)).append('\n');
                }
            }
        }
        return csv.toString();
    }

    /** Head and rows in columns of one width each, numbers to the right. */
    private List<String> lines(String before, String between, String after) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(cells("metric", "unit", columns.stream().map(Column::name), "as given by"));
        for (Row row : rows) {
            Stream<String> numbers = IntStream.range(0, columns.size()).mapToObj(row::text);
            cells.add(cells(row.name, row.unit, numbers, row.usedBy));
        }
        int count = columns.size() + 3;
        String[] formats = new String[count];
        Arrays.setAll(formats, i -> {
            int width =
                    cells.stream().mapToInt(line -> line.get(i).length()).max().orElseThrow();
            return (i >= 2 && i < count - 1 ? "%" : "%-") + width + "s";
        });
        return cells.stream()
                .map(line -> IntStream.range(0, count)
                        .mapToObj(i -> String.format(Locale.ROOT, formats[i], line.get(i)))
                        .collect(Collectors.joining(between, before, after)))
                .toList();
    }

    private static List<String> cells(String name, String unit, Stream<String> numbers, String usedBy) {
        return Stream.concat(Stream.of(name, unit), Stream.concat(numbers, Stream.of(usedBy)))
                .toList();
    }
}
