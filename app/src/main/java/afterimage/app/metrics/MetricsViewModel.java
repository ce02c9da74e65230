package afterimage.app.metrics;

import afterimage.app.glossary.Terms;
import afterimage.app.glossary.Texts;
import afterimage.app.session.Mail;
import afterimage.app.session.News;
import afterimage.app.session.OpenedRun;
import afterimage.app.session.Revision;
import afterimage.engine.Words;
import afterimage.engine.evaluate.Evaluation;
import afterimage.engine.measure.MetricTable;
import afterimage.engine.measure.Motion;
import afterimage.engine.measure.Score;
import afterimage.engine.model.Branch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The latest metrics of the held-out clips: a few beside baselines or other runs', and all in every convention. */
public final class MetricsViewModel {
    public static final String NONE = "–";

    private static final String WAITING = "…";
    /** As many other runs as the small table has room for. */
    private static final int FEW = 3;

    private static final Evaluation NOTHING =
            new Evaluation(0, null, null, null, null, null, null, null, null, null, null, null);

    /** Another run, with its colour's slot; {@code measured} null while it is not, {@code problem} null if it can. */
    public record Compared(String name, int colour, News.Measured measured, String problem) {
        String nothing() {
            return measured == null && problem == null ? WAITING : NONE;
        }
    }

    /** A column of the small table: slot of another run's colour, or -1, and style class of the column's colour. */
    public record Head(String name, int colour, String meaning, String explanation) {
        /** Whether it is neither the run in view nor one that it is compared with. */
        boolean isBaseline() {
            return meaning.equals("dim") && colour < 0;
        }
    }

    /** A metric with its convention, who gives it so, and a cell a head. */
    public record Row(String name, String explanation, List<String> cells) {}

    public record Sheet(Branch branch, MetricTable table, List<Compared> others) {}

    /** What other runs are held against; or what costs nothing instead of them. */
    public enum By {
        RECONSTRUCTION,
        PREDICTION,
        BASELINES
    }

    private record Metric(String key, String about, String format, BiFunction<Score, Motion, Double> value) {
        String of(MetricTable.Column result) {
            Double number = result.score() == null ? null : value.apply(result.score(), result.motion());
            return number == null ? NONE : Words.of(format, number);
        }
    }

    private static final List<Metric> METRICS = List.of(
            new Metric("mse-pixel", Terms.words("mse-pixel"), "%.4f", (s, m) -> s.mse()),
            new Metric("mse-frame", Terms.words("mse-frame"), "%.1f", (s, m) -> s.mseFrame()),
            new Metric("mae-frame", Terms.words("mae-frame"), "%.1f", (s, m) -> s.maeFrame()),
            new Metric("bce-frame", Terms.words("bce-frame"), "%.1f", (s, m) -> s.bceFrame()),
            new Metric("ssim", Terms.words("ssim"), "%.3f", (s, m) -> s.ssim()),
            new Metric("psnr", Terms.words("psnr"), "%.1f", (s, m) -> s.psnr()),
            new Metric(
                    "centroid",
                    Texts.of("metrics.centroid.about"),
                    "%.1f",
                    (s, m) -> m == null ? null : m.centroidError()));

    final Revision revision = new Revision();
    public final StringProperty heading = new SimpleStringProperty(Texts.of("metrics.heading"));
    private Evaluation shown = NOTHING;
    private List<Compared> compared = List.of();
    private By by = By.PREDICTION;

    public void show(Mail mail) {
        News.Measured now = mail.of(News.Measured.class).orElse(null);
        if (now != null) {
            heading.set(Texts.of("metrics.heading.step", now.step()));
            shown = now.evaluation();
            revision.grow();
        } else if (mail.hasAny(OpenedRun.class)) {
            heading.set(Texts.of("metrics.heading"));
            shown = NOTHING;
            revision.grow();
        }
    }

    /** The runs to hold against the one in view; none for the baselines instead. */
    public void compare(List<Compared> runs) {
        compared = List.copyOf(runs);
        revision.grow();
    }

    /** What can be chosen while runs are compared; nothing otherwise. */
    public List<By> choices() {
        if (compared.isEmpty()) {
            return List.of();
        }
        List<By> choices = new ArrayList<>();
        if (shown.reconstruction() != null) {
            choices.add(By.RECONSTRUCTION);
        }
        if (shown.prediction() != null || choices.isEmpty()) {
            choices.add(By.PREDICTION);
        }
        choices.add(By.BASELINES);
        return choices;
    }

