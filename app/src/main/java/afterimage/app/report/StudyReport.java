package afterimage.app.report;

import afterimage.app.chart.LossCurves;
import afterimage.app.chart.LossPicture;
import afterimage.app.export.FigureMaker;
import afterimage.app.picture.Painting;
import afterimage.app.theme.Palette;
import afterimage.engine.Words;
import afterimage.engine.clip.Clip;
import afterimage.engine.clip.Lettering;
import afterimage.engine.data.Data;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.file.SafeFile;
import afterimage.engine.file.Table;
import afterimage.engine.run.Checkpoint;
import afterimage.engine.run.LossHistory;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.WeightChoice;
import afterimage.engine.study.Budget;
import afterimage.engine.study.Member;
import afterimage.engine.study.RunProgress;
import afterimage.engine.study.Study;
import afterimage.engine.study.StudyFolder;
import afterimage.engine.study.StudyResults;
import afterimage.engine.study.StudyRun;
import afterimage.engine.study.StudyTable;
import afterimage.engine.study.TestClips;
import afterimage.engine.study.Verdict;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes what a study found so far: {@code report.html}, {@code report.md}, and what they need in {@code report}. */
public final class StudyReport {
    private static final String FOLDER = "report";
    private static final int CLIPS = 3;
    /** Of a chart, in units of a page. */
    private static final int WIDTH = 980;

    private static final int HEIGHT = 460;
    private static final double SMOOTHING = 0.97;
    private static final String NONE = "–";
    private static final Set<String> NO_SETTINGS = Set.of("name", "about", "seed");

    private final StudyFolder folder;
    private final Data data;
    private final SessionSettings settings;
    private final StudyResults results;
    private final Map<StudyRun, LossHistory> histories = new LinkedHashMap<>();
    private final Set<String> makers = new LinkedHashSet<>();

    private StudyReport(StudyFolder folder, Data data, SessionSettings settings) {
        this.folder = folder;
        this.data = data;
        this.settings = settings;
        this.results = folder.results();
    }

    /** Gives the HTML page; refused if it cannot be written. Runs the models, which takes a while for large ones. */
    public static Path write(StudyFolder folder, Data data, SessionSettings settings) {
        return new StudyReport(folder, data, settings).write();
    }

    private Path write() {
        Path files = folder.own(FOLDER);
        readRuns();
        ReportPages pages = pages();
        pages.writePictures(files);
        for (Table table : StudyTable.of(results)) {
            String name = table.title().split(",")[0].toLowerCase(Locale.ROOT);
            SafeFile.writeText(files.resolve(name + ".tex"), table.latex());
        }
        SafeFile.writeText(
                files.resolve("results.csv"), StudyTable.ofRuns(results).csv());
        SafeFile.writeText(folder.path().resolve("report.md"), pages.markdown());
        Path page = folder.path().resolve("report.html");
        SafeFile.writeText(page, pages.html());
        return page;
    }

    private void readRuns() {
        for (RunProgress now : results.progress()) {
            if (now.steps() > 0) {
                Checkpoint checkpoint = RunFolder.open(folder.path(now.run())).checkpoint(WeightChoice.LAST);
                Checkpoint.State state = checkpoint.state();
                histories.put(now.run(), checkpoint.history());
                makers.add("Afterimage " + state.program() + ", TensorFlow " + state.tensorflow() + ", Java "
                        + state.java() + ", on " + state.device() + " of " + state.machine());
            }
        }
    }

    private ReportPages pages() {
        Study study = results.study();
        ReportPages pages = new ReportPages(study.title(), FOLDER);
        pages.paragraph(study.question() + (study.source().isEmpty() ? "" : " (" + study.source() + ")"));
        pages.verdict(Verdict.of(results));
        pages.heading("Results");
        StudyTable.of(results).forEach(pages::table);
        pages.paragraph(conventions());
        if (Lettering.isAvailable()) {
            pages.heading("Frames");
            addFrames(pages);
            pages.heading("Curves");
            addCurves(pages);
        } else {
            pages.paragraph("The machine that wrote this has no fonts, so there are no pictures.");
        }
        pages.heading("How it was made");
        pages.table(runs());
        settingsTables(study).forEach(pages::table);
        pages.paragraph(Words.of(
                "Budget of each run: %s; turns in %s; seeds %s. The largest model has %.2f times the parameters"
                        + " of the smallest.",
                study.budget().words(),
                Words.count(study.rounds(), "round"),
                seeds(study, ", "),
                study.parameterRatio()));
        makers.forEach(maker -> pages.paragraph("Trained by " + maker + "."));
        pages.paragraph("To repeat it:");
        pages.command(command(study));
        return pages;
    }

