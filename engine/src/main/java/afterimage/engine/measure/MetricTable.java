package afterimage.engine.measure;

import afterimage.engine.Escaped;
import afterimage.engine.Words;
import afterimage.engine.file.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** One result in every published convention, beside what guesses that cost nothing have; the model's comes first. */
public record MetricTable(List<Column> columns, List<Row> rows) {
    private static final String NONE = "-";
    private static final String OWN = "this program";

    /** The ways to state a result that someone publishes. */
    private static final List<Function<List<Column>, Row>> CONVENTIONS = List.of(
            row("squared error", "per pixel", "lab report; " + OWN, 6, score(Score::mse)),
            row("squared error", "summed over a frame", "OpenSTL", 2, score(Score::mseFrame)),
            row("absolute error", "per pixel", OWN, 6, score(Score::mae)),
            row("absolute error", "summed over a frame", "OpenSTL", 2, score(Score::maeFrame)),
            row("cross-entropy", "nats per frame", "Srivastava et al. 2015", 2, entropy(1, Score::bceFrame)),
            row(
                    "cross-entropy",
                    "nats per 10 frames",
                    "Shi et al. 2015",
                    2,
                    entropy(FrameMetrics.SHI_FRAMES, Score::bce10Frames)),
            row("SSIM", "data range 1 (more is better)", OWN, 4, score(Score::ssim)),
            row("SSIM", "data range 2 (more is better)", "OpenSTL", 4, score(Score::ssimRange2)),
            row("PSNR", "dB (more is better)", "OpenSTL; " + OWN, 2, score(Score::psnr)),
            row("centroid error", "pixels", OWN, 2, motion(Motion::centroidError)),
            row("digits seen", "share (more is better)", OWN, 3, motion(Motion::seen)),
            row("bounces hit", "share (more is better)", OWN, 3, motion(Motion::bounceHitRate)),
            row("bounce timing", "frames off", OWN, 2, motion(Motion::bounceFrameError)),
            row("false bounces", "per clip", OWN, 2, motion(Motion::falseBouncesPerClip)));

    /** @param floor cross-entropy of the truth against itself, nats a frame; the only value of its column, else null */
    public record Column(String name, Score score, Motion motion, Double floor) {
        public Column(String name, Score score, Motion motion) {
            this(name, score, motion, null);
        }
    }

    /** A metric with its unit, where more is better, and who states it so; a value a column, null without meaning. */
    public record Row(String name, String unit, String usedBy, List<Double> values, int decimals) {}

    public static MetricTable of(List<Column> columns) {
        List<Row> rows = CONVENTIONS.stream()
                .map(convention -> convention.apply(columns))
                .filter(row -> row.values.stream().anyMatch(value -> value != null))
                .toList();
        return new MetricTable(List.copyOf(columns), rows);
    }

    private static Function<List<Column>, Row> row(
            String name, String unit, String usedBy, int decimals, Function<Column, Double> value) {
        return all -> new Row(name, unit, usedBy, all.stream().map(value).toList(), decimals);
    }

    private static Function<Column, Double> score(Function<Score, Double> value) {
        return column -> column.score == null ? null : value.apply(column.score);
    }

    private static Function<Column, Double> motion(Function<Motion, Double> value) {
        return column -> column.motion == null ? null : value.apply(column.motion);
    }

    /** The floor has this one metric only. */
    private static Function<Column, Double> entropy(int frames, Function<Score, Double> value) {
        return column -> column.floor == null ? score(value).apply(column) : (Double) (frames * column.floor);
    }

    /** For a terminal or a page: one row a convention. */
    public Table printed() {
        List<List<String>> cells = new ArrayList<>();
        for (Row row : rows) {
            String form = "%." + row.decimals + "f";
            Stream<String> numbers = row.values.stream().map(value -> value == null ? NONE : Words.of(form, value));
            cells.add(join(List.of(row.name, row.unit), numbers, List.of(row.usedBy)));
        }
        Stream<String> names = columns.stream().map(Column::name);
        List<String> head = join(List.of("metric", "unit"), names, List.of("as given by"));
        return new Table("", "ll" + "r".repeat(columns.size()) + "l", head, cells);
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
