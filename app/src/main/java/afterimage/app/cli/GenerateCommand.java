package afterimage.app.cli;

import afterimage.app.home.DataFiles;
import afterimage.app.picture.FrameSheet;
import afterimage.app.picture.TheatrePaintings;
import afterimage.app.theme.Palette;
import afterimage.engine.BadInput;
import afterimage.engine.Words;
import afterimage.engine.clip.ClipLayout;
import afterimage.engine.clip.Pictures;
import afterimage.engine.digits.Split;
import afterimage.engine.file.NpyFrameWriter;
import afterimage.engine.file.NpyHeader;
import afterimage.engine.file.SafeFile;
import afterimage.engine.file.Table;
import afterimage.engine.sequence.DigitTrack;
import afterimage.engine.sequence.MovingClip;
import afterimage.engine.sequence.MovingDigits;
import afterimage.engine.sequence.SequenceSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "generate", description = "Makes Moving MNIST clips.")
final class GenerateCommand extends Subcommand implements Runnable {
    enum Generator {
        LAB_REPORT(SequenceSpec.labReport()),
        SRIVASTAVA(SequenceSpec.srivastava()),
        HKO7(SequenceSpec.hko7());

        private final SequenceSpec spec;

        Generator(SequenceSpec spec) {
            this.spec = spec;
        }
    }

    private static final int MAX_DRAWN = 64;
    private static final int MAX_COUNT = 10_000_000;
    private static final long MAX_PIXELS = 100_000_000;

    @Option(
            names = "--out",
            required = true,
            description = "File to write: .npy (uint8), .gif or .png; - writes npy to standard output.")
    private Path out;

    @Option(names = "--count", defaultValue = "1", description = "Clips (default ${DEFAULT-VALUE}).")
    private int count;

    @Option(names = "--digits", defaultValue = "2", description = "Digits a clip, 1 to 4 (default ${DEFAULT-VALUE}).")
    private int digits;

    @Option(names = "--frames", defaultValue = "20", description = "Frames a clip (default ${DEFAULT-VALUE}).")
    private int frames;

    @Option(names = "--size", defaultValue = "64", description = "Height and width (default ${DEFAULT-VALUE}).")
    private int size;

    @Option(
            names = "--speed",
            split = ":",
            paramLabel = "MIN:MAX",
            hideParamSyntax = true,
            description = "Range in pixels a frame, e.g. 3:5 (default: the generator's).")
    private List<Double> speed;

    @Option(names = "--seed", defaultValue = "42", description = "Any whole number (default ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--split", defaultValue = "train", description = "Digits of ${COMPLETION-CANDIDATES}.")
    private Split split;

    @Option(names = "--generator", defaultValue = "LAB_REPORT", description = "Constants of ${COMPLETION-CANDIDATES}.")
    private Generator generator;

    @Option(
            names = "--layout",
            converter = DataOption.Layouts.class,
            defaultValue = "time-first",
            description = "npy axes: time-first (default) or sequence-first.")
    private ClipLayout layout;

    @Option(names = "--tracks", description = "Also write the true positions as CSV.")
    private Path tracks;

    @Override
    public void run() {
        write(out, ".npy", this::make);
    }

    private void make(Path file) {
        BadInput.unless(count >= 1 && count <= MAX_COUNT, "--count must be 1 to %d, not %d.", MAX_COUNT, count);
        BadInput.unless(frames >= 1 && frames <= 1000, "--frames must be 1 to 1000, not %d.", frames);
        Output.Format format = Output.Format.of(file);
        Output.requireApart(file);
        if (tracks != null) {
            Output.requireEnd("--tracks", tracks, ".csv");
            Output.requireApart(tracks);
        }
        var spec =
                withSpeed(generator.spec).with("digits", digits, "size", size).withFrames(frames, 0);
        MovingDigits clips = new MovingDigits(spec, DataFiles.source().mnist.read(split), seed);
        if (tracks == null) {
            write(format, clips, file);
        } else {
            // Both or neither, one right after the other.
            SafeFile.write(tracks, to -> {
                writeTracks(to, clips);
                write(format, clips, file);
            });
        }
        say(Words.count(count, "clip") + " of " + Words.count(frames, "frame") + " in " + file);
    }

    private void write(Output.Format format, MovingDigits clips, Path file) {
        switch (format) {
            case NPY -> writeNpy(clips, file);
            case PNG -> {
                FrameSheet sheet = new FrameSheet(rows(clips, 1), frames, size, false, -1, Palette.DARK);
                Pictures.writePng(file, sheet.painting().image(1));
            }
            case GIF -> {
                List<FrameSheet.Row> rows = rows(clips, 3);
                Output.writeGif(file, frames, t -> TheatrePaintings.players(rows, t, 3 * size, Palette.DARK));
            }
        }
    }

    private void writeNpy(MovingDigits clips, Path file) {
        NpyHeader header = NpyHeader.of(NpyHeader.Type.UINT8, layout.shape(count, frames, size, size));
        try (NpyFrameWriter writer = new NpyFrameWriter(file, header)) {
            for (int k = 0; k < count; k++) {
                MovingClip made = clips.clip(k);
                for (int t = 0; t < frames; t++) {
                    writer.write(layout.frame(t, k, frames, count), made.clip().frame(t));
                }
            }
            writer.commit();
        }
    }

    private List<FrameSheet.Row> rows(MovingDigits clips, int scale) {
        BadInput.unless(count <= MAX_DRAWN, "A picture holds up to %d clips; write .npy for %d.", MAX_DRAWN, count);
        long pixels = (long) count * frames * size * size * scale * scale;
        boolean fits = pixels <= MAX_PIXELS;
        BadInput.unless(
                fits, "A picture of %,d pixels is too large; take fewer clips or frames, or write .npy.", pixels);
        return clips.clips(0, count).stream()
                .map(made -> FrameSheet.Row.of("", Palette.DARK.truth(), 0, made.clip()))
                .toList();
    }

    private void writeTracks(OutputStream to, MovingDigits clips) throws IOException {
        writeRow(to, List.of("clip", "digit", "label", "image", "frame", "x", "y", "vx", "vy", "bounce"));
        for (int k = 0; k < count; k++) {
            List<DigitTrack> found = clips.clip(k).tracks();
            for (int d = 0; d < found.size(); d++) {
                DigitTrack own = found.get(d);
                for (int t = 0; t < own.steps().size(); t++) {
                    int frame = t;
                    String bounces = own.bounces().stream()
                            .filter(b -> b.frame() == frame)
                            .map(b -> b.side().name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining("+"));
                    DigitTrack.Step at = own.steps().get(t);
                    writeRow(to, List.of(k, d, own.label(), own.image(), t, at.x(), at.y(), at.vx(), at.vy(), bounces));
                }
            }
        }
    }

    private static void writeRow(OutputStream to, List<?> row) throws IOException {
        to.write(Table.csv(row).getBytes(StandardCharsets.US_ASCII));
    }

    private SequenceSpec withSpeed(SequenceSpec spec) {
        if (speed == null) {
            return spec;
        }
        BadInput.unless(speed.size() <= 2, "--speed takes MIN:MAX in pixels a frame, e.g. 3:5, not %s.", speed);
        return spec.withSpeed(speed.get(0), speed.get(speed.size() - 1));
    }
}
