package afterimage.engine.file;

import afterimage.engine.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Named float32 arrays in one file (NumPy's npz), optionally with texts beside them. */
public final class NpzFile {
    /** @param arrays by name, without the suffix .npy; {@code texts} by file name, e.g. {@code checkpoint.json} */
    public record Content(Map<String, NpyArray> arrays, Map<String, String> texts, Seal seal) {
        /** Whether the file says what it should hold. */
        public boolean isSealed() {
            return texts.containsKey(Seal.ENTRY);
        }

        /** @throws BadInput if the file has no sums of its own, or an entry is missing, added or changed */
        public void requireSeal(String name) {
            BadInput.unless(isSealed(), "'%s' is damaged: its %s is missing.", name, Seal.ENTRY);
            seal.requireSame(texts.get(Seal.ENTRY), name);
        }
    }

    /** Writes {@code target} whole or leaves it as it was. */
    public static void write(Path target, Map<String, NpyArray> arrays, Map<String, String> texts) {
        SafeFile.write(target, out -> write(out, arrays, Set.of(), texts, false));
    }

    /** The same with the SHA-256 of every entry, by which it is known to be whole; {@code halves} in half precision. */
    public static SafeFile.Content sealed(Map<String, NpyArray> arrays, Set<String> halves, Map<String, String> texts) {
        return out -> write(out, arrays, halves, texts, true);
    }

    /** @throws BadInput if the file is missing or is not a whole npz of float32 arrays */
    public static Content read(Path source) {
        SafeFile.requireFile(source);
        try (InputStream in = Files.newInputStream(source)) {
            return read(in, source.toString());
        } catch (IOException e) {
            throw new BadInput("Cannot read '" + source + "': " + SafeFile.reason(e) + ".", e);
        }
    }

    /** {@link #read(Path)} from a stream, which is read to its end and stays open; refusals call it {@code name}. */
    public static Content read(InputStream in, String name) throws IOException {
        return new NpzReader(in, name).read();
    }

    private static void write(
            OutputStream out,
            Map<String, NpyArray> arrays,
            Set<String> halves,
            Map<String, String> texts,
            boolean isSealed)
            throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        // Trained floats hardly compress.
        zip.setLevel(Deflater.NO_COMPRESSION);
        Map<String, String> sums = new LinkedHashMap<>();
        for (Map.Entry<String, NpyArray> array : arrays.entrySet()) {
            String name = array.getKey() + ".npy";
            NpyHeader.Type type = halves.contains(array.getKey()) ? NpyHeader.Type.FLOAT16 : NpyHeader.Type.FLOAT32;
            sums.put(name, writeEntry(zip, name, to -> array.getValue().writeTo(to, type)));
        }
        for (Map.Entry<String, String> text : texts.entrySet()) {
            sums.put(text.getKey(), writeEntry(zip, text.getKey(), text.getValue()));
        }
        if (isSealed) {
            writeEntry(zip, Seal.ENTRY, new Seal(sums).text());
        }
        zip.finish();
    }

    private static String writeEntry(ZipOutputStream zip, String name, String text) throws IOException {
        return writeEntry(zip, name, to -> to.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String writeEntry(ZipOutputStream zip, String name, SafeFile.Content content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        // A fixed time makes the file a function of its content alone.
        entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        MessageDigest digest = Sha256.begin();
        content.writeTo(new DigestOutputStream(zip, digest));
        zip.closeEntry();
        return Sha256.end(digest);
    }
}
