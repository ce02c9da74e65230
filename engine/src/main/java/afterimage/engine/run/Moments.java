package afterimage.engine.run;

import afterimage.engine.BadInput;
import afterimage.engine.Words;
import afterimage.engine.file.SafeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Past checkpoints of a run, whole, as {@code moments/step-000001234.npz}. A moment is a second name of a checkpoint file
 * (a hard link), which is never written again: keeping one costs no time, only the room that its file then keeps. Moments
 * are an extra: that one cannot be kept is no failure of the run.
 *
 * @param mostBytes all together
 */
public record Moments(Path run, int most, long mostBytes) {
    static final int MOST = 60;
    static final long MOST_BYTES = 1_000_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(Moments.class);
    private static final Pattern NAME = Pattern.compile("step-(\\d{9,18})\\.npz");
    /** The first, the last and one between; fewer are no history. */
    private static final int FEWEST = 3;
    /** More checkpoints than this share of the room are few. */
    private static final int MANY = 8;
    /** So many more checkpoints the disk must have room for: the run's own saves go first. */
    private static final int SPARE = 4;

    /** Whether a step is 1, 2 or 5 times a power of ten: the film of a run has to have its first shapes. */
    public static boolean isMilestone(long step) {
        return Long.toString(step).matches("[125]0*");
    }

    private Path folder() {
        return run.resolve("moments");
    }

    /** Steps of all moments, ascending; whether they are whole shows when they are read. */
    NavigableSet<Long> steps() {
        return sizes().navigableKeySet();
    }

    Path file(long step) {
        return folder().resolve(Words.of("step-%09d.npz", step));
    }

    /**
     * Keeps the checkpoint of a step. Later moments are of a past that the run has left, e.g. because its newest
     * checkpoints were damaged, and go.
     */
    void keep(Path checkpoint, long step) {
        try {
            long size = Files.size(checkpoint);
            if (room(size) < FEWEST || isDiskShort(size)) {
                return;
            }
            TreeMap<Long, Long> sizes = sizes();
            for (long later : List.copyOf(sizes.tailMap(step).keySet())) {
                remove(later, sizes);
            }
            while (sizes.size() >= 2
                    && (sizes.size() >= most || size + sizes.values().stream().reduce(0L, Long::sum) > mostBytes)) {
                remove(leastMissed(List.copyOf(sizes.keySet()), step, room(size) / 2), sizes);
            }
            place(checkpoint, step);
        } catch (IOException | UncheckedIOException | BadInput e) {
            LOG.warn("the moment of step {} is not kept", step, e);
        }
    }

    /** Takes the moments of another run up to a step; those that cannot be had are missing. */
    void takeFrom(Moments other, long upTo) {
        for (long step : other.steps()) {
            try {
                if (step <= upTo && !Files.exists(file(step)) && !isDiskShort(Files.size(other.file(step)))) {
                    place(other.file(step), step);
                }
            } catch (IOException | BadInput e) {
                LOG.warn("the moment of step {} is not copied", step, e);
            }
        }
    }

    /** One sentence where there is room for few checkpoints of this size only; bytes. */
    Optional<String> note(long size) {
        long room = room(size);
        if (room >= MANY) {
            return Optional.empty();
        }
        return Optional.of("A checkpoint of this run has " + Words.bytes(size) + " and a run keeps at most "
                + Words.bytes(mostBytes) + " of saved moments, so "
                + (room < FEWEST ? "none is kept." : "only " + room + " are kept."));
    }

    /**
     * Which one to give up: after it, gaps still grow with the square root of their age. Milestones stay while they are no
     * more than so many; then the one goes whose neighbours among them are nearest by their ratio. The first and last stay.
     */
    static long leastMissed(List<Long> steps, long now, long milestones) {
        List<Long> early = steps.stream().filter(Moments::isMilestone).toList();
        boolean crowded = early.size() > milestones;
        List<Long> line = crowded ? early : steps;
        int least = 1;
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 1; i < line.size(); i++) {
            double before = line.get(i - 1);
            double after = i + 1 < line.size() ? line.get(i + 1) : now;
            double gap = crowded ? after / before : (after - before) / Math.sqrt(now - line.get(i));
            if (gap < smallest && isMilestone(line.get(i)) == crowded) {
                smallest = gap;
                least = i;
            }
        }
        return line.get(least);
    }

    private long room(long size) {
        return Math.min(most, mostBytes / Math.max(1, size));
    }

    private boolean isDiskShort(long size) throws IOException {
        return run.toFile().getUsableSpace() < SPARE * size;
    }

    private void place(Path checkpoint, long step) throws IOException {
        if (!isOwn()) {
            Files.createDirectory(folder());
        }
        try {
            Files.createLink(file(step), checkpoint);
        } catch (IOException | UnsupportedOperationException e) {
            LOG.debug("{} cannot have a second name", checkpoint, e);
            SafeFile.writeInto(file(step), out -> Files.copy(checkpoint, out));
        }
    }

    private void remove(long step, TreeMap<Long, Long> sizes) throws IOException {
        Files.deleteIfExists(file(step));
        sizes.remove(step);
    }

    /** A link may lead to the moments of another run, which are not to be touched. */
    private boolean isOwn() {
        return Files.isDirectory(folder(), LinkOption.NOFOLLOW_LINKS);
    }

    /** Bytes of each moment by its step. */
    private TreeMap<Long, Long> sizes() {
        TreeMap<Long, Long> sizes = new TreeMap<>();
        if (!isOwn()) {
            return sizes;
        }
        try (Stream<Path> files = Files.list(folder())) {
            for (Path file : files.toList()) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches() && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    sizes.put(Long.parseLong(name.group(1)), Files.size(file));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("the moments in {} cannot be listed", folder(), e);
        }
        return sizes;
    }
}
