package afterimage.app.runs;

import afterimage.engine.BadInput;
import afterimage.engine.file.SafeFile;
import afterimage.engine.file.Trees;
import afterimage.engine.run.RunLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * Deleted runs, in the hidden folder {@code .trash} among the runs: each lies in a folder named after the millisecond it
 * was deleted in. They are removed for good at the start of a later session, a month on.
 */
final class RunTrash {
    private static final Duration KEPT = Duration.ofDays(30);

    private final Path trash;

    RunTrash(Path runs) {
        trash = runs.resolve(".trash");
    }

    /** Moves a run here and returns where it lies. */
    Path put(Path run) {
        RunLock.requireFree(run);
        BadInput.unless(
                isFolder(trash) || !Files.exists(trash, LinkOption.NOFOLLOW_LINKS),
                "'%s' cannot be deleted: '%s', where it would go, is a file or a link; remove that first.",
                run,
                trash);
        try {
            long now = System.currentTimeMillis();
            while (Files.exists(trash.resolve(Long.toString(now)), LinkOption.NOFOLLOW_LINKS)) {
                now++;
            }
            Path place = Files.createDirectories(trash.resolve(Long.toString(now)));
            return Files.move(run, place.resolve(run.getFileName()));
        } catch (IOException e) {
            throw new BadInput("'" + run + "' cannot be deleted: " + SafeFile.reason(e) + ".", e);
        }
    }

    /** Brings a run back to where it was. */
    void restore(Path lies, Path run) {
        BadInput.unless(
                !Files.exists(run, LinkOption.NOFOLLOW_LINKS),
                "'%s' cannot come back: there is another of that name now.",
                run);
        try {
            Files.move(lies, run);
            Files.deleteIfExists(lies.getParent());
        } catch (IOException e) {
            throw new BadInput("'" + run + "' cannot come back: " + SafeFile.reason(e) + ".", e);
        }
    }

    /** Removes for good what was deleted a month ago: runs, each alone in its folder, and nothing behind a link. */
    void empty() {
        if (!isFolder(trash)) {
            return;
        }
        long before = System.currentTimeMillis() - KEPT.toMillis();
        try (Stream<Path> entries = Files.list(trash)) {
            entries.filter(entry -> entry.getFileName().toString().matches("\\d{1,15}"))
                    .filter(entry -> Long.parseLong(entry.getFileName().toString()) < before)
                    .filter(RunTrash::holdsJustARun)
                    .forEach(Trees::deleteQuietly);
        } catch (IOException e) {
            LoggerFactory.getLogger(RunTrash.class).warn("the trash is not emptied", e);
        }
    }

    private static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean holdsJustARun(Path entry) {
        if (!isFolder(entry)) {
            return false;
        }
        try (Stream<Path> inside = Files.list(entry)) {
            List<Path> all = inside.toList();
            return all.size() == 1 && isFolder(all.get(0)) && RunLibrary.looksLikeARun(all.get(0));
        } catch (IOException e) {
            LoggerFactory.getLogger(RunTrash.class).warn("{} stays in the trash", entry, e);
            return false;
        }
    }
}
