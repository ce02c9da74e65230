package afterimage.app.cli;

import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.WeightFile;
import afterimage.engine.run.WeightForm;
import java.nio.file.Path;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "weights", description = "Writes a run's weights as npz, or makes a run of weights in an npz.")
final class WeightsCommand extends Subcommand implements Runnable {
    static final class What {
        @Parameters(paramLabel = "RUN", arity = "0..1", description = "The folder of a run.")
        private Path run;

        @ArgGroup(exclusive = false)
        private Import given;
    }

    static final class Import {
        @Option(
                names = "--in",
                required = true,
                description = "Weights to read, .npz, for a new run in --out: this program's, or ConvLSTM"
                        + " layers of Keras or PyTorch under the names that 'export' gives them.")
        private Path file;

        @ArgGroup(exclusive = true, multiplicity = "1")
        private SpecSource spec;
    }

    @ArgGroup(exclusive = true, multiplicity = "1")
    private What what;

    @Option(
            names = "--out",
            required = true,
            description = "File to write, .npz (- for standard output); with --in the new run's folder.")
    private Path out;

    @Mixin
    private WeightOption weights;

    @Override
    public void run() {
        Output.requireApart(out);
        if (what.run != null) {
            write(out, ".npz", file -> {
                Output.requireEnd("--out", file, ".npz");
                int arrays = WeightFile.write(RunFolder.open(what.run), weights.choice, WeightForm.OWN, file);
                say(arrays + " arrays in " + file);
            });
            return;
        }
        RunSpec spec = what.given.spec.load();
        WeightFile.open(what.given.file, spec, out);
        say("The weights of " + what.given.file + " as " + spec.name() + " in " + out);
    }
}
