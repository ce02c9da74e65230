package afterimage.app.runs;

import afterimage.app.glossary.Texts;
import afterimage.app.home.Home;
import afterimage.app.home.Pretrained;
import afterimage.engine.BadInput;
import afterimage.engine.file.SafeFile;
import afterimage.engine.file.Trees;
import afterimage.engine.run.LossHistory;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunLock;
import afterimage.engine.trace.LossPoint;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * The user's runs on disk. Deleted ones lie in the hidden folder {@code .trash} among them, each in a folder named after
 * the millisecond it was deleted in; they are removed for good at the start of a later session, a month on. All of it may
 * be slow, so none of it belongs on the JavaFX thread.
 */
record RunLibrary(Path folder) {
    private static final String LOSSES = "loss.csv";
    private static final int MOST = 500;
    private static final Duration KEPT = Duration.ofDays(30);
    /** How much of the losses' end is read: thousands of looks, which stand behind the steps, or more until there is one. */
    private static final int[] TAIL_BYTES = {1 << 16, 1 << 20, 1 << 24};

    private Path trash() {
        return folder.resolve(".trash");
    }

    /** A copy of a model that comes with the program; the one that there is, if it was not trained on. */
    Path copyOf(Pretrained given) {
        Path own = folder.resolve(Home.folderName(given.spec().name()));
        long step = given.checkpoint().state().step();
        boolean same = RunFolder.isRun(own)
                && RunFolder.open(own).hasCheckpoint()
                && RunFolder.open(own).checkpoint().state().step() == step;
        Path free = Home.free(folder, own.getFileName().toString());
        return same ? own : given.copyTo(free).path();
    }

    /** Newest first, by when they were made; what looks like a run but cannot be read is there with its reason. */
    List<RunEntry> list() {
        return folders().stream().limit(MOST).map(RunLibrary::entry).toList();
    }

