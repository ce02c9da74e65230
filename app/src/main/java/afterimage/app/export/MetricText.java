package afterimage.app.export;

import afterimage.engine.measure.MetricTable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Metric tables for a spreadsheet: a file's lines, and fields parted by tabs for the clipboard. */
public final class MetricText {
    private MetricText() {}

    /** All tables as one file, in full precision, under one head. */
    public static String csv(List<MetricTable> tables) {
        StringBuilder csv = new StringBuilder();
        tables.forEach(table -> csv.append(table.toCsv(csv.isEmpty())));
        return csv.toString();
    }

    /** One block a table, one row a convention, one column a result. */
    public static String tabbed(List<MetricTable> tables) {
        return tables.stream().map(MetricText::block).collect(Collectors.joining("\n"));
    }

    private static String block(MetricTable table) {
        Stream<String> head = Stream.concat(
                Stream.of("metric", "unit", "as given by"),
                table.columns().stream().map(MetricTable.Column::name));
        Stream<String> rows = table.rows().stream()
                .map(row -> Stream.concat(
                                Stream.of(row.name(), row.unit(), row.usedBy()),
                                row.values().stream().map(value -> value == null ? "" : value.toString()))
                        .collect(Collectors.joining("\t")));
        return Stream.concat(Stream.of(head.collect(Collectors.joining("\t"))), rows)
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
