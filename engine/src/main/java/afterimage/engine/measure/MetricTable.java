package afterimage.engine.measure;

import afterimage.engine.Escaped;
import afterimage.engine.Words;
import afterimage.engine.file.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One result in every published convention, beside what guesses that cost nothing have; the model's comes first. */
public record MetricTable(List<Column> columns, List<Row> rows) {
    private static final String NONE = "-";

    /** @param floor cross-entropy of the truth against itself, nats a frame; the only value of its column, else null */
    public record Column(String name, Score score, Motion motion, Double floor) {
        public Column(String name, Score score, Motion motion) {
            this(name, score, motion, null);
        }

        /** @param nats a frame, or null */
        public static Column floor(Double nats) {
            return new Column("floor", null, null, nats);
        }
    }

    /** A metric with its unit, where more is better, and who states it so; a value a column, null without meaning. */
    public record Row(String name, String unit, String usedBy, List<Double> values, int decimals) {
        private String text(int column) {
            Double value = values.get(column);
            return value == null ? NONE : Words.of("%." + decimals + "f", value);
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

    /** For a terminal or a page: one row a convention. */
    public Table printed() {
        List<List<String>> cells = new ArrayList<>();
        for (Row row : rows) {
            Stream<String> numbers = IntStream.range(0, columns.size()).mapToObj(row::text);
            cells.add(join(List.of(row.name, row.unit), numbers, List.of(row.usedBy)));
        }
        Stream<String> names = columns.stream().map(Column::name);
        return new Table(
                "",
                "ll" + "r".repeat(columns.size()) + "l",
                join(List.of("metric", "unit"), names, List.of("as given by")),
                cells);
    }

    /** For a spreadsheet's cells: one row a convention in full precision. */
    public Table precise() {
        return new Table(
                join(List.of("metric", "unit", "as given by"), columns.stream().map(Column::name), List.of()),
                rows.stream()
                        .map(row -> join(List.of(row.name, row.unit, row.usedBy), row.values.stream(), List.of()))
                        .toList());
    }

    private static <T> List<T> join(List<? extends T> before, Stream<? extends T> middle, List<? extends T> after) {
        return Stream.of(before.stream(), middle, after.stream())
                .<T>flatMap(part -> part)
                .toList();
    }

    /** For a spreadsheet's file: one value a line in full precision, those without a meaning left out. */
    public static String csv(List<MetricTable> tables) {
        List<List<?>> lines = new ArrayList<>();
        for (MetricTable table : tables) {
            String model = table.columns.get(0).name;
            for (Row row : table.rows) {
                for (int c = 0; c < row.values.size(); c++) {
                    if (row.values.get(c) != null) {
                        String of = table.columns.get(c).name;
                        lines.add(List.of(model, of, row.name, row.unit, row.usedBy, row.values.get(c)));
                    }
                }
            }
        }
        return new Table(List.of("table", "of", "metric", "unit", "used_by", "value"), lines).csv(Escaped::quoted);
    }
}