    /** The folders that look like runs, in the order of the list. */
    List<Path> folders() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            // Each time is read once: an order that changes while it is sorted by would be refused.
            Map<Path, FileTime> made = new HashMap<>();
            entries.filter(RunLibrary::looksLikeARun).forEach(run -> made.put(run, RunFolder.created(run)));
            Comparator<Path> byTime = Comparator.comparing(made::get);
            return made.keySet().stream()
                    .sorted(byTime.thenComparing(Path::getFileName).reversed())
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            IOException why = e instanceof UncheckedIOException unchecked ? unchecked.getCause() : (IOException) e;
            throw new BadInput(Texts.of("runs.no.list", folder, Texts.said(SafeFile.reason(why))), e);
        }
    }

    private static boolean looksLikeARun(Path path) {
        return !path.getFileName().toString().startsWith(".")
                && (RunFolder.isRun(path) || Files.isRegularFile(path.resolve("checkpoint.npz")));
    }

    static RunEntry entry(Path run) {
        String own = run.getFileName().toString();
        try {
            RunFolder opened = RunFolder.open(run);
            String name = Home.shownName(opened.spec().name(), run);
            if (!opened.hasCheckpoint()) {
                return new RunEntry(run, name, 0L, null, null);
            }
            LossHistory tail = tail(run.resolve(LOSSES));
            Long steps = last(tail.train(), LossPoint::step);
            return new RunEntry(run, name, steps, last(tail.heldOut(), LossPoint::loss), null);
        } catch (BadInput e) {
            return new RunEntry(run, own, null, null, Texts.said(e.getMessage()));
        }
    }

    private static <T> T last(List<LossPoint> curve, Function<LossPoint, T> what) {
        return curve.isEmpty() ? null : what.apply(curve.get(curve.size() - 1));
    }

    /** The losses' last lines, which hold both curves' ends. */
    private static LossHistory tail(Path file) {
        LossHistory tail = new LossHistory();
        try {
            SafeFile.requireFile(file);
            try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
                for (int most : TAIL_BYTES) {
                    tail = tail.train().isEmpty() ? tail(in, most) : tail;
                }
            }
        } catch (IOException | BadInput e) {
            LoggerFactory.getLogger(RunLibrary.class).info("no losses in {}", file, e);
        }
        return tail;
    }

    private static LossHistory tail(RandomAccessFile in, int most) throws IOException {
        long length = in.length();
        byte[] bytes = new byte[(int) Math.min(most, length)];
        in.seek(length - bytes.length);
        in.readFully(bytes);
        boolean cut = length > bytes.length;
        return LossHistory.ofCsv(
                new String(bytes, StandardCharsets.UTF_8).lines().skip(cut ? 1 : 0));
    }

    /** Gives a run another name; its folder stays. Returns the name before. */
    String rename(Path run, String name) {
        RunFolder opened = RunFolder.open(run);
        opened.rename(name.strip());
        return opened.spec().name();
    }

    /** Copies a run with all its files, as "NAME copy"; the copy appears whole or not at all. */
    RunEntry duplicate(Path run) {
        RunFolder opened = RunFolder.open(run);
        // A name has at most 80 letters, and " copy" is to fit.
        String before = Home.shownName(opened.spec().name(), run);
        String name = before.substring(0, Math.min(70, before.length())).strip() + " copy";
        Path target = Home.free(folder, Home.folderName(name));
        Path part = Home.free(folder, "." + target.getFileName() + ".part");
        try {
            opened.copyTo(part).rename(name);
            Files.move(part, target);
            return entry(target);
        } catch (IOException e) {
            throw new BadInput(Texts.of("runs.no.duplicate", run, Texts.said(SafeFile.reason(e))), e);
        } finally {
            Trees.deleteQuietly(part);
        }
    }

    /** Moves a run to the trash and returns where it lies. */
    Path delete(Path run) {
        RunLock.requireFree(run);
        if (!isFolder(trash()) && Files.exists(trash(), LinkOption.NOFOLLOW_LINKS)) {
            throw new BadInput(Texts.of("runs.no.trash", run, trash()));
        }
        try {
            long now = System.currentTimeMillis();
            while (Files.exists(trash().resolve(Long.toString(now)), LinkOption.NOFOLLOW_LINKS)) {
                now++;
            }
            Path place = Files.createDirectories(trash().resolve(Long.toString(now)));
            return Files.move(run, place.resolve(run.getFileName()));
        } catch (IOException e) {
            throw new BadInput(Texts.of("runs.no.delete", run, Texts.said(SafeFile.reason(e))), e);
        }
    }

    void restore(Path lies, Path run) {
        if (Files.exists(run, LinkOption.NOFOLLOW_LINKS)) {
            throw new BadInput(Texts.of("runs.no.place", run));
        }
        try {
            Files.move(lies, run);
            Files.deleteIfExists(lies.getParent());
        } catch (IOException e) {
            throw new BadInput(Texts.of("runs.no.restore", run, Texts.said(SafeFile.reason(e))), e);
        }
    }

    /** Removes for good what was deleted a month ago: runs, each alone in its folder, and nothing behind a link. */
    void emptyTrash() {
        if (!isFolder(trash())) {
            return;
        }
        long before = System.currentTimeMillis() - KEPT.toMillis();
        try (Stream<Path> entries = Files.list(trash())) {
            entries.filter(entry -> entry.getFileName().toString().matches("\\d{1,15}"))
                    .filter(entry -> Long.parseLong(entry.getFileName().toString()) < before)
                    .filter(RunLibrary::holdsJustARun)
                    .forEach(Trees::deleteQuietly);
        } catch (IOException e) {
            LoggerFactory.getLogger(RunLibrary.class).warn("the trash is not emptied", e);
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
            return all.size() == 1 && isFolder(all.get(0)) && looksLikeARun(all.get(0));
        } catch (IOException e) {
            LoggerFactory.getLogger(RunLibrary.class).warn("{} stays in the trash", entry, e);
            return false;
        }
    }
}
