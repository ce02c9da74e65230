package afterimage.app.cli;

import afterimage.app.picture.TheatrePaintings;
import afterimage.app.theme.Palette;
import afterimage.engine.clip.Clip;
import afterimage.engine.clip.Pictures;
import afterimage.engine.evaluate.ResultSheet;
import afterimage.engine.evaluate.TrainedRun;
import afterimage.engine.run.RunFolder;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "predict", description = "Runs a model on clips and writes what it makes of them.")
final class PredictCommand extends Subcommand implements Runnable {
    private static final int DEFAULT_COUNT = 8;

    @Mixin
    private ClipSource clips;

    @Option(
            names = "--out",
            required = true,
            description =
                    "File to write: .npy (all clips; a file a branch where they differ in length), .png or .gif (the"
                            + " first clip); - writes npy to standard output.")
    private Path out;

    @Override
    public void run() {
        write(out, ".npy", this::make);
    }

    private void make(Path named) {
        Output.Format format = Output.Format.of(named);
        RunFolder folder = RunFolder.open(clips.run);
        PredictionFiles npy = format == Output.Format.NPY ? new PredictionFiles(folder.spec(), named) : null;
        List<Path> files = npy == null ? List.of(named) : npy.files;
        for (Path file : files) {
            Output.requireApart(file);
            Output.requireOther(file, clips.data.npy());
        }
        if (npy != null) {
            npy.requireOwn();
        }
        try (ClipSource.Open source = clips.open(folder, DEFAULT_COUNT, err());
                TrainedRun trained = new TrainedRun(folder, clips.weights.choice, clips.device.first(err()))) {
            switch (format) {
                case NPY -> npy.write(source, trained);
                case PNG ->
                    Pictures.writePng(
                            named, firstClip(source, trained).strips(-1, true).image(2));
                case GIF -> {
                    TheatrePaintings made = firstClip(source, trained);
                    Output.writeGif(named, made.steps(), made::players);
                }
            }
        }
        files.forEach(file -> say("Written " + file));
    }

    private static TheatrePaintings firstClip(ClipSource.Open source, TrainedRun trained) {
        Clip clip = source.first();
        int input = trained.spec.sequence().inputFrames();
        ResultSheet sheet = new ResultSheet(clip, trained.predict(List.of(clip)).ofClip(0), input);
        return new TheatrePaintings(sheet, Palette.DARK);
    }
}
