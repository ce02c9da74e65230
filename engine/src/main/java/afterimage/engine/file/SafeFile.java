package afterimage.engine.file;

import afterimage.engine.BadInput;
import afterimage.engine.NotWritten;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.LoggerFactory;

/** Files written beside their target and renamed, so that a reader sees the old content or the new, never a half. */
public final class SafeFile {
    /** Gives a file its bytes; called once, and nothing is changed where it throws. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes whole or leaves what was there, even if the power fails; missing folders are made. */
    public static void write(Path target, Content content) {
        write(target, content, true);
    }

    /** {@link #write} into a folder that is there: if it was removed meanwhile, it is not made again. */
    public static void writeInto(Path target, Content content) {
        write(target, content, false);
    }

    private static void write(Path target, Content content, boolean making) {
        try (Draft draft = new Draft(target, making);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(draft.channel), 1 << 16)) {
            content.writeTo(out);
            out.flush();
            draft.commit();
        } catch (IOException e) {
            throw notWritten(target, e);
        }
    }

    /** Refuses to write where there is no file of bytes: a pipe or a device would be gone, and who waits there, wait on. */
    public static void requireReplaceable(Path target) {
        BadInput.unless(!Files.isDirectory(target), "Cannot write '%s': it is a folder; name a file in it.", target);
        BadInput.unless(
                Files.isRegularFile(target) || !Files.exists(target), "Cannot write '%s': it is not a file.", target);
    }

    public static void writeText(Path target, String text) {
        write(target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    public static void writeTextInto(Path target, String text) {
        writeInto(target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Moves {@code source} over {@code target}, in one step where the file system can. */
    public static void replace(Path source, Path target) throws IOException {
        for (int left = 20; ; left--) {
            try {
                Files.move(source, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return;
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(source, target, StandardCopyOption.REPLACE_EXISTING);
                return;
            } catch (FileSystemException e) {
                // Windows moves and replaces nothing that somebody reads, which mostly is over in a moment.
                if (left == 0 || Files.notExists(source)) {
                    throw e;
                }
                LockSupport.parkNanos(50_000_000);
            }
        }
    }

    /** A name as a folder's on all systems: lower case, words joined by hyphens; empty without any letter or digit. */
    public static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    /** The first of {@code name}, {@code name-2}, {@code name-3} .. that does not exist in {@code parent}. */
    public static Path free(Path parent, String name) {
        Path candidate = parent.resolve(name);
        for (int n = 2; Files.exists(candidate, LinkOption.NOFOLLOW_LINKS); n++) {
            candidate = parent.resolve(name + "-" + n);
        }
        return candidate;
    }

    /** Refuses what exists and is no file of bytes: a pipe would be waited for, a device never ends. */
    public static void requireFile(Path source) {
        BadInput.unless(
                Files.isRegularFile(source) || !Files.exists(source),
                "Cannot read '%s': it is %s.",
                source,
                Files.isDirectory(source) ? "a folder" : "not a file");
    }

    /** Makes something of what it is given, and may fail as files do. */
    @FunctionalInterface
    public interface Attempt<S, T> {
        T with(S given) throws IOException;
    }

    /** @throws BadInput if it is no file of bytes, or cannot be read */
    public static <T> T read(Path source, Attempt<InputStream, T> reading) {
        requireFile(source);
        try (InputStream in = Files.newInputStream(source)) {
            return reading.with(in);
        } catch (IOException e) {
            throw notRead(source, e);
        }
    }

    /** The refusal of a file or folder that could not be read. */
    public static BadInput notRead(Object source, IOException e) {
        return new BadInput("Cannot read '" + source + "': " + reason(e) + ".", e);
    }

    /** Reads text in UTF-8 of at most so many bytes, as a file may grow; {@code kind} is e.g. {@code a run spec}. */
    public static String readText(Path source, int most, String kind) {
        requireFile(source);
        try (InputStream in = Files.newInputStream(source)) {
            byte[] text = in.readNBytes(most + 1);
            BadInput.unless(text.length <= most, "'%s' is too large to be %s.", source, kind);
            String read = utf8(text);
            // Some editors begin a file with a byte order mark.
            return read.startsWith("\uFEFF") ? read.substring(1) : read;
        } catch (CharacterCodingException e) {
            throw new BadInput("'" + source + "' is not " + kind + ": it is not UTF-8 text.", e);
        } catch (IOException e) {
            throw new BadInput("Cannot read '" + source + "' as " + kind + ": " + reason(e) + ".", e);
        }
    }

    static String utf8(byte[] text) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
    }

    /** Makes the folder if need be and proves that files can be written there, before hours of work are put into it. */
    public static Path writableFolder(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".probe", null));
            return folder;
        } catch (IOException e) {
            throw notWritten(folder, e);
        }
    }

    /** Closes what is open; that this did not work is for the log alone. */
    public static void closeQuietly(Closeable open) {
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            LoggerFactory.getLogger(SafeFile.class).warn("not closed: {}", open, e);
        }
    }

    /** When a file was last written; 1970 where that cannot be told. */
    public static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            LoggerFactory.getLogger(SafeFile.class).debug("no time of {}", file, e);
            return FileTime.fromMillis(0);
        }
    }

    /** The refusal of a file that could not be written. */
    public static BadInput notWritten(Path target, IOException e) {
        // Nothing could be made there: that the file is missing is then no reason, its folder is.
        String why = e instanceof NoSuchFileException ? "nothing can be written there" : reason(e);
        return notWritten("Cannot write '" + target + "': " + why + "; make room there or choose another place.", e);
    }

    /** A place that cannot be used at all is bad input; one that has failed is not. */
    public static BadInput notWritten(String sentence, IOException e) {
        boolean failed = !(e instanceof FileSystemException) || reason(e).matches(".*(space|quota|input/output).*");
        return failed ? new NotWritten(sentence, e) : new BadInput(sentence, e);
    }

    /** The reason of a failed file operation in words, without the path that the caller names anyway. */
    public static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (e instanceof EOFException) {
            return "it ends early";
        }
        if (e instanceof FileSystemException f && f.getReason() != null) {
            return f.getReason().toLowerCase(java.util.Locale.ROOT);
        }
        if (e instanceof java.nio.file.DirectoryNotEmptyException) {
            return "there is something in it";
        }
        if (e instanceof java.nio.file.FileAlreadyExistsException || e instanceof java.nio.file.NotDirectoryException) {
            return "a part of the path is a file, not a folder";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