    /** Figures of the first test clips, with each member's run of the first seed as far as it is trained. */
    private void addFrames(ReportPages pages) {
        Study study = results.study();
        int inputFrames = study.members().get(0).spec().sequence().inputFrames();
        long seed = study.seeds().get(0);
        List<Clip> clips = new TestClips(study, data).first(CLIPS);
        List<FigureMaker.Row> rows = new ArrayList<>();
        for (RunProgress now : results.progress()) {
            if (now.run().seed() == seed && now.steps() > 0) {
                RunFolder run = RunFolder.open(folder.path(now.run()));
                rows.add(FigureMaker.Row.of(now.run().member().name(), run.spec(), run.shown(), clips, settings));
            }
        }
        for (int k = 0; k < clips.size() && !rows.isEmpty(); k++) {
            String about = "Test clip %d: the truth and what each model makes of it, frame by frame (seed %d).";
            Painting frames = FigureMaker.painting(clips.get(k), k, inputFrames, rows, false);
            pages.figure("clip-" + (k + 1), Words.of(about, k + 1, seed), frames);
        }
    }

    private void addCurves(ReportPages pages) {
        int number = 0;
        for (Map.Entry<String, List<LossCurves.Other>> chart :
                StudyCurves.of(results.study(), histories::get).entrySet()) {
            String unit = chart.getKey();
            List<LossCurves.Line> lines = StudyCurves.lines(results.study(), unit, data);
            LossCurves curves = new LossCurves(unit, List.of(), List.of(), lines, chart.getValue());
            pages.figure(
                    "curves-" + ++number,
                    "Loss against training steps, " + unit
                            + ": solid lines are training (smoothed), dashed ones held-out clips; seeds of a member"
                            + " share its colour.",
                    new Painting(
                            WIDTH, HEIGHT, LossPicture.painter(curves, Palette.PRINT, true, SMOOTHING, WIDTH, HEIGHT)));
        }
    }

    private String conventions() {
        return "Mean over seeds, and in brackets their range. Errors per pixel are of values in [0, 1]; per frame they"
                + " are summed over its pixels; seconds are those of training alone. The mean image is that of training"
                + " frames."
                + (results.study().members().stream().anyMatch(member -> member.publishedMse() != null)
                        ? " Published numbers (" + results.study().source()
                                + ") are of other clips and of a training whose length is not known."
                        : "");
    }

    private Table runs() {
        List<List<String>> rows = new ArrayList<>();
        for (RunProgress now : results.progress()) {
            rows.add(List.of(
                    now.run().member().name(),
                    Long.toString(now.run().seed()),
                    Words.of("%,d", now.steps()),
                    Words.of("%,.1f", now.seconds()),
                    now.heldOutLoss() == null ? NONE : Words.of("%.5f", now.heldOutLoss()),
                    now.device() == null ? NONE : now.device(),
                    now.problem() != null ? now.problem() : now.done() ? "finished" : "not finished"));
        }
        return new Table(
                "Runs", "lrrrrll", List.of("model", "seed", "steps", "seconds", "held-out loss", "on", "state"), rows);
    }

    /** What the study varies, and what its members share. */
    private static List<Table> settingsTables(Study study) {
        List<Map<String, String>> all =
                study.members().stream().map(StudyReport::settings).toList();
        Set<String> paths = new LinkedHashSet<>();
        all.forEach(settings -> paths.addAll(settings.keySet()));
        List<List<String>> different = new ArrayList<>();
        List<List<String>> shared = new ArrayList<>();
        for (String path : paths) {
            List<String> row = new ArrayList<>(List.of(path));
            all.forEach(settings -> row.add(settings.getOrDefault(path, NONE)));
            if (row.stream().skip(1).distinct().count() == 1) {
                shared.add(row.subList(0, 2));
            } else {
                different.add(row);
            }
        }
        List<String> heads = new ArrayList<>(List.of("setting"));
        study.members().stream().map(Member::name).forEach(heads::add);
        return List.of(
                new Table("What the members differ in", "l".repeat(heads.size()), heads, different),
                new Table("What they share", "ll", List.of("setting", "value"), shared));
    }

    private static Map<String, String> settings(Member member) {
        Map<String, String> settings = new LinkedHashMap<>();
        flatten("", new ObjectMapper().valueToTree(member.spec()), settings);
        settings.keySet().removeAll(NO_SETTINGS);
        return settings;
    }

    private static void flatten(String path, JsonNode node, Map<String, String> into) {
        String prefix = path.isEmpty() ? "" : path + ".";
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            flatten(prefix + i, node.get(i), into);
        }
        node.properties().forEach(field -> flatten(prefix + field.getKey(), field.getValue(), into));
        if (node.isValueNode()) {
            into.put(path, node.asText());
        }
    }

    /** The shortest command that makes this very study. */
    private static String command(Study study) {
        Study builtIn = Study.all().get(study.name());
        Budget budget = study.budget();
        boolean known = builtIn != null
                && builtIn.with("seeds", study.seeds()).withBudget(budget).equals(study)
                && budget.heldOutLoss() == null
                && (budget.steps() == null || budget.seconds() == null);
        String named = known
                ? study.name()
                        + (budget.steps() != null ? " --steps " + budget.steps() : " --seconds " + budget.seconds())
                        + " --seeds " + seeds(study, ",")
                : "study.json";
        return "afterimage study " + named + " --out again";
    }

    private static String seeds(Study study, String between) {
        return study.seeds().stream().map(String::valueOf).collect(Collectors.joining(between));
    }
}
