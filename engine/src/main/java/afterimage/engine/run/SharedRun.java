package afterimage.engine.run;

import afterimage.engine.BadInput;
import afterimage.engine.Excerpt;
import afterimage.engine.data.Data;
import afterimage.engine.data.DataSpec;
import afterimage.engine.file.NewFolder;
import afterimage.engine.file.SafeFile;
import afterimage.engine.file.ZipEntries;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;

/** A run as one file, with all it takes to look at it and to train it on exactly, its data too; without its moments. */
public final class SharedRun {
    public static final String ENDING = ".afterimage";
    /** Bytes of clips of an npy: what people still hand on, and half of what a zip holds without extensions. */
    private static final long MOST_CLIPS = 1L << 31;

    private static final Predicate<String> PARTS = Pattern.compile(
                    "run\\.json|checkpoint\\.npz|best\\.npz|loss\\.csv|watch\\.csv|data/[0-9a-f]{16}/[a-z0-9.-]+")
            .asMatchPredicate();

    /** Writes a run that is at {@code checkpoint}, also while it trains; {@code run} is its folder, null for none. */
    public static void write(RunSpec spec, Checkpoint checkpoint, Path run, Path zip) {
        SafeFile.requireReplaceable(zip);
        NewFolder.beside(zip, copy -> {
            Map<String, Path> parts = new LinkedHashMap<>();
            RunFolder.create(copy, spec).save(checkpoint);
            addParts(parts, copy, "");
            for (String own : run == null ? List.<String>of() : List.of("best.npz", "watch.csv", Data.FOLDER)) {
                addParts(parts, run, own);
            }
            DataSpec data = spec.data();
            if (data != null && data.file() != null) {
                requireClips(data, parts.computeIfAbsent(Data.copied(data), name -> Data.original(data)));
            }
            pack(parts, zip);
        });
    }

    private static void requireClips(DataSpec data, Path clips) throws IOException {
        BadInput.unless(
                Files.size(clips) <= MOST_CLIPS,
                "The clips '%s' are larger than the 2 GB that go along in one file; give the run's folder instead, and that"
                        + " file in it as '%s'.",
                clips,
                Data.copied(data));
        Data.requireSame(data, Data.isOf(data, clips), clips);
    }

    /** Adds a file of a run's, or all in a folder of its, unless a shared run has no such parts. */
    private static void addParts(Map<String, Path> parts, Path run, String own) throws IOException {
        if (!Files.exists(run.resolve(own))) {
            return;
        }
        try (Stream<Path> files = Files.walk(run.resolve(own))) {
            for (Path file : files.sorted().toList()) {
                String name = run.relativize(file).toString().replace('\\', '/');
                if (PARTS.test(name) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    parts.put(name, file);
                }
            }
        }
    }

    /** What is in it is compressed already, or read at random, so nothing is compressed anew. */
    private static void pack(Map<String, Path> parts, Path zip) {
        SafeFile.write(zip, out -> {
            ZipOutputStream packed = new ZipOutputStream(out);
            packed.setLevel(Deflater.NO_COMPRESSION);
            for (Map.Entry<String, Path> part : parts.entrySet()) {
                packed.putNextEntry(new ZipEntry(part.getKey()));
                Files.copy(part.getValue(), packed);
            }
            packed.finish();
        });
    }

    /** Unpacks a shared run into a folder that is not there yet; nothing is left if it is none, damaged, or without clips. */
    public static RunFolder open(Path zip, Path target) {
        NewFolder.write(target, () -> RunFolder.requireNew(target, "run"), copy -> {
            unpack(zip, copy);
            RunFolder run = RunFolder.open(copy);
            run.checkpoint();
            DataSpec data = run.spec().data();
            if (data != null && data.file() != null) {
                requireWhole(zip, data, copy.resolve(Data.copied(data)));
            }
        });
        return RunFolder.open(target);
    }

    private static void requireWhole(Path zip, DataSpec data, Path own) throws IOException {
        boolean there = Files.exists(own);
        BadInput.unless(
                there || new File(data.file()).isFile(),
                "'%s' comes without the clips that it was trained on, '%s'; ask for a new one, or for that file.",
                zip,
                data.file());
        if (there) {
            BadInput.unless(Data.isOf(data, own), "'%s' is cut or damaged; get it again.", zip);
            // So that it need not be read once more whenever the run is opened.
            Files.setLastModifiedTime(own, FileTime.fromMillis(data.video().modified()));
        }
    }

    /** Unpacks into a folder that is there what holds nothing else, and is whole and no bomb. */
    private static void unpack(Path zip, Path folder) {
        SafeFile.requireFile(zip);
        try (InputStream in = Files.newInputStream(zip)) {
            ZipEntries entries = new ZipEntries(in, zip.toString());
            int count = entries.forEach((name, content) -> {
                BadInput.unless(PARTS.test(name), "'%s' is not a shared run: it holds '%s'.", zip, Excerpt.of(name));
                Path target = folder.resolve(name);
                Files.createDirectories(target.getParent());
                Files.copy(content, target);
            });
            BadInput.unless(count > 0, "'%s' is not a shared run: it is no zip, or empty.", zip);
            entries.requireEnd();
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw new BadInput("'" + zip + "' is cut or damaged; get it again.", e);
        } catch (IOException e) {
            throw new BadInput("Cannot unpack '" + zip + "': " + SafeFile.reason(e) + ".", e);
        }
    }
}
