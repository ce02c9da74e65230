package afterimage.engine.study;

import afterimage.engine.Words;
import afterimage.engine.evaluate.Evaluation;
import afterimage.engine.file.Table;
import afterimage.engine.measure.MetricTable;
import afterimage.engine.measure.Score;
import afterimage.engine.model.Branch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** Makes tables of a study's results, for readers and for spreadsheets. */
public final class StudyTable {
    private static final String NONE = "–";
    /** Seed by seed, with its 95 % interval. */
    private static final String ABOVE = "MSE/pixel above the best";

    private record Column(String name, int decimals, Function<Score, Double> number) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("MSE/pixel", 5, Score::mse),
            new Column("MSE/frame", 2, Score::mseFrame),
            new Column("MAE/frame", 2, Score::maeFrame),
            new Column("BCE nats/frame", 1, Score::bceFrame),
            new Column("SSIM", 3, Score::ssim),
            new Column("PSNR dB", 2, Score::psnr));

    /** A table for each decoder with a result: a row for each member over its seeds, and for free guesses. */
    public static List<Table> of(StudyResults results) {
        return results.study().branches().stream()
                .filter(branch -> results.results().stream().anyMatch(result -> result.score(branch) != null))
                .map(branch -> table(results, branch))
                .toList();
    }

    private static Table table(StudyResults results, Branch branch) {
        Study study = results.study();
        boolean published = branch == Branch.RECONSTRUCTION
                && study.members().stream().anyMatch(member -> member.publishedMse() != null);
        List<String> head = new ArrayList<>(List.of("model", "parameters", "seeds", "steps", "seconds"));
        COLUMNS.forEach(column -> head.add(column.name));
        head.add(ABOVE);
        if (published) {
            head.add("published MSE/pixel");
        }
        List<List<String>> rows = new ArrayList<>();
        for (Member member : study.members()) {
            if (results.spread(member, branch, Score::mse).isPresent()) {
                rows.add(row(results, member, branch, published));
            }
        }
        Stream<RunResult> scored = results.results().stream().filter(result -> result.score(branch) != null);
        Evaluation any = scored.findFirst().orElseThrow().evaluation();
        boolean future = branch == Branch.PREDICTION;
        rows.add(guess("mean image", future ? any.meanImage() : any.meanImageInput(), head.size()));
        if (future) {
            rows.add(guess("last frame copied", any.copyLast(), head.size()));
        }
        rows.add(guess("blank frame", future ? any.blank() : any.blankInput(), head.size()));
        String title = (future ? "Prediction, " : "Reconstruction, ") + Words.count(any.clips(), "test clip");
        return new Table(title, "l" + "r".repeat(head.size() - 1), head, rows);
    }

    private static List<String> row(StudyResults results, Member member, Branch branch, boolean published) {
        List<RunResult> own = results.of(member);
        List<String> row = new ArrayList<>(List.of(
                member.name(),
                Words.of("%,d", member.spec().summary().parameters()),
                Integer.toString(own.size()),
                whole(own, RunResult::steps),
                whole(own, result -> Math.round(result.seconds()))));
        for (Column column : COLUMNS) {
            row.add(results.spread(member, branch, column.number)
                    .map(spread -> spread.words(column.decimals))
                    .orElse(NONE));
        }
        Member best = results.best(branch).orElseThrow();
        row.add(results.difference(member, best, branch)
                .filter(more -> !member.equals(best))
                .map(more -> more.words(5))
                .orElse(NONE));
        if (published) {
            row.add(member.publishedMse() == null ? NONE : Words.of("%.6f", member.publishedMse()));
        }
        return row;
    }

    /** Whole numbers over seeds: one if all are the same, else their range. */
    private static String whole(List<RunResult> own, ToLongFunction<RunResult> number) {
        LongSummaryStatistics all = own.stream().mapToLong(number).summaryStatistics();
        String format = all.getMin() == all.getMax() ? "%,d" : "%,d to %,d";
        return Words.of(format, all.getMin(), all.getMax());
    }

    private static List<String> guess(String name, Score score, int columns) {
        List<String> row = new ArrayList<>(List.of(name, NONE, NONE, NONE, NONE));
        for (Column column : COLUMNS) {
            Double value = score == null ? null : column.number.apply(score);
            row.add(value == null ? NONE : Words.of("%." + column.decimals + "f", value));
        }
        row.addAll(Collections.nCopies(columns - row.size(), NONE));
        return row;
    }

    public static Table ofRuns(StudyResults results) {
        List<List<?>> rows = new ArrayList<>();
        for (RunResult result : results.results()) {
            for (Branch branch : results.study().branches()) {
                if (result.score(branch) == null) {
                    continue;
                }
                MetricTable.Column own = result.evaluation().columns(branch).get(0);
                for (MetricTable.Row row : MetricTable.of(List.of(own)).rows()) {
                    rows.add(List.of(
                            result.run().member().name(),
                            result.run().seed(),
                            result.run().member().spec().summary().parameters(),
                            result.steps(),
                            Words.of("%.1f", result.seconds()),
                            branch.id(),
                            row.name(),
                            row.unit(),
                            row.values().get(0)));
                }
            }
        }
        return new Table(
                List.of("member", "seed", "parameters", "steps", "seconds", "decoder", "metric", "unit", "value"),
                rows);
    }
}
