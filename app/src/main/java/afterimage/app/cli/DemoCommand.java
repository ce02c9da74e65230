package afterimage.app.cli;

import afterimage.app.chart.LossCurves;
import afterimage.app.chart.LossPicture;
import afterimage.app.home.DataFiles;
import afterimage.app.home.Home;
import afterimage.app.picture.TheatrePaintings;
import afterimage.app.theme.Palette;
import afterimage.engine.BadInput;
import afterimage.engine.Words;
import afterimage.engine.clip.Clip;
import afterimage.engine.clip.Lettering;
import afterimage.engine.clip.Pictures;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.evaluate.Evaluation;
import afterimage.engine.evaluate.ResultSheet;
import afterimage.engine.evaluate.TrainedRun;
import afterimage.engine.loop.Limit;
import afterimage.engine.loop.TrainingRun;
import afterimage.engine.model.Prediction;
import afterimage.engine.run.LossHistory;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.WeightChoice;
import afterimage.engine.sequence.MovingClip;
import afterimage.engine.train.TrainingControl;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "demo", description = "Trains the Quick start preset and writes pictures of what it learned.")
final class DemoCommand extends Subcommand implements Runnable {
    @Option(names = "--seconds", defaultValue = "60", description = "Training time (default ${DEFAULT-VALUE}).")
    private double seconds;

    @Option(names = "--out", description = "New folder for run and pictures (default: ~/Afterimage/runs/demo).")
    private Path out;

    @Mixin
    private DeviceOption device;

    @Override
    public void run() {
        BadInput.unless(seconds > 0, "--seconds must be above 0, not %s.", seconds);
        PrintWriter to = out();
        RunSpec spec = Presets.named(Presets.QUICK_START);
        Limit limit = new Limit(0, seconds);
        List<SessionSettings> devices = device.settings(err());
        Path path = out != null ? out : Home.free(Home.runs(), "demo");
        Output.requireApart(path);
        RunFolder folder = RunFolder.create(path, spec);
        String begins = Words.of("Training '%s' for %.0f seconds in %s", spec.name(), seconds, folder.path());
        SessionSettings last = Sitting.train(folder, new TrainingControl(), devices.iterator(), limit, to, begins);
        writePictures(folder, last, to);
    }

    private static void writePictures(RunFolder folder, SessionSettings settings, PrintWriter to) {
        RunSpec spec = folder.spec();
        int input = spec.sequence().inputFrames();
        List<Clip> clips = MovingClip.clips(TrainingRun.heldOutClips(spec, DataFiles.source()));
        Prediction made;
        try (TrainedRun trained = new TrainedRun(folder, WeightChoice.USUAL, settings)) {
            made = trained.predict(clips);
        }
        var shown = new TheatrePaintings(new ResultSheet(clips.get(0), made.ofClip(0), input), Palette.DARK);
        Path strips = folder.path().resolve("strips.png");
        Path moving = folder.path().resolve("strips.gif");
        Path curve = folder.path().resolve("loss.png");
        Path losses = folder.path().resolve("loss.csv");
        Pictures.writePng(strips, shown.strips(-1, true).image(2));
        Output.writeGif(moving, shown.steps(), shown::players);
        LossHistory history = folder.checkpoint().history();
        if (Lettering.isAvailable()) {
            Pictures.writePng(curve, LossPicture.image(LossCurves.of(spec, history, clips), 900, 520));
        } else {
            Output.say(to, "This machine has no fonts, so the curve is only in " + losses);
        }
        Evaluation result = Evaluation.of(made, clips, input);
        to.println(Words.of(
                "Held-out error a pixel: reconstruction %.4f (a blank frame: %.4f), prediction %.4f (copying the last"
                        + " frame: %.4f)",
                result.reconstruction().mse(),
                result.blankInput().mse(),
                result.prediction().mse(),
                result.copyLast().mse()));
        Output.say(to, "Pictures: " + strips + ", " + moving + ", " + curve);
    }
}
