package afterimage.engine.clip;

import afterimage.engine.BadInput;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Named float32 arrays in one file (NumPy's npz), optionally with texts beside them. */
public final class NpzFile {
    /** No single array of a model is larger than this; a file that announces more is damaged or hostile. */
    private static final long MAX_ARRAY = 1L << 31;

    private static final int MAX_ENTRIES = 4096;
    private static final int MAX_TEXT = 1 << 26;

    /**
     * @param arrays by name, without the suffix .npy
     * @param texts by file name, e.g. {@code checkpoint.json}
     */
    public record Content(Map<String, NpyArray> arrays, Map<String, String> texts) {}

    private NpzFile() {}

    /** Writes {@code target} whole or leaves it as it was. */
    public static void write(Path target, Map<String, NpyArray> arrays, Map<String, String> texts) {
        SafeFile.write(target, out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            // Trained floats hardly compress.
            zip.setLevel(Deflater.NO_COMPRESSION);
            for (Map.Entry<String, NpyArray> array : arrays.entrySet()) {
                zip.putNextEntry(entry(array.getKey() + ".npy"));
                array.getValue().writeTo(new FilterOutputStream(zip) {
                    @Override
                    public void write(byte[] bytes, int offset, int count) throws IOException {
                        out.write(bytes, offset, count);
                    }
                });
                zip.closeEntry();
            }
            for (Map.Entry<String, String> text : texts.entrySet()) {
                zip.putNextEntry(entry(text.getKey()));
                zip.write(text.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
            zip.finish();
        });
    }

    /**
     * @throws BadInput if the file is missing or is not a whole npz of float32 or uint8 arrays
     */
    public static Content read(Path source) {
        try (InputStream in = Files.newInputStream(source)) {
            return read(in, source.toString());
        } catch (IOException e) {
            throw new BadInput("Cannot read '" + source + "': " + SafeFile.reason(e) + ".", e);
        }
    }

    /** {@link #read(Path)} from a stream, which stays open; {@code name} is what a refusal calls it. */
    public static Content read(InputStream in, String name) throws IOException {
        Content content = new Content(new LinkedHashMap<>(), new LinkedHashMap<>());
        ZipInputStream zip = new ZipInputStream(in);
        try {
            int entries = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                BadInput.unless(++entries <= MAX_ENTRIES, "'%s' holds too many arrays to be a model.", name);
                readEntry(zip, entry.getName(), name, content);
            }
        } catch (IllegalArgumentException e) {
            throw new BadInput("'" + name + "' is damaged: " + e.getMessage() + ".", e);
        }
        BadInput.unless(!content.arrays.isEmpty(), "'%s' is not an npz file: it holds no arrays.", name);
        return content;
    }

    private static void readEntry(InputStream zip, String name, String source, Content content) throws IOException {
        String where = source + ":" + name;
        InputStream unclosed = new FilterInputStream(zip) {
            @Override
            public void close() {}
        };
        if (name.endsWith(".npy")) {
            NpyArray array = NpyArray.readFrom(unclosed, MAX_ARRAY - 8, where);
            content.arrays.put(name.substring(0, name.length() - ".npy".length()), array);
        } else {
            byte[] text = unclosed.readNBytes(MAX_TEXT);
            content.texts.put(name, new String(text, StandardCharsets.UTF_8));
        }
        // Reading to the end makes the zip reader check the entry's CRC.
        BadInput.unless(zip.read() < 0, "'%s' is longer than it says; it is damaged.", where);
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        // A fixed time makes the file a function of its content alone.
        entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
        return entry;
    }
}
