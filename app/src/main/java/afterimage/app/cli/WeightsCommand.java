package afterimage.app.cli;

import afterimage.engine.BadInput;
import afterimage.engine.clip.NpyArray;
import afterimage.engine.clip.NpzFile;
import afterimage.engine.run.RunFolder;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "weights", description = "Writes a run's weights as npz.", mixinStandardHelpOptions = true)
final class WeightsCommand implements Runnable {
    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "RUN", description = "The folder of a run.")
    private Path run;

    @Option(names = "--out", required = true, description = "File to write, .npz.")
    private Path out;

    @Override
    public void run() {
        BadInput.unless(out.toString().endsWith(".npz"), "--out '%s' must end in .npz.", out);
        Map<String, NpyArray> weights = RunFolder.open(run).checkpoint().weights();
        NpzFile.write(out, weights, Map.of());
        command.commandLine().getOut().println(weights.size() + " arrays in " + out);
    }
}
