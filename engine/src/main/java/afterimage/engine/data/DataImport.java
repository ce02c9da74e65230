package afterimage.engine.data;

import afterimage.engine.BadInput;
import afterimage.engine.Excerpt;
import afterimage.engine.clip.ClipLayout;
import afterimage.engine.clip.GreyPicture;
import afterimage.engine.clip.NpyFrames;
import afterimage.engine.clip.VideoReader;
import afterimage.engine.digits.ImageFolder;
import afterimage.engine.file.NewFolder;
import afterimage.engine.file.SafeFile;
import afterimage.engine.sequence.SequenceSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Takes files and folders of a user's into the program's folder of data: IDX pairs, small pictures and drawings as
 * images that move; npy, npz, GIF, films and numbered pictures as videos.
 *
 * @param own the program's folder of data
 */
public record DataImport(Path own) {
    private static final int MOST = 100_000;
    /** Numbered pictures of so many pixels or more are the frames of a video. */
    private static final int FRAME_SIDE = 64;
    /** An npz may unpack to this many bytes, and to this many times its size: masks pack to a hundredth. */
    private static final long UNPACKED = 1L << 26;

    private static final long RATIO = 200;
    /** Beside what is kept: on Windows a mapped file stays until it no longer is. */
    private static final String ENTRY = "entry.npy";

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** What files are taken for. */
    public enum As {
        IMAGES,
        VIDEO
    }

    /**
     * What is asked for; {@code as} and {@code layout} null to tell them from the files.
     *
     * @param size of the clips' frames, pixels; what is kept of videos has it
     */
    public record Wish(String name, As as, ClipLayout layout, Cut cut, int size) {
        /** Files may have longer names than the 80 letters of data; what is called the same gets a number behind. */
        public Wish {
            name = name.substring(0, Math.min(name.length(), 75));
        }
    }

    /**
     * What shows of data before they are taken.
     *
     * @param either whether pictures are taken for images that move, or for a video's frames, and could be for the other
     * @param count of videos, 0 where that shows only when all is read, or of images
     * @param parts frames of each video of an npy, 0 for other videos; classes of pictures
     */
    public record Preview(boolean ofVideos, boolean either, int count, int parts) {}

    /** What files are: one array of clips, or videos or pictures by folder; {@code images} are those that are to move. */
    private record Found(Path array, List<List<Path>> groups, Supplier<ImageImport.Parted> images) {
        static Found in(List<Path> given, As as) {
            List<Path> files = files(given);
            List<Path> arrays = named(files, ".*\\.np[yz]");
            List<Path> idx = files.stream().filter(ImageImport::isIdx).toList();
            List<List<Path>> videos = DataImport.videos(files, as);
            BadInput.unless(arrays.size() <= 1, "Take one npy or npz file of clips, not %d.", arrays.size());
            if (!arrays.isEmpty()) {
                return new Found(arrays.get(0), null, null);
            }
            if (!idx.isEmpty()) {
                return new Found(null, List.of(), () -> ImageImport.idx(idx));
            }
            if (!videos.isEmpty()) {
                return new Found(null, videos, null);
            }
            List<Path> pictures = files.stream().filter(GreyPicture::isPicture).toList();
            BadInput.unless(
                    !pictures.isEmpty(),
                    "There are no data in %s: IDX files, npy, npz, GIF, films and PNG or JPEG pictures are read.",
                    given);
            return new Found(null, byFolder(pictures), () -> ImageImport.pictures(pictures));
        }

        boolean isPacked() {
            return array.toString().endsWith("z");
        }
    }

    /** @throws BadInput if something cannot be used; nothing is left behind then */
    public DataSpec take(List<Path> given, Wish wish) {
        Found found = Found.in(given, wish.as);
        if (found.images != null) {
            ImageImport.Parted parted = found.images.get();
            ImageFolder.Images all = parted.images();
            return keep(folder -> {
                ImageFolder.write(folder, all);
                DataSpec.Images images = new DataSpec.Images(all.side(), parted.splits());
                return new DataSpec(wish.name, all.sha256(), images, null);
            });
        }
        if (found.array == null) {
            List<Consumer<VideoReader.Sink>> all = new ArrayList<>();
            found.groups.forEach(video -> all.add(sink -> VideoReader.read(video, sink)));
            return keep(folder -> VideoImport.stored(wish.name, all, wish.cut, wish.size, folder));
        }
        return keep(folder -> found.isPacked()
                ? npz(
                        found.array,
                        wish.layout,
                        folder.resolveSibling(ENTRY),
                        frames -> VideoImport.stored(wish.name, VideoImport.clips(frames), wish.cut, wish.size, folder))
                : VideoImport.npy(wish.name, found.array, wish.layout, wish.cut));
    }

    /** The side of an npy file's frames, pixels, where they are square and no larger than a model's may be. */
    public static OptionalInt squareSide(Path npy) {
        try (NpyFrames frames = new NpyFrames(npy, ClipLayout.TIME_FIRST)) {
            return frames.height == frames.width && SequenceSpec.SIZE.holds(frames.width)
                    ? OptionalInt.of(frames.width)
                    : OptionalInt.empty();
        }
    }

