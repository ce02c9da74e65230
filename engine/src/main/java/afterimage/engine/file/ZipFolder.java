package afterimage.engine.file;

import afterimage.engine.BadInput;
import afterimage.engine.Excerpt;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A folder as one file, to be given away. What is in it is compressed already, so nothing is compressed anew. */
public final class ZipFolder {
    private ZipFolder() {}

    /** @param wanted files, by their paths in the folder with slashes */
    public static void pack(Path folder, Path zip, Predicate<String> wanted) {
        SafeFile.write(zip, out -> {
            ZipOutputStream packed = new ZipOutputStream(out);
            packed.setLevel(Deflater.NO_COMPRESSION);
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    String name = folder.relativize(file).toString().replace('\\', '/');
                    if (wanted.test(name)) {
                        packed.putNextEntry(new ZipEntry(name));
                        Files.copy(file, packed);
                    }
                }
            }
            packed.finish();
        });
    }

    /** Unpacks into a folder that is there what has only {@code wanted} entries, and is whole and no bomb. */
    public static void unpack(Path zip, Path folder, Predicate<String> wanted) {
        SafeFile.requireFile(zip);
        try (InputStream in = Files.newInputStream(zip)) {
            PackedInput packed = new PackedInput(in);
            ZipInputStream entries = new ZipInputStream(packed);
            long unpacked = 0;
            int count = 0;
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                BadInput.unless(
                        wanted.test(entry.getName()),
                        "'%s' is not a shared run: it holds '%s'.",
                        zip,
                        Excerpt.of(entry.getName()));
                UnpackedInput content = new UnpackedInput(entries, unpacked, () -> packed.count, zip.toString());
                Path target = folder.resolve(entry.getName());
                Files.createDirectories(target.getParent());
                Files.copy(content, target);
                unpacked = content.unpacked;
                count++;
            }
            BadInput.unless(count > 0, "'%s' is not a shared run: it is no zip, or empty.", zip);
            packed.requireEnd(count, zip.toString());
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw new BadInput("'" + zip + "' is cut or damaged; get it again.", e);
        } catch (IOException e) {
            throw new BadInput("Cannot unpack '" + zip + "': " + SafeFile.reason(e) + ".", e);
        }
    }
}
