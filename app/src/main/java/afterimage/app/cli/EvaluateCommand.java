package afterimage.app.cli;

import afterimage.engine.clip.Clip;
import afterimage.engine.measure.Score;
import afterimage.engine.model.Branch;
import afterimage.engine.model.Prediction;
import afterimage.engine.run.Evaluation;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.TrainedRun;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "evaluate", description = "Measures a run on clips it has not seen.", mixinStandardHelpOptions = true)
final class EvaluateCommand implements Runnable {
    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "RUN", description = "The folder of a run.")
    private Path run;

    @Mixin
    private ClipSource clips;

    @Mixin
    private DeviceOption device;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public void run() {
        RunFolder folder = RunFolder.open(run);
        Evaluation evaluation;
        try (ClipSource.Open source = clips.open(folder.spec().sequence());
                TrainedRun trained = new TrainedRun(
                        folder, device.first(command.commandLine().getErr()))) {
            Evaluation.Gatherer gatherer =
                    new Evaluation.Gatherer(folder.spec().sequence().inputFrames());
            source.forEachBlock((first, block) -> {
                Prediction made = trained.predict(block);
                for (int k = 0; k < block.size(); k++) {
                    gatherer.add(outputs(made, k), block.get(k));
                }
            });
            evaluation = gatherer.evaluation();
        }
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.println(Output.json(evaluation));
        } else {
            print(out, evaluation);
        }
    }

    private static Map<Branch, Clip> outputs(Prediction made, int k) {
        Map<Branch, Clip> outputs = new EnumMap<>(Branch.class);
        made.clips().forEach((branch, clips) -> outputs.put(branch, clips.get(k)));
        return outputs;
    }

    private static void print(PrintWriter out, Evaluation e) {
        out.printf(
                Locale.ROOT,
                "%,d clips%n%-16s %10s %10s %10s %10s %8s %8s%n",
                e.clips(),
                "",
                "MSE/pixel",
                "MSE/frame",
                "MAE/frame",
                "BCE/frame",
                "SSIM",
                "PSNR dB");
        line(out, "reconstruction", e.reconstruction());
        line(out, "prediction", e.prediction());
        line(out, "copy last frame", e.copyLast());
        line(out, "blank frame", e.blank());
    }

    private static void line(PrintWriter out, String name, Score s) {
        if (s != null) {
            String bce = s.bceFrame() == null ? "-" : String.format(Locale.ROOT, "%.2f", s.bceFrame());
            out.printf(
                    Locale.ROOT,
                    "%-16s %10.6f %10.2f %10.2f %10s %8.4f %8.2f%n",
                    name,
                    s.mse(),
                    s.mseFrame(),
                    s.maeFrame(),
                    bce,
                    s.ssim(),
                    s.psnr());
        }
    }
}