    /** Shows a sink the first frames of a video as they are, or images that are to move, and says what there is. */
    public static Preview preview(List<Path> given, As as, VideoReader.Sink sink) {
        Found found = Found.in(given, as);
        if (found.images != null) {
            ImageFolder.Images all = found.images.get().images();
            for (int k = 0; k < all.count() && sink.take(all.image(k), all.side(), all.side()); k++) {}
            int files = found.groups.stream().mapToInt(List::size).sum();
            int folders = found.groups.size();
            return new Preview(false, folders > 0, folders > 0 ? files : all.count(), folders > 1 ? folders : files);
        }
        if (found.array == null) {
            VideoReader.read(found.groups.get(0), sink);
            boolean either = GreyPicture.isPicture(found.groups.get(0).get(0));
            return new Preview(true, either, found.groups.size(), 0);
        }
        if (found.isPacked()) {
            NewFolder.scratch(folder -> npz(found.array, null, folder.resolve(ENTRY), frames -> shown(frames, sink)));
            return new Preview(true, false, 0, 0);
        }
        try (NpyFrames frames = new NpyFrames(found.array, null)) {
            return shown(frames, sink);
        }
    }

    private static Preview shown(NpyFrames frames, VideoReader.Sink sink) {
        VideoImport.clips(frames).get(0).accept(sink);
        return new Preview(true, false, frames.videos, frames.frames);
    }

    private static <T> T npz(Path file, ClipLayout layout, Path entry, Function<NpyFrames, T> work) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            var arrays = zip.stream().filter(e -> e.getName().endsWith(".npy")).toList();
            String names =
                    Excerpt.of(arrays.stream().map(ZipEntry::getName).toList().toString());
            BadInput.unless(arrays.size() == 1, "'%s' must hold one array, the clips; it holds %s.", file, names);
            unpack(zip, arrays.get(0), file, entry);
            try (NpyFrames frames = new NpyFrames(entry, layout)) {
                return work.apply(frames);
            } catch (BadInput e) {
                throw new BadInput(e.getMessage().replace(entry.toString(), file.toString()), e);
            }
        } catch (IOException e) {
            throw SafeFile.notRead(file, e);
        }
    }

    private static void unpack(ZipFile zip, ZipEntry entry, Path file, Path to) throws IOException {
        long size = entry.getSize();
        BadInput.unless(
                size >= 0 && size <= UNPACKED + RATIO * Files.size(file),
                "'%s' unpacks to %,d bytes, far more than its size; if it is no zip bomb, save it with numpy.save.",
                file,
                size);
        CRC32 sum = new CRC32();
        try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), sum);
                FileChannel out = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long unpacked = out.transferFrom(Channels.newChannel(in), 0, size + 1);
            boolean whole = unpacked == size && sum.getValue() == entry.getCrc();
            BadInput.unless(whole, "'%s' is cut or damaged; save it again with numpy.savez.", file);
        }
    }

    /** A folder of its content's name, whole or not at all; the maker fills it, and says what it is. */
    DataSpec keep(SafeFile.Attempt<Path, DataSpec> maker) {
        DataSpec[] made = new DataSpec[1];
        NewFolder.beside(own.resolve("data"), draft -> {
            made[0] = maker.with(draft);
            Path target = own.resolve(made[0].folder());
            if (!Files.exists(target)) {
                Files.move(draft, target);
            }
        });
        return made[0];
    }

    /** All files, those of folders and of their folders too, in the order of the numbers in their names. */
    private static List<Path> files(List<Path> given) {
        TreeMap<String, Path> files = new TreeMap<>();
        for (Path path : given) {
            try (Stream<Path> found = Files.walk(path, 2, FileVisitOption.FOLLOW_LINKS)) {
                found.filter(Files::isRegularFile)
                        .filter(file -> !file.getFileName().toString().startsWith("."))
                        .limit(MOST + 1L)
                        .map(file -> file.toAbsolutePath().normalize())
                        .forEach(file -> files.put(byNumber(file), file));
            } catch (IOException | UncheckedIOException e) {
                throw SafeFile.notRead(
                        path, e instanceof UncheckedIOException wrapped ? wrapped.getCause() : (IOException) e);
            }
        }
        BadInput.unless(files.size() <= MOST, "There are more than %,d files in %s; take fewer.", MOST, given);
        return List.copyOf(files.values());
    }

    /** The path with its numbers as long as any, and as it is, so that no two are the same. */
    private static String byNumber(Path file) {
        return NUMBER.matcher(file.toString())
                        .replaceAll(number ->
                                "0".repeat(Math.max(0, 20 - number.group().length())) + number.group())
                + "\0" + file;
    }

    private static List<Path> named(List<Path> files, String pattern) {
        return files.stream().filter(file -> file.toString().matches(pattern)).toList();
    }

    /** Files of videos, or else the pictures of each folder; none where pictures are images that move. */
    private static List<List<Path>> videos(List<Path> files, As as) {
        List<Path> films = files.stream().filter(VideoReader::isVideo).toList();
        List<Path> pictures = films.isEmpty() && as != As.IMAGES
                ? files.stream().filter(GreyPicture::isPicture).toList()
                : List.of();
        boolean areFrames = as == As.VIDEO
                || named(pictures, ".*\\d\\.[^.]+").size() == pictures.size()
                        && !pictures.isEmpty()
                        && GreyPicture.longerSide(pictures.get(0)) >= FRAME_SIDE;
        return areFrames ? byFolder(pictures) : films.stream().map(List::of).toList();
    }

    private static List<List<Path>> byFolder(List<Path> pictures) {
        return List.copyOf(pictures.stream()
                .collect(Collectors.groupingBy(Path::getParent, LinkedHashMap::new, Collectors.toList()))
                .values());
    }
}
