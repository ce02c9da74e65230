package afterimage.app.cli;

import afterimage.app.picture.TheatrePaintings;
import afterimage.app.theme.Palette;
import afterimage.engine.BadInput;
import afterimage.engine.clip.Clip;
import afterimage.engine.clip.Pictures;
import afterimage.engine.evaluate.ResultSheet;
import afterimage.engine.evaluate.TrainedRun;
import afterimage.engine.file.NpyFrameWriter;
import afterimage.engine.file.NpyHeader;
import afterimage.engine.file.SafeFile;
import afterimage.engine.model.Branch;
import afterimage.engine.model.Prediction;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import afterimage.engine.sequence.MovingClip;
import afterimage.engine.sequence.SequenceSpec;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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

    /**
     * Predictions as npy, float32 (branch, sequence, time, height, width), and a side file that names the branches. Branches
     * of different lengths have a file each, (sequence, time, height, width).
     */
    static final class PredictionFiles {
        /** What the side file says; the files in the order of the branches. */
        record Side(List<String> axes, List<String> branches, List<String> files) {}

        private static final List<String> AXES = List.of("branch", "sequence", "time", "height", "width");

        private final SequenceSpec sequence;
        private final List<Branch> branches;
        private final boolean apart;
        private static final int MOST_SIDE_BYTES = 1 << 20;

        private final Path side;
        final List<Path> files;

        /** @param out as the user named it, ending in .npy */
        PredictionFiles(RunSpec run, Path out) {
            sequence = run.sequence();
            branches = run.model().task().branches();
            apart = branches.size() > 1 && sequence.inputFrames() != sequence.futureFrames();
            String name = out.getFileName().toString();
            String stem = name.substring(0, name.length() - ".npy".length());
            side = out.resolveSibling(stem + ".json");
            files = apart
                    ? branches.stream()
                            .map(branch -> out.resolveSibling(stem + "." + branch.id() + ".npy"))
                            .toList()
                    : List.of(out);
        }

        /** The user named one file: what stands under the other names must be of an earlier prediction. */
        void requireOwn() {
            boolean ours = isSideFile();
            Stream.concat(Stream.of(side), apart ? files.stream() : Stream.empty())
                    .forEach(file -> BadInput.unless(
                            ours || !Files.exists(file),
                            "'%s' is no prediction of an earlier call and would be written over; choose another --out.",
                            file));
        }

        private boolean isSideFile() {
            try {
                return Files.isRegularFile(side)
                        && new ObjectMapper()
                                .readTree(SafeFile.readText(side, MOST_SIDE_BYTES, "a side file"))
                                .has("branches");
            } catch (IOException | BadInput e) {
                return false;
            }
        }

        void write(ClipSource.Open source, TrainedRun trained) {
            List<NpyFrameWriter> writers = new ArrayList<>();
            try {
                for (int f = 0; f < files.size(); f++) {
                    writers.add(new NpyFrameWriter(files.get(f), header(branches.get(f), source.count())));
                }
                int[] first = new int[1];
                source.forEachBlock(block -> {
                    Prediction made = trained.predict(MovingClip.clips(block));
                    for (int b = 0; b < branches.size(); b++) {
                        long before = apart ? first[0] : (long) b * source.count() + first[0];
                        write(made.of(branches.get(b)), writers.get(apart ? b : 0), before);
                    }
                    first[0] += block.size();
                });
                String words = SpecJson.write(new Side(
                        apart ? AXES.subList(1, AXES.size()) : AXES,
                        branches.stream().map(Branch::id).toList(),
                        files.stream().map(f -> f.getFileName().toString()).toList()));
                // All or none, one right after the other.
                SafeFile.write(side, to -> {
                    to.write(words.getBytes(StandardCharsets.UTF_8));
                    writers.forEach(NpyFrameWriter::commit);
                });
            } finally {
                writers.forEach(NpyFrameWriter::close);
            }
        }

        private NpyHeader header(Branch branch, int clips) {
            int frames = branch == Branch.PREDICTION ? sequence.futureFrames() : sequence.inputFrames();
            int size = sequence.size();
            return apart
                    ? NpyHeader.of(NpyHeader.Type.FLOAT32, clips, frames, size, size)
                    : NpyHeader.of(NpyHeader.Type.FLOAT32, branches.size(), clips, frames, size, size);
        }

        /** @param before clips that come before these in the file */
        private static void write(List<Clip> clips, NpyFrameWriter writer, long before) {
            for (int k = 0; k < clips.size(); k++) {
                Clip clip = clips.get(k);
                for (int t = 0; t < clip.time(); t++) {
                    writer.write((before + k) * clip.time() + t, clip.frame(t));
                }
            }
        }
    }
}
