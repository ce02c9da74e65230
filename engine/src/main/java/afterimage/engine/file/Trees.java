package afterimage.engine.file;

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

    /** Folders before what is in them. */
    private static List<Path> all(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
