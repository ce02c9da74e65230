package afterimage.engine.clip;

import afterimage.engine.BadInput;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
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
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** Files written beside their target and renamed, so that a reader sees the old content or the new, never a half. */
public final class SafeFile {
    private static final String PART = ".part";
    /** What an interrupted write leaves is removed by a later one; within this time it may still be going on. */
    private static final Duration WRITING = Duration.ofMinutes(10);

    private SafeFile() {}

    /** What fills the file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes {@code target} whole or leaves it as it was, even if the power fails. Missing parent folders are made.
     *
     * @throws BadInput if the path cannot be written, with the reason
     */
    public static void write(Path target, Content content) {
        Path absolute = target.toAbsolutePath();
        Path beside = null;
        try {
            beside = beside(absolute);
            try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
                content.writeTo(out);
                out.flush();
                // A rename may reach the disk before the content does, unless that is there already.
                channel.force(true);
            }
            replace(beside, absolute);
        } catch (IOException e) {
            throw new BadInput(
                    "Cannot write '" + target + "': " + whyNotWritten(e) + "; make room there or choose another place.",
                    e);
        } finally {
            deleteQuietly(beside);
        }
    }

    /**
     * Makes the file that is to become {@code target}: one of a name that nobody can foresee, so that no other writer has
     * it and no link leads from it elsewhere.
     *
     * @param target absolute; missing parent folders are made
     * @throws BadInput if it is a folder
     */
    static Path beside(Path target) throws IOException {
        BadInput.unless(!Files.isDirectory(target), "Cannot write '%s': it is a folder; name a file in it.", target);
        Files.createDirectories(target.getParent());
        sweep(target);
        Path beside = Files.createTempFile(target.getParent(), "." + target.getFileName(), PART);
        openToOthers(beside);
        return beside;
    }

    /** {@link #write} for a text file in UTF-8. */
    public static void writeText(Path target, String text) {
        write(target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Moves {@code source} over {@code target}, in one step where the file system can. */
    public static void replace(Path source, Path target) throws IOException {
        try {
            Files.move(source, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(source, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The first of {@code name}, {@code name-2}, {@code name-3} .. that does not exist in {@code parent}. */
    public static Path free(Path parent, String name) {
        Path candidate = parent.resolve(name);
        for (int n = 2; Files.exists(candidate, LinkOption.NOFOLLOW_LINKS); n++) {
            candidate = parent.resolve(name + "-" + n);
        }
        return candidate;
    }

    /**
     * Refuses what is no file of bytes: a pipe would be waited for, a device never ends.
     *
     * @throws BadInput if {@code source} exists and is not a file
     */
    public static void requireFile(Path source) {
        BadInput.unless(
                Files.isRegularFile(source) || !Files.exists(source),
                "Cannot read '%s': it is %s.",
                source,
                Files.isDirectory(source) ? "a folder" : "not a file");
    }

    /**
     * Reads a whole file of text in UTF-8.
     *
     * @param most bytes; a file may be larger than announced, or grow while it is read
     * @param kind what it should be, e.g. {@code a run spec}
     * @throws BadInput if it is larger, no plain file, not UTF-8, or cannot be read
     */
    public static String readText(Path source, int most, String kind) {
        requireFile(source);
        try (InputStream in = Files.newInputStream(source)) {
            byte[] text = in.readNBytes(most + 1);
            BadInput.unless(text.length <= most, "'%s' is too large to be %s.", source, kind);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadInput("'" + source + "' is not " + kind + ": it is not UTF-8 text.", e);
        } catch (IOException e) {
            throw new BadInput("Cannot read '" + source + "' as " + kind + ": " + reason(e) + ".", e);
        }
    }

    /**
     * Makes {@code folder} if it is missing and proves that files can be written in it, before hours of work are
     * put into something that could not be saved.
     *
     * @throws BadInput if it cannot be used
     */
    public static Path writableFolder(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".probe", null));
            return folder;
        } catch (IOException e) {
            throw new BadInput(
                    "Cannot write in the folder '" + folder + "': " + whyNotWritten(e) + "; choose another.", e);
        }
    }

    /** {@link #reason} for a file that was to be made: a missing one is then no reason, its folder is. */
    static String whyNotWritten(IOException e) {
        return e instanceof NoSuchFileException ? "nothing can be written there" : reason(e);
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
        if (e instanceof java.nio.file.FileAlreadyExistsException || e instanceof java.nio.file.NotDirectoryException) {
            return "a part of the path is a file, not a folder";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /** Temporary files are private to their owner; a finished one gets the permissions of an ordinary new file. */
    private static void openToOthers(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
        }
    }

    /** Removes what writes of {@code target} left that were killed. */
    private static void sweep(Path target) {
        String begin = "." + target.getFileName();
        try (Stream<Path> siblings = Files.list(target.getParent())) {
            siblings.filter(file -> isPart(file.getFileName().toString(), begin))
                    .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && isAbandoned(file))
                    .forEach(SafeFile::deleteQuietly);
        } catch (IOException | UncheckedIOException e) {
            org.slf4j.LoggerFactory.getLogger(SafeFile.class).debug("not swept: {}", target.getParent(), e);
        }
    }

    private static boolean isPart(String name, String begin) {
        return name.length() > begin.length() + PART.length()
                && name.startsWith(begin)
                && name.endsWith(PART)
                && name.substring(begin.length(), name.length() - PART.length()).matches("\\d+");
    }

    private static boolean isAbandoned(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant().plus(WRITING).isBefore(Instant.now());
        } catch (IOException e) {
            // Another process renames or removes it just now.
            return false;
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            org.slf4j.LoggerFactory.getLogger(SafeFile.class).warn("left behind: {}", file, e);
        }
    }
}
