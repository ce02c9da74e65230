package afterimage.engine.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** A file in the making, beside its target. Closed before it is {@link #commit}ted, nothing is left of it. */
final class Draft implements AutoCloseable {
    private static final String PART = ".part";
    /** What an interrupted write leaves is removed by a later one; within this time it may still be going on. */
    private static final Duration WRITING = Duration.ofMinutes(10);

    private final Path target;
    private final NewFolder.MadeFolders folders;
    private Path beside;
    FileChannel channel;

    /** @param making whether to make missing folders; what adds to a folder must not bring a removed one back */
    Draft(Path given, boolean making) throws IOException {
        SafeFile.requireReplaceable(given);
        target = given.toAbsolutePath();
        folders = new NewFolder.MadeFolders(target.getParent());
        try {
            if (making) {
                folders.make();
            }
            sweep();
            beside = Files.createTempFile(target.getParent(), "." + target.getFileName(), PART);
            // Temporary files are private to their owner; a finished one gets the permissions of an ordinary new file.
            if (beside.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString("rw-r--r--"));
            }
            channel = FileChannel.open(beside, StandardOpenOption.WRITE);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** The file is whole: gives it its name. */
    void commit() throws IOException {
        // A rename may reach the disk before the content does, unless that is there already.
        channel.force(true);
        channel.close();
        SafeFile.replace(beside, target);
        folders.keep();
    }

    @Override
    public void close() {
        SafeFile.closeQuietly(channel);
        deleteQuietly(beside);
        folders.close();
    }

    /** Removes what writes of the same target left that were killed. */
    private void sweep() {
        String part = Pattern.quote("." + target.getFileName()) + "\\d+" + Pattern.quote(PART);
        try (Stream<Path> siblings = Files.list(target.getParent())) {
            siblings.filter(file -> file.getFileName().toString().matches(part))
                    .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                            && SafeFile.time(file).toInstant().plus(WRITING).isBefore(Instant.now()))
                    .forEach(Draft::deleteQuietly);
        } catch (IOException | UncheckedIOException e) {
            LoggerFactory.getLogger(Draft.class).debug("not swept: {}", target.getParent(), e);
        }
    }

    static void deleteQuietly(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LoggerFactory.getLogger(Draft.class).warn("left behind: {}", file, e);
        }
    }
}
