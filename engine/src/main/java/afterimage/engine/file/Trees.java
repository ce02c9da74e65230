package afterimage.engine.file;

import afterimage.engine.BadInput;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** Folders with all that is in them. Links are not followed: what they lead to belongs to others. */
public final class Trees {
    public static void copy(Path from, Path to, Predicate<Path> wanted) throws IOException {
        for (Path path : all(from)) {
            Path target = to.resolve(from.relativize(path).toString());
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectories(target);
            } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) && wanted.test(path)) {
                Files.copy(path, target, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    /** @throws BadInput if something cannot be removed, which stays */
    public static void delete(Path root) {
        try {
            for (Path path :
                    all(root).stream().sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new BadInput("Cannot remove '" + root + "': " + SafeFile.reason(e) + ".", e);
        }
    }

    /** Removes what is there; what cannot be removed stays, and the log says so. */
    public static void deleteQuietly(Path root) {
        try {
            if (Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
                all(root).stream().sorted(Comparator.reverseOrder()).forEach(Draft::deleteQuietly);
            }
        } catch (IOException e) {
            LoggerFactory.getLogger(Trees.class).warn("left behind: {}", root, e);
        }
    }

    /** Of all files in it. */
    public static long bytes(Path root) {
        File[] inside = Files.isSymbolicLink(root) ? new File[0] : root.toFile().listFiles();
        return inside == null
                ? root.toFile().length()
                : Stream.of(inside).map(File::toPath).mapToLong(Trees::bytes).sum();
    }

    /** Folders before what is in them. */
    public static List<Path> all(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
