package afterimage.engine.data;

import afterimage.engine.BadInput;
import afterimage.engine.Words;
import afterimage.engine.clip.Clip;
import afterimage.engine.clip.NpyFrames;
import afterimage.engine.digits.DigitSet;
import afterimage.engine.digits.ImageFolder;
import afterimage.engine.digits.Mnist;
import afterimage.engine.digits.Split;
import afterimage.engine.file.SafeFile;
import afterimage.engine.file.Sha256;
import afterimage.engine.sequence.Clips;
import afterimage.engine.sequence.MovingDigits;
import afterimage.engine.sequence.SequenceSpec;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Where clips come from: MNIST, unless a spec names other data, which are looked for by content in the program's own
 * folder and beside the runs that were opened. Safe for several threads.
 */
public final class Data {
    /** Of a run's folder: its data. */
    public static final String FOLDER = "data";

    static final String FRAMES = "frames.npy";

    public final Mnist mnist;
    /** Folders whose folders hold data. */
    private final List<Path> places = new CopyOnWriteArrayList<>();

    private final Map<String, ImageFolder.Images> images = new ConcurrentHashMap<>();
    private final Map<String, NpyFrames> videos = new ConcurrentHashMap<>();
    private final Map<Object, Clip> sums = new ConcurrentHashMap<>();

    /** @param own the program's folder of data, which need not exist */
    public Data(Mnist mnist, Path own) {
        this.mnist = mnist;
        places.add(own);
    }

    /** MNIST as it comes with the program, and nothing else. */
    public static Data packaged() {
        return new Data(Mnist.packaged(), Path.of(FOLDER));
    }

    /** What is made of many clips, made once; {@code of} says what it depends on. */
    public Clip once(Object of, Supplier<Clip> made) {
        return sums.computeIfAbsent(of, key -> made.get());
    }

    /** Looks for data in a run's folder too; gives itself. */
    public Data lookIn(Path run) {
        Path place = run.resolve(FOLDER).toAbsolutePath();
        if (Files.isDirectory(place) && !places.contains(place)) {
            places.add(place);
        }
        return this;
    }

    /** Images of MNIST, or of what {@code data} names, unless these are videos, not here, or not what they were. */
    public DigitSet digits(DataSpec data, Split split) {
        if (data == null) {
            return mnist.read(split);
        }
        BadInput.unless(
                !data.ofVideos(),
                "This is known of generated clips only, as nobody knows what moves where in the videos of '%s'.",
                data.name());
        return ImageFolder.split(images(data), data.images().splits(), split);
    }

    /** @throws BadInput if the data are missing, or not what they were when {@code data} was made */
    public Clips clips(DataSpec data, SequenceSpec sequence, Split split, long seed) {
        return data != null && data.ofVideos()
                ? new VideoClips(sequence, video(data), data, split, seed)
                : new MovingDigits(sequence, digits(data, split), seed);
    }

    /** One sentence if videos are too short for such clips in any split, and what to do; refuses as {@link #clips}. */
    public Optional<String> tooShort(DataSpec data, SequenceSpec sequence) {
        if (data == null || !data.ofVideos()) {
            return Optional.empty();
        }
        List<Integer> lengths = VideoClips.lengths(data.video().lengths(), video(data));
        return Stream.of(Split.values())
                .flatMap(split -> VideoClips.tooShort(data, lengths, sequence, split).stream())
                .findFirst();
    }

    private ImageFolder.Images images(DataSpec data) {
        ImageFolder.Images found = images.computeIfAbsent(data.sha256(), hash -> {
            Path folder = require(data).getParent();
            ImageFolder.Images read = ImageFolder.read(folder);
            requireSame(data, read.sha256().equals(data.sha256()), folder);
            return read;
        });
        long count = data.images().splits().stream().mapToLong(i -> i).sum();
        BadInput.unless(
                found.side() == data.images().side() && found.count() == count,
                "'%s' has %s of %d pixels, not what data.images says; take the data in again for a new run.",
                data.name(),
                Words.count(found.count(), "image"),
                found.side());
        return found;
    }

    private NpyFrames video(DataSpec data) {
        Path file = require(data);
        // A file that is written anew while the program runs is another one.
        String written = file.toFile().length() + "-" + SafeFile.time(file).toMillis();
        NpyFrames frames = videos.computeIfAbsent(data.sha256() + data.video().layout() + file + written, opened -> {
            requireSame(data, isOf(data, file), file);
            return new NpyFrames(file, data.video().layout());
        });
        List<Integer> lengths = data.video().lengths();
        BadInput.unless(
                lengths == null || lengths.stream().mapToLong(i -> i).sum() == frames.frames,
                "'%s' has %s, not what data.video.lengths says; take the data in again for a new run.",
                data.name(),
                Words.count(frames.frames, "frame"));
        return frames;
    }

    /** The file that holds the data: what the program or a run keeps comes before the user's own. */
    private Path require(DataSpec data) {
        return kept(data).orElseGet(() -> original(data));
    }

    private Optional<Path> kept(DataSpec data) {
        String content = data.ofVideos() ? FRAMES : ImageFolder.IMAGES;
        return places.stream()
                .map(place -> place.resolve(data.folder()).resolve(content))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** The npy that is read where it is; refused if it is gone, or data are kept and not here. */
    public static Path original(DataSpec data) {
        String npy = data.file();
        BadInput.unless(
                npy != null, "The data '%s' are not on this machine; get the run with its folder 'data'.", data.name());
        // Whatever a spec says: paths of other systems, pipes and devices are none of these.
        BadInput.unless(new File(npy).isFile(), "The clips '%s' are gone; put the file back, or begin a new run.", npy);
        return Path.of(npy);
    }

    /** Of a run's folder: its own copy of such an npy. */
    public static String copied(DataSpec data) {
        return FOLDER + "/" + data.folder() + "/" + FRAMES;
    }

    /** Whether an npy has the content of the data; not read if it is as large and as old as theirs. */
    public static boolean isOf(DataSpec data, Path file) {
        boolean known = data.file() != null
                && file.toFile().length() == data.video().bytes()
                && SafeFile.time(file).toMillis() == data.video().modified();
        return known || sha256(file).equals(data.sha256());
    }

    /** @throws BadInput if not */
    public static void requireSame(DataSpec data, boolean same, Path where) {
        BadInput.unless(
                same,
                "'%s' is not what it was when '%s' was made of it; put back what was there, or begin a new run.",
                where,
                data.name());
    }

    static String sha256(Path file) {
        return SafeFile.read(file, in -> Sha256.of(in::transferTo));
    }

    /** Puts data that the program keeps into a run's folder, so that the run can be given away; links where that can be. */
    public void takeInto(DataSpec data, Path run) {
        if (data == null || data.file() != null && kept(data).isEmpty()) {
            return;
        }
        Path from = require(data).getParent();
        Path to = run.resolve(FOLDER);
        if (Files.exists(to.resolve(data.folder()))) {
            return;
        }
        new DataImport(to).keep(draft -> {
            try (Stream<Path> files = Files.list(from)) {
                for (Path file : files.toList()) {
                    link(file, draft.resolve(file.getFileName().toString()));
                }
            }
            return data;
        });
    }

    private static void link(Path file, Path to) throws IOException {
        try {
            Files.createLink(to, file);
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.copy(file, to);
        }
    }
}