    public void compareBy(By chosen) {
        by = chosen;
        revision.grow();
    }

    /** What runs are compared by: what they predict, unless another choice was made or the run in view predicts nothing. */
    public By comparedBy() {
        List<By> choices = choices();
        return choices.isEmpty() || choices.contains(by) ? by : choices.get(0);
    }

    private boolean comparing() {
        return !compared.isEmpty() && comparedBy() != By.BASELINES;
    }

    public List<Head> heads() {
        if (!comparing()) {
            return List.of(
                    new Head(Texts.of("metrics.recon"), -1, "reconstruction", Terms.words("reconstruction")),
                    new Head(Texts.of("metrics.predict"), -1, "prediction", Terms.words("prediction")),
                    new Head(Texts.of("metrics.copy"), -1, "dim", Terms.words("copy-last")),
                    new Head(Texts.of("metrics.blank"), -1, "dim", Terms.words("blank-frame")));
        }
        List<Head> heads = new ArrayList<>();
        String meaning = comparedBy().name().toLowerCase(Locale.ROOT);
        heads.add(new Head(Texts.of(comparedBy()), -1, meaning, Texts.of("metrics.in-view.about")));
        for (Compared run : compared.subList(0, Math.min(FEW, compared.size()))) {
            String about = run.problem == null ? Texts.of("metrics.run", run.name) : run.name + ": " + run.problem;
            heads.add(new Head(run.name, run.colour, "dim", about));
        }
        return heads;
    }

    public List<Row> rows() {
        return METRICS.stream()
                .map(metric -> new Row(Texts.of("metrics." + metric.key), metric.about, cells(metric)))
                .toList();
    }

    private List<String> cells(Metric metric) {
        if (!comparing()) {
            Motion copied = shown.motion() == null ? null : shown.motion().copyLast();
            return Stream.of(
                            result("", shown, Branch.RECONSTRUCTION),
                            result("", shown, Branch.PREDICTION),
                            new MetricTable.Column("", shown.copyLast(), copied),
                            new MetricTable.Column("", shown.blank(), null))
                    .map(metric::of)
                    .toList();
        }
        Branch branch = comparedBy() == By.PREDICTION ? Branch.PREDICTION : Branch.RECONSTRUCTION;
        List<String> cells = new ArrayList<>();
        cells.add(metric.of(result("", shown, branch)));
        compared.stream()
                .limit(FEW)
                .map(run -> run.measured == null ? run.nothing() : metric.of(result(run, branch)))
                .forEach(cells::add);
        return cells;
    }

    private static MetricTable.Column result(Compared run, Branch branch) {
        // Without what would end a cell of the tables that are written.
        String name = run.name.replaceAll("[\"|\\p{Cntrl}]", " ");
        return result(name, run.measured == null ? NOTHING : run.measured.evaluation(), branch);
    }

    private static MetricTable.Column result(String name, Evaluation e, Branch branch) {
        Evaluation.Motions motions = e.motion() == null ? new Evaluation.Motions(null, null, null) : e.motion();
        return branch == Branch.PREDICTION
                ? new MetricTable.Column(name, e.prediction(), motions.prediction())
                : new MetricTable.Column(name, e.reconstruction(), motions.reconstruction());
    }

    /** Every metric in every convention, a table for each branch; other runs stand after the one in view. */
    public List<Sheet> sheets() {
        List<Sheet> sheets = new ArrayList<>();
        for (Branch branch : Branch.values()) {
            List<MetricTable.Column> columns = new ArrayList<>(shown.columns(branch));
            if (!columns.isEmpty()) {
                columns.addAll(
                        1, compared.stream().map(run -> result(run, branch)).toList());
                sheets.add(new Sheet(branch, MetricTable.of(columns), compared));
            }
        }
        return sheets;
    }

    /** All tables for a terminal or a mail; empty before anything is measured. */
    public String toText() {
        return sheets().stream().map(sheet -> sheet.table.printed().text()).collect(Collectors.joining("\n"));
    }

    public String toMarkdown() {
        return sheets().stream()
                .map(sheet -> sheet.table.printed().markdown(true))
                .collect(Collectors.joining("\n"));
    }

    public String toCsv() {
        return MetricTable.csv(sheets().stream().map(Sheet::table).toList());
    }
}
