package afterimage.app.cli;

import afterimage.engine.Words;
import afterimage.engine.model.ModelSummary;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import java.nio.file.Path;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "describe", description = "Says what a model is and costs, without building it.")
final class DescribeCommand extends JsonCommand {
    static final class What {
        @ArgGroup(exclusive = true)
        private SpecSource spec;

        @Parameters(paramLabel = "RUN", arity = "0..1", description = "The folder of a run.")
        private Path run;
    }

    @ArgGroup(exclusive = true, multiplicity = "1")
    private What what;

    @Override
    public void run() {
        RunSpec spec =
                what.run == null ? what.spec.load() : RunFolder.open(what.run).spec();
        ModelSummary summary = spec.summary();
        print(summary, () -> {
            out().println(spec.name());
            for (ModelSummary.LayerSummary layer : summary.layers()) {
                out().println(Words.of("  %-24s %-14s %,14d", layer.name(), layer.state(), layer.parameters()));
            }
            String batch = Words.count(spec.training().batch(), "clip");
            out().println(Words.of(
                    "%,d parameters; a training step of %s: %.2f GFLOP, about %s",
                    summary.parameters(), batch, summary.stepFlops() / 1e9, Words.bytes(summary.memoryBytes())));
            out().println(SpecJson.write(spec));
        });
    }
}
