package afterimage.engine.run;

import afterimage.engine.BadInput;
import afterimage.engine.Excerpt;
import afterimage.engine.data.Data;
import afterimage.engine.file.NewFolder;
import afterimage.engine.file.SafeFile;
import afterimage.engine.file.Trees;
import afterimage.engine.file.ZipEntries;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    private static final Predicate<String> PARTS = Pattern.compile(
                    "run\\.json|checkpoint\\.npz|best\\.npz|loss\\.csv|watch\\.csv|data/[0-9a-f]{16}/[a-z0-9.-]+")
            .asMatchPredicate();

    /** Writes a run that is at {@code checkpoint}, also while it trains; {@code run} is its folder, null for none. */
    public static void write(RunSpec spec, Checkpoint checkpoint, Path run, Path zip) {
        SafeFile.requireReplaceable(zip);
        NewFolder.beside(zip, copy -> {
            RunFolder.create(copy, spec).save(checkpoint);
            for (String file : List.of("best.npz", "watch.csv")) {
                if (run != null && Files.exists(run.resolve(file))) {
                    Files.copy(run.resolve(file), copy.resolve(file));
                }
            }
            if (run != null && Files.isDirectory(run.resolve(Data.FOLDER))) {
                Trees.copy(run.resolve(Data.FOLDER), copy.resolve(Data.FOLDER), file -> true);
            }
            pack(copy, zip);
        });
    }

    /** Unpacks a shared run into a folder that is not there yet; nothing is left if it is none, or damaged. */
    public static RunFolder open(Path zip, Path target) {
        NewFolder.write(target, () -> RunFolder.requireNew(target, "run"), copy -> {
            unpack(zip, copy);
            RunFolder.open(copy).checkpoint();
        });
        return RunFolder.open(target);
    }

    /** What is in it is compressed already, so nothing is compressed anew. */
    private static void pack(Path folder, Path zip) {
        SafeFile.write(zip, out -> {
            ZipOutputStream packed = new ZipOutputStream(out);
            packed.setLevel(Deflater.NO_COMPRESSION);
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    String name = folder.relativize(file).toString().replace('\\', '/');
                    if (PARTS.test(name)) {
                        packed.putNextEntry(new ZipEntry(name));
                        Files.copy(file, packed);
                    }
                }
            }
            packed.finish();
        });
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
