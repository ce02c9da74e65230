package afterimage.engine.file;

import afterimage.engine.BadInput;
import afterimage.engine.Excerpt;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;

/** Named float32 arrays in one file (NumPy's npz), optionally with texts beside them. */
public final class NpzFile {
    /** The entry of the SHA-256 of all others; unpacked, the files pass {@code sha256sum -c SHA256SUMS}. */
    private static final String SEAL = "SHA256SUMS";

    /**
     * @param arrays by name, without the suffix .npy; {@code texts} by file name, e.g. {@code checkpoint.json}
     * @param sums SHA-256 of the entries by name
     */
    public record Content(Map<String, NpyArray> arrays, Map<String, String> texts, Map<String, String> sums) {
        /** Whether the file says what it should hold. */
        public boolean isSealed() {
            return texts.containsKey(SEAL);
        }

        /** @throws BadInput if the file has no sums of its own, or names an entry that is missing, added or changed */
        public void requireSeal(String name) {
            BadInput.unless(isSealed(), "'%s' is damaged: its %s is missing.", name, SEAL);
            if (texts.get(SEAL).equals(seal(sums))) {
                return;
            }
            Set<String> should = texts.get(SEAL).lines().collect(Collectors.toSet());
            Set<String> read = seal(sums).lines().collect(Collectors.toSet());
            String first = Stream.concat(should.stream(), read.stream())
                    .filter(line -> !should.contains(line) || !read.contains(line))
                    .min(Comparator.naturalOrder())
                    .map(line -> line.substring(Math.min(line.length(), 66)))
                    .orElse(SEAL);
            throw new BadInput("'" + name + "' is damaged: '" + Excerpt.of(first)
                    + "' is not what was written (its SHA-256 differs).");
        }
    }

    /** One line an entry, in the order of names. */
    private static String seal(Map<String, String> sums) {
        return new TreeMap<>(sums)
                .entrySet().stream()
                        .filter(entry -> !entry.getKey().equals(SEAL))
                        .map(entry -> entry.getValue() + "  " + entry.getKey() + "\n")
                        .collect(Collectors.joining());
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
        return read(source, array -> true);
    }

    /** As above, keeping the arrays of some names; the others are held against their sums, and forgotten. */
    public static Content read(Path source, Predicate<String> kept) {
        return SafeFile.read(source, in -> new Reader(source.toString(), kept).read(in));
    }

    /** {@link #read(Path)} from a stream, which is read to its end and stays open; refusals call it {@code name}. */
    public static Content read(InputStream in, String name) throws IOException {
        return new Reader(name, array -> true).read(in);
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
            writeEntry(zip, SEAL, seal(sums));
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

    /** Reads an npz strictly: memory stays within what the file's size allows, and what no whole npz has is refused. */
    private record Reader(String file, Predicate<String> kept, Content all) {
        /** No single array of a model is larger than this; a file that announces more is damaged or hostile. */
        private static final long MAX_ARRAY = (1L << 31) - 8;

        private static final int MAX_ENTRIES = 1024;
        private static final int MAX_TEXT = 1 << 20;
        private static final int MAX_NAME = 200;

        /** @param file what a refusal calls it */
        Reader(String file, Predicate<String> kept) {
            this(file, kept, new Content(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>()));
        }

        /** @throws BadInput with the reason, if the content is no whole npz of float32 arrays */
        Content read(InputStream in) throws IOException {
            ZipEntries zip = new ZipEntries(in, file);
            try {
                zip.forEach(this::readEntry);
                BadInput.unless(!all.arrays.isEmpty(), "'%s' is not an npz file: it holds no arrays.", file);
                zip.requireEnd();
            } catch (ZipException | EOFException | IllegalArgumentException e) {
                // The last is what names get that are not UTF-8.
                String why = e instanceof IOException io ? SafeFile.reason(io) : String.valueOf(e.getMessage());
                throw new BadInput("'" + file + "' is cut or damaged: " + Excerpt.of(why) + ".", e);
            } catch (OutOfMemoryError e) {
                throw new BadInput("'" + file + "' holds more than fits into this program's memory.", e);
            }
            return all;
        }

        private void readEntry(String name, InputStream content) throws IOException {
            BadInput.unless(all.sums.size() < MAX_ENTRIES, "'%s' holds too many arrays to be a model.", file);
            BadInput.unless(isPlain(name), "'%s' holds an entry with the unsafe name '%s'.", file, Excerpt.of(name));
            BadInput.unless(!all.sums.containsKey(name), "'%s' holds '%s' twice.", file, name);
            String where = file + ":" + name;
            DigestInputStream in = new DigestInputStream(content, Sha256.begin());
            if (name.endsWith(".npy")) {
                String array = name.substring(0, name.length() - ".npy".length());
                if (kept.test(array)) {
                    all.arrays.put(array, NpyArray.readFrom(in, MAX_ARRAY, where));
                } else {
                    in.transferTo(OutputStream.nullOutputStream());
                }
            } else {
                all.texts.put(name, text(in.readNBytes(MAX_TEXT + 1), where));
            }
            // Reading to the end makes the zip reader check the entry's CRC.
            BadInput.unless(in.read() < 0, "'%s' is longer than it says; it is damaged.", where);
            all.sums.put(name, Sha256.end(in.getMessageDigest()));
        }

        private static String text(byte[] utf8, String where) {
            BadInput.unless(utf8.length <= MAX_TEXT, "'%s' is too long for a text about arrays.", where);
            try {
                return SafeFile.utf8(utf8);
            } catch (CharacterCodingException e) {
                throw new BadInput("'" + where + "' is damaged: it is not UTF-8 text.", e);
            }
        }

        /** A relative path of visible characters that stays below where it begins, on every system. */
        private static boolean isPlain(String name) {
            return name.length() <= MAX_NAME
                    && Excerpt.isShownAsIs(name)
                    && Stream.of(name.split("/", -1))
                            .noneMatch(part -> part.isBlank() || part.matches("\\.|\\.\\.|.*[\\\\:].*"));
        }
    }
}
