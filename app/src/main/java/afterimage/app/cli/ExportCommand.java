package afterimage.app.cli;

import afterimage.app.home.DataFiles;
import afterimage.engine.data.Data;
import afterimage.engine.evaluate.OutputFile;
import afterimage.engine.exchange.EventFile;
import afterimage.engine.exchange.ProjectorFolder;
import afterimage.engine.exchange.PythonFolder;
import afterimage.engine.exchange.SavedModelFolder;
import afterimage.engine.run.Checkpoint;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.SharedRun;
import afterimage.engine.run.WeightFile;
import afterimage.engine.run.WeightForm;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        description =
                "Writes a run for other programs: TensorFlow's SavedModel, Python, TensorBoard's event file, NumPy's npz.")
final class ExportCommand extends Subcommand implements Runnable {
    enum Kind {
        SAVEDMODEL,
        PYTHON,
        TENSORBOARD,
        NPZ,
        KERAS_NPZ,
        PYTORCH_NPZ,
        PROJECTOR,
        OUTPUTS,
        RUN,
        SHARE;

        /** As users write it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private WeightForm form() {
            return this == KERAS_NPZ ? WeightForm.KERAS : this == PYTORCH_NPZ ? WeightForm.PYTORCH : WeightForm.OWN;
        }
    }

    @Parameters(paramLabel = "RUN", description = "The folder of a run.")
    private Path run;

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            description =
                    "savedmodel (a model that takes clips [batch, time, height, width]), python (a script that computes the"
                            + " model with NumPy alone), tensorboard (its loss curves),"
                            + " npz (its weights), keras-npz and pytorch-npz (those of ConvLSTM layers as ConvLSTM2D and as the common cell"
                            + " of PyTorch have them), projector (a folder with the codes of --count held-out clips for the Embedding"
                            + " Projector), outputs (npz, what it makes of its held-out clips) or run (a small"
                            + " copy to give away: half precision, no optimizer state) or share (the whole run as one file, with its"
                            + " data, which opens with 'afterimage FILE').")
    private Kind kind;

    @Option(
            names = "--out",
            required = true,
            description =
                    "savedmodel, python, projector, run: a new folder; tensorboard: a folder, which keeps what it has; else a"
                            + " file.")
    private Path out;

    @Option(
            names = "--count",
            defaultValue = "" + ProjectorFolder.USUAL,
            description = "Clips whose codes projector writes (default: ${DEFAULT-VALUE}).")
    private int count;

    @Mixin
    private WeightOption weights;

    @Override
    public void run() {
        RunFolder folder = RunFolder.open(run);
        Output.requireApart(kind == Kind.TENSORBOARD ? out.resolve("events") : out);
        Supplier<Checkpoint> chosen = () -> folder.checkpoint(weights.choice);
        String done = switch (kind) {
            case SAVEDMODEL -> {
                SavedModelFolder.write(folder.spec(), chosen.get().weights(), out);
                yield "A SavedModel in " + out;
            }
            case PYTHON -> {
                PythonFolder.write(folder.spec(), chosen.get().weights(), out);
                yield "A model for Python in " + out + "; see " + PythonFolder.SCRIPT + " there";
            }
            case TENSORBOARD -> EventFile.write(folder, out) + " points for TensorBoard in " + out;
            case NPZ, KERAS_NPZ, PYTORCH_NPZ -> {
                Output.requireEnd("--out", out, ".npz");
                yield WeightFile.write(folder, weights.choice, kind.form(), out) + " arrays in " + out;
            }
            case PROJECTOR -> {
                Data data = DataFiles.source().lookIn(folder.path());
                ProjectorFolder.write(folder.spec(), chosen.get().weights(), data, count, out);
                yield "The codes of " + count + " clips in " + out;
            }
            case OUTPUTS -> {
                Output.requireEnd("--out", out, ".npz");
                OutputFile.write(folder, DataFiles.source(), out);
                yield "Its output for the held-out clips in " + out;
            }
            case RUN -> {
                folder.copySmallTo(out, weights.choice);
                DataFiles.source().lookIn(folder.path()).takeInto(folder.spec().data(), out);
                yield "A small copy in " + out;
            }
            case SHARE -> {
                Output.requireEnd("--out", out, SharedRun.ENDING);
                SharedRun.write(folder.spec(), folder.checkpoint(), folder.path(), out);
                yield "The run as one file: " + out;
            }
        };
        say(done);
    }
}
