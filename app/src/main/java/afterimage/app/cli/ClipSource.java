package afterimage.app.cli;

import afterimage.app.home.DataFiles;
import afterimage.engine.BadInput;
import afterimage.engine.clip.Clip;
import afterimage.engine.clip.ClipFile;
import afterimage.engine.data.Data;
import afterimage.engine.data.DataSpec;
import afterimage.engine.digits.DigitSet;
import afterimage.engine.digits.Split;
import afterimage.engine.run.RunFolder;
import afterimage.engine.sequence.Clips;
import afterimage.engine.sequence.MovingClip;
import afterimage.engine.sequence.SequenceSpec;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A run, and the clips to run its model on: from a file, or made of the test digits; in blocks, never all at once. */
final class ClipSource {
    /** Clips a block; the same everywhere, so that every command computes the same numbers. */
    private static final int BLOCK = 16;

    private static final int MAX_COUNT = 10_000_000;

    @Parameters(paramLabel = "RUN", description = "The folder of a run.")
    Path run;

    @Mixin
    WeightOption weights;

    @Mixin
    DeviceOption device;

    @Mixin
    DataOption data;

    @Option(
            names = "--count",
            description = "Clips (default: all of the file; of generated ones evaluate takes 1000 and predict 8).")
    private Integer count;

    @Option(names = "--seed", description = "Seed of the generated clips (default 1).")
    private Long seed;

    /** Opens the source, for the caller to close; {@code err} is told of a file with fewer clips than are asked for. */
    Open open(RunFolder folder, int otherwise, PrintWriter err) {
        SequenceSpec spec = folder.spec().sequence();
        boolean possible = count == null || count >= 1 && count <= MAX_COUNT;
        BadInput.unless(possible, "--count must be 1 to %d, not %d.", MAX_COUNT, count);
        if (data.npy() == null) {
            Data all = DataFiles.source().lookIn(folder.path());
            DataSpec of = !data.isGiven() ? folder.spec().data() : data.take(spec.size());
            Clips made = all.clips(of, spec, Split.TEST, seed == null ? 1 : seed);
            return new Open(null, made, count == null ? otherwise : count);
        }
        BadInput.unless(seed == null, "--seed is for generated clips; --data names a file.");
        ClipFile file = new ClipFile(data.npy(), spec.frames(), spec.inputFrames(), spec.size(), data.layout);
        if (count != null && count > file.count()) {
            String used = file.count() == 1 ? "1 clip, which is used." : file.count() + " clips, which are all used.";
            Output.say(err, "afterimage: '" + file + "' has " + used);
        }
        return new Open(file, null, count == null ? file.count() : Math.min(count, file.count()));
    }

    /** Clips ready to be read from a {@code file}, or else {@code made} of {@code digits}; what is not so is null. */
    record Open(ClipFile file, Clips made, int count) implements AutoCloseable {
        /** The images that the clips' tracks are of, or null. */
        DigitSet digits() {
            return made == null ? null : made.digits();
        }

        /** Hands on every block; clips of a file come without tracks. */
        void forEachBlock(Consumer<List<MovingClip>> use) {
            for (int first = 0; first < count; first += BLOCK) {
                use.accept(read(first, Math.min(BLOCK, count - first)));
            }
        }

        /** Refuses clips that end with the input frames. */
        void requireFuture(SequenceSpec spec) {
            BadInput.unless(
                    file == null || file.frames == spec.frames(),
                    "'%s' has the %d input frames of each clip, but not the %d future ones that output is measured by.",
                    file,
                    spec.inputFrames(),
                    spec.futureFrames());
        }

        Clip first() {
            return read(0, 1).get(0).clip();
        }

        private List<MovingClip> read(int first, int size) {
            return file != null ? MovingClip.of(file.read(first, size)) : made.clips(first, size);
        }

        @Override
        public void close() {
            if (file != null) {
                file.close();
            }
        }
    }
}
