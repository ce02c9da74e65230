package afterimage.engine.file;

import afterimage.engine.BadInput;
import afterimage.engine.Excerpt;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.security.DigestInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/** Reads an npz strictly: memory stays within what the file's size allows, and what no whole npz has is refused. */
final class NpzReader {
    /** No single array of a model is larger than this; a file that announces more is damaged or hostile. */
    private static final long MAX_ARRAY = (1L << 31) - 8;

    private static final int MAX_ENTRIES = 1024;
    private static final int MAX_TEXT = 1 << 20;
    private static final int MAX_NAME = 200;

    private final ZipEntries zip;
    private final String file;
    private final Map<String, NpyArray> arrays = new LinkedHashMap<>();
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, String> sums = new LinkedHashMap<>();

    /** @param file what a refusal calls it */
    NpzReader(InputStream in, String file) {
        this.zip = new ZipEntries(in, file);
        this.file = file;
    }

    /** @throws BadInput with the reason, if the content is no whole npz of float32 arrays */
    NpzFile.Content read() throws IOException {
        try {
            zip.forEach(this::readEntry);
            BadInput.unless(!arrays.isEmpty(), "'%s' is not an npz file: it holds no arrays.", file);
            zip.requireEnd();
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            // The last is what names get that are not UTF-8.
            throw new BadInput("'" + file + "' is cut or damaged: " + Excerpt.of(reason(e)) + ".", e);
        } catch (OutOfMemoryError e) {
            throw new BadInput("'" + file + "' holds more than fits into this program's memory.", e);
        }
        return new NpzFile.Content(arrays, texts, new Seal(sums));
    }

    private void readEntry(String name, InputStream content) throws IOException {
        BadInput.unless(sums.size() < MAX_ENTRIES, "'%s' holds too many arrays to be a model.", file);
        BadInput.unless(isPlain(name), "'%s' holds an entry with the unsafe name '%s'.", file, Excerpt.of(name));
        BadInput.unless(!sums.containsKey(name), "'%s' holds '%s' twice.", file, name);
        String where = file + ":" + name;
        DigestInputStream in = new DigestInputStream(content, Sha256.begin());
        if (name.endsWith(".npy")) {
            NpyArray array = NpyArray.readFrom(in, MAX_ARRAY, where);
            arrays.put(name.substring(0, name.length() - ".npy".length()), array);
        } else {
            texts.put(name, text(in.readNBytes(MAX_TEXT + 1), where));
        }
        // Reading to the end makes the zip reader check the entry's CRC.
        BadInput.unless(in.read() < 0, "'%s' is longer than it says; it is damaged.", where);
        sums.put(name, Sha256.end(in.getMessageDigest()));
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

    private static String reason(Exception e) {
        return e instanceof IOException io ? SafeFile.reason(io) : String.valueOf(e.getMessage());
    }
}
