package afterimage.app.report;

import afterimage.engine.clip.Lettering;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.digits.Mnist;
import afterimage.engine.file.SafeFile;
import afterimage.engine.run.Checkpoint;
import afterimage.engine.run.LossHistory;
import afterimage.engine.run.RunFolder;
import afterimage.engine.study.RunProgress;
import afterimage.engine.study.Studies;
import afterimage.engine.study.Study;
import afterimage.engine.study.StudyFolder;
import afterimage.engine.study.StudyResults;
import afterimage.engine.study.StudyRun;
import afterimage.engine.study.StudyTable;
import afterimage.engine.study.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a study found, as far as it is: {@code report.html}, which needs no other file, {@code report.md}, and in
 * {@code report} its pictures, the tables for LaTeX and every number as CSV.
 */
public final class StudyReport {
    private static final String FOLDER = "report";

    private final StudyFolder folder;
    private final Mnist digits;
    private final SessionSettings settings;
    private final StudyResults results;
    private final Map<StudyRun, LossHistory> histories = new LinkedHashMap<>();
    private final Set<String> makers = new LinkedHashSet<>();

    private StudyReport(StudyFolder folder, Mnist digits, SessionSettings settings) {
        this.folder = folder;
        this.digits = digits;
        this.settings = settings;
        this.results = folder.results();
    }

    /**
     * Writes the report in the study's folder. Reads and runs its models, which takes a while where they are large.
     *
     * @return the HTML page
     * @throws afterimage.engine.BadInput if it cannot be written
     */
    public static Path write(StudyFolder folder, Mnist digits, SessionSettings settings) {
        return new StudyReport(folder, digits, settings).write();
    }

    private Path write() {
        Path files = folder.own(FOLDER);
        readRuns();
        Study study = results.study();
        List<Block> blocks = blocks();
        for (Block block : blocks) {
            if (block instanceof Block.Figure figure) {
                SafeFile.write(files.resolve(figure.name() + ".png"), out -> out.write(figure.png()));
            }
        }
        for (StudyTable table : StudyTable.of(results)) {
            String name = table.title().split(",")[0].toLowerCase(Locale.ROOT);
            SafeFile.writeText(files.resolve(name + ".tex"), table.toLatex());
        }
        SafeFile.writeText(files.resolve("results.csv"), StudyTable.toCsv(results));
        SafeFile.writeText(folder.path().resolve("report.md"), MarkdownPage.of(study.title(), blocks, FOLDER));
        Path page = folder.path().resolve("report.html");
        SafeFile.writeText(page, HtmlPage.of(study.title(), blocks));
        return page;
    }

    private void readRuns() {
        for (RunProgress now : results.progress()) {
            if (now.steps() > 0) {
                Checkpoint checkpoint = RunFolder.open(folder.path(now.run())).checkpoint();
                Checkpoint.State state = checkpoint.state();
                histories.put(now.run(), checkpoint.history());
                makers.add("Afterimage " + state.program() + ", TensorFlow " + state.tensorflow() + ", Java "
                        + state.java() + ", on " + state.device() + " of " + state.machine());
            }
        }
    }

    private List<Block> blocks() {
        Study study = results.study();
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                new Block.Paragraph(study.question() + (study.source().isEmpty() ? "" : " (" + study.source() + ")")));
        blocks.add(new Block.Verdict(Verdict.of(results)));
        blocks.add(new Block.Heading("Results"));
        StudyTable.of(results).forEach(table -> blocks.add(new Block.Table(table.title(), table.head(), table.rows())));
        blocks.add(new Block.Paragraph(conventions()));
        if (Lettering.isAvailable()) {
            blocks.add(new Block.Heading("Frames"));
            blocks.addAll(new FrameFigures(folder, results, digits, settings).figures());
            blocks.add(new Block.Heading("Curves"));
            blocks.addAll(StudyCurves.figures(StudyCurves.of(study, histories::get, digits)));
        } else {
            blocks.add(new Block.Paragraph("The machine that wrote this has no fonts, so there are no pictures."));
        }
        blocks.add(new Block.Heading("How it was made"));
        blocks.add(runs());
        SettingsTables tables = new SettingsTables(study);
        blocks.add(tables.different());
        blocks.add(tables.shared());
        blocks.add(new Block.Paragraph(String.format(
                Locale.ROOT,
                "Budget of each run: %s; turns in %d rounds; seeds %s. The largest model has %.2f times the parameters of"
                        + " the smallest.",
                study.budget().words(),
                study.rounds(),
                study.seeds().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                study.parameterRatio())));
        makers.forEach(maker -> blocks.add(new Block.Paragraph("Trained by " + maker + ".")));
        blocks.add(new Block.Paragraph("To repeat it:"));
        blocks.add(new Block.Command(command(study)));
        return blocks;
    }

    private String conventions() {
        return "Mean over seeds, and in brackets their range. Errors per pixel are of values in [0, 1]; per frame they are"
                + " summed over its pixels; seconds are those of training alone. The mean image is that of training frames."
                + (results.study().members().stream().anyMatch(member -> member.publishedMse() != null)
                        ? " Published numbers (" + results.study().source()
                                + ") are of other clips and of a training whose length is not known."
                        : "");
    }

    private Block.Table runs() {
        List<List<String>> rows = new ArrayList<>();
        for (RunProgress now : results.progress()) {
            rows.add(List.of(
                    now.run().member().name(),
                    Long.toString(now.run().seed()),
                    String.format(Locale.ROOT, "%,d", now.steps()),
                    String.format(Locale.ROOT, "%,.1f", now.seconds()),
                    now.heldOutLoss() == null ? "–" : String.format(Locale.ROOT, "%.5f", now.heldOutLoss()),
                    now.problem() != null ? now.problem() : now.done() ? "finished" : "not finished"));
        }
        return new Block.Table("Runs", List.of("model", "seed", "steps", "seconds", "held-out loss", "state"), rows);
    }

    /** The shortest command that makes this very study. */
    private static String command(Study study) {
        Study builtIn = Studies.all().get(study.name());
        boolean known = builtIn != null
                && builtIn.withSeeds(study.seeds()).withBudget(study.budget()).equals(study);
        StringBuilder command = new StringBuilder("afterimage study ");
        if (known
                && study.budget().heldOutLoss() == null
                && (study.budget().steps() == null || study.budget().seconds() == null)) {
            command.append(study.name());
            command.append(
                    study.budget().steps() != null
                            ? " --steps " + study.budget().steps()
                            : " --seconds " + study.budget().seconds());
            command.append(" --seeds ")
                    .append(study.seeds().stream().map(String::valueOf).collect(Collectors.joining(",")));
        } else {
            command.append("study.json");
        }
        return command + " --out again";
    }
}
