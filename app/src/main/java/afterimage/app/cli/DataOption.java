package afterimage.app.cli;

import afterimage.app.home.DataFiles;
import afterimage.engine.BadInput;
import afterimage.engine.clip.ClipLayout;
import afterimage.engine.data.Cut;
import afterimage.engine.data.DataImport;
import afterimage.engine.data.DataSpec;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Data of the user's in place of MNIST's digits. */
final class DataOption {
    private static final String SIZE = "sequence.size=";

    /** The words of {@code --layout}. */
    static final class Layouts implements CommandLine.ITypeConverter<ClipLayout> {
        @Override
        public ClipLayout convert(String value) {
            return switch (value) {
                case "time-first" -> ClipLayout.TIME_FIRST;
                case "sequence-first" -> ClipLayout.SEQUENCE_FIRST;
                default ->
                    throw new CommandLine.TypeConversionException(
                            "'" + value + "' is not a layout; say time-first or sequence-first.");
            };
        }
    }

    @Option(
            names = "--data",
            paramLabel = "PATH",
            split = ",",
            description =
                    "Files or folders in place of MNIST: IDX pairs or small PNGs, which move as digits do; npy, npz, GIF,"
                            + " films (with ffmpeg) or numbered pictures as videos.")
    private List<Path> paths = List.of();

    @Option(
            names = "--layout",
            converter = Layouts.class,
            description = "Axes of an npy file where its shape does not tell: time-first or sequence-first.")
    ClipLayout layout;

    @Option(
            names = "--as",
            description = "Takes pictures for ${COMPLETION-CANDIDATES} (default: numbered ones of 64"
                    + " pixels or more are frames of a video).")
    private DataImport.As as;

    @Option(
            names = "--crop",
            paramLabel = "X,Y,SIDE",
            split = ",",
            arity = "1",
            description =
                    "The square taken of videos: where it lies, 0 to 1, and its side as a share of the shorter one.")
    private List<Double> crop = List.of();

    @Option(names = "--every", description = "Takes every so manieth frame of videos.")
    private Integer every;

    boolean isGiven() {
        return !paths.isEmpty();
    }

    /** An npy file that is to be taken as it is, its clips one after the other; null for all else. */
    Path npy() {
        boolean isOne = paths.size() == 1 && paths.get(0).toString().endsWith(".npy");
        return isOne && as == null && crop.isEmpty() && every == null ? paths.get(0) : null;
    }

    /** Takes the data into the program's folder. @param size of the clips' frames, pixels */
    DataSpec take(int size) {
        BadInput.unless(crop.isEmpty() || crop.size() == 3, "--crop takes three numbers, e.g. 0.5,0.5,1.");
        List<Double> at = crop.isEmpty() ? List.of(Cut.WHOLE.x(), Cut.WHOLE.y(), Cut.WHOLE.side()) : crop;
        Cut cut = new Cut(at.get(0), at.get(1), at.get(2), every == null ? 1 : every);
        Path last = paths.get(0).toAbsolutePath().normalize().getFileName();
        String name = last == null ? "data" : last.toString();
        return DataFiles.shelf().take(paths, new DataImport.Wish(name, as, layout, cut, size));
    }

    /** A spec with some settings and these data; frames of an npy file keep their size unless one is set. */
    RunSpec of(RunSpec spec, List<String> settings) {
        List<String> all = new ArrayList<>(settings);
        if (npy() != null && settings.stream().noneMatch(setting -> setting.startsWith(SIZE))) {
            DataImport.squareSide(npy()).ifPresent(side -> all.add(SIZE + side));
        }
        RunSpec set = SpecJson.with(spec, all);
        return isGiven() ? set.with("data", take(set.sequence().size())) : set;
    }
}
