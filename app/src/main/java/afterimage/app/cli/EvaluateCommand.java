package afterimage.app.cli;

import afterimage.app.home.DataFiles;
import afterimage.engine.BadInput;
import afterimage.engine.Words;
import afterimage.engine.evaluate.Evaluation;
import afterimage.engine.evaluate.EvaluationGatherer;
import afterimage.engine.evaluate.HeldOutMetrics;
import afterimage.engine.evaluate.TrainedRun;
import afterimage.engine.measure.DigitNamer;
import afterimage.engine.measure.MetricTable;
import afterimage.engine.measure.Naming;
import afterimage.engine.model.Branch;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import afterimage.engine.sequence.MovingClip;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "evaluate", description = "Measures a run on clips it has not seen.")
final class EvaluateCommand extends JsonCommand {
    private static final int DEFAULT_COUNT = 1000;

    enum TableFormat {
        TEXT,
        CSV,
        MARKDOWN
    }

    @Mixin
    private ClipSource clips;

    @Option(names = "--table", description = "Print tables as ${COMPLETION-CANDIDATES} (default: text).")
    private TableFormat table;

    @Override
    public void run() {
        BadInput.unless(!json || table == null, "--json and --table are two ways to print; choose one.");
        RunFolder folder = RunFolder.open(clips.run);
        Evaluation evaluation = evaluate(folder);
        print(evaluation, () -> print(out(), evaluation));
    }

    private Evaluation evaluate(RunFolder folder) {
        RunSpec spec = folder.spec();
        try (ClipSource.Open source = clips.open(folder, DEFAULT_COUNT, err());
                TrainedRun trained = new TrainedRun(folder, clips.weights.choice, clips.device.first(err()))) {
            source.requireFuture(spec.sequence());
            EvaluationGatherer gatherer = new EvaluationGatherer(
                    spec.sequence().inputFrames(),
                    HeldOutMetrics.meanImage(spec, DataFiles.source()),
                    source.digits(),
                    source.digits() == null ? null : new DigitNamer(source.digits()));
            source.forEachBlock(block -> gatherer.add(trained.predict(MovingClip.clips(block)), block));
            return gatherer.evaluation();
        }
    }

    private void print(PrintWriter out, Evaluation evaluation) {
        List<MetricTable> tables = Stream.of(Branch.values())
                .map(evaluation::columns)
                .filter(columns -> !columns.isEmpty())
                .map(MetricTable::of)
                .toList();
        if (table == TableFormat.CSV) {
            out.print(MetricTable.csv(tables));
        } else {
            boolean markdown = table == TableFormat.MARKDOWN;
            out.println(Words.count(evaluation.clips(), "clip"));
            tables.stream()
                    .map(MetricTable::printed)
                    .forEach(each -> out.print("\n" + (markdown ? each.markdown(true) : each.text())));
        }
        if (evaluation.named() != null && table != TableFormat.CSV) {
            Naming.Shares named = evaluation.named();
            for (int i = 0; i < named.frames().size(); i++) {
                out.print(Words.of(
                        "%nAll digits can be named in predicted frame %d: %.1f %% of the clips (in the true frame %.1f"
                                + " %%)",
                        named.frames().get(i),
                        100 * named.output().get(i),
                        100 * named.truth().get(i)));
            }
            out.println();
        }
        out.flush();
    }
}
