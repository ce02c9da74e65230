package afterimage.app.cli;

import afterimage.engine.BadInput;
import afterimage.engine.clip.Clip;
import afterimage.engine.clip.NpyFrameWriter;
import afterimage.engine.clip.NpyHeader;
import afterimage.engine.clip.Pictures;
import afterimage.engine.clip.SafeFile;
import afterimage.engine.model.Branch;
import afterimage.engine.model.Prediction;
import afterimage.engine.run.ResultSheet;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.TrainedRun;
import afterimage.engine.sequence.SequenceSpec;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "predict",
        description = "Runs a model on clips and writes what it makes of them.",
        mixinStandardHelpOptions = true)
final class PredictCommand implements Runnable {
    private static final int DEFAULT_COUNT = 8;
    private static final int FRAMES_PER_SECOND = 10;

    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "RUN", description = "The folder of a run.")
    private Path run;

    @Mixin
    private ClipSource clips;

    @Mixin
    private WeightOption weights;

    @Mixin
    private DeviceOption device;

    @Option(
            names = "--out",
            required = true,
            description = "File to write: .npy (all clips), .png or .gif (the first clip).")
    private Path out;

    @Override
    public void run() {
        Output.Format format = Output.Format.of(out);
        Output.requireApart(out);
        Output.requireOther(out, clips.data());
        if (format == Output.Format.NPY) {
            requireOwnSideFile();
        }
        RunFolder folder = RunFolder.open(run);
        clips.defaultCount(DEFAULT_COUNT);
        try (ClipSource.Open source = clips.open(folder.spec().sequence());
                TrainedRun trained = new TrainedRun(
                        folder,
                        weights.choice(),
                        device.first(command.commandLine().getErr()))) {
            switch (format) {
                case NPY -> writeNpy(source, trained);
                case PNG -> Pictures.writePng(out, firstClip(source, trained).strips(1));
                case GIF -> Pictures.writeGif(out, firstClip(source, trained).players(3), FRAMES_PER_SECOND);
            }
        }
        command.commandLine().getOut().println("Written " + out);
    }

    /** float32 (branch, sequence, time, height, width), and a side file that names the branches. */
    private void writeNpy(ClipSource.Open source, TrainedRun trained) {
        SequenceSpec sequence = trained.spec().sequence();
        List<Branch> branches = trained.spec().model().task().branches();
        BadInput.unless(
                branches.size() == 1 || sequence.inputFrames() == sequence.futureFrames(),
                "One npy file cannot hold %d reconstructed and %d predicted frames a clip; write .png or .gif.",
                sequence.inputFrames(),
                sequence.futureFrames());
        int frames = branches.contains(Branch.PREDICTION) ? sequence.futureFrames() : sequence.inputFrames();
        NpyHeader header = NpyHeader.of(
                NpyHeader.Type.FLOAT32, branches.size(), source.count(), frames, sequence.size(), sequence.size());
        try (NpyFrameWriter writer = new NpyFrameWriter(out, header)) {
            source.forEachBlock((first, block) -> {
                Prediction made = trained.predict(block);
                for (int b = 0; b < branches.size(); b++) {
                    List<Clip> outputs = made.of(branches.get(b));
                    for (int k = 0; k < outputs.size(); k++) {
                        long base = ((long) b * source.count() + first + k) * frames;
                        for (int t = 0; t < frames; t++) {
                            writer.write(base + t, outputs.get(k).frame(t));
                        }
                    }
                }
            });
            SafeFile.writeText(
                    sideFile(),
                    Output.json(Map.of(
                            "axes", List.of("branch", "sequence", "time", "height", "width"),
                            "branches", branches.stream().map(Branch::id).toList())));
            writer.commit();
        }
    }

    /** The user named the npy alone: what stands under the side file's name must be one. */
    private void requireOwnSideFile() {
        Path side = sideFile();
        try {
            BadInput.unless(
                    !Files.exists(side)
                            || new ObjectMapper().readTree(side.toFile()).has("branches"),
                    "'%s' would be written over, where '%s' gets a side file; choose another --out.",
                    side,
                    out);
        } catch (IOException e) {
            throw new BadInput("'" + side + "' would be written over; choose another --out.", e);
        }
    }

    private Path sideFile() {
        String name = out.getFileName().toString();
        return out.resolveSibling(name.substring(0, name.length() - ".npy".length()) + ".json");
    }

    private static ResultSheet firstClip(ClipSource.Open source, TrainedRun trained) {
        Clip clip = source.first();
        Map<Branch, Clip> outputs = new EnumMap<>(Branch.class);
        trained.predict(List.of(clip)).clips().forEach((branch, made) -> outputs.put(branch, made.get(0)));
        return new ResultSheet(clip, outputs, trained.spec().sequence().inputFrames());
    }
}
