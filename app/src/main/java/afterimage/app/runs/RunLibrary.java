package afterimage.app.runs;

import afterimage.app.home.Home;
import afterimage.app.home.Pretrained;
import afterimage.app.session.RunName;
import afterimage.engine.BadInput;
import afterimage.engine.file.SafeFile;
import afterimage.engine.file.Trees;
import afterimage.engine.run.LossHistory;
import afterimage.engine.run.RunFolder;
import afterimage.engine.trace.LossPoint;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** The user's runs on disk. All of it may be slow, so none of it belongs on the JavaFX thread. */
final class RunLibrary {
    private static final String LOSSES = "loss.csv";
    private static final int MOST = 500;
    /** How much of the losses' end is read: thousands of looks, which stand behind the steps, or more until there is one. */
    private static final int[] TAIL_BYTES = {1 << 16, 1 << 20, 1 << 24};

    private final Path folder;

    RunLibrary(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** A copy of a model that comes with the program; the one that there is, if it was not trained on. */
    Path copyOf(Pretrained given) {
        Path own = folder.resolve(Home.folderName(given.spec().name()));
        boolean same = RunFolder.isRun(own)
                && RunFolder.open(own).hasCheckpoint()
                && RunFolder.open(own).checkpoint().state().step()
                        == given.checkpoint().state().step();
        return same
                ? own
                : given.copyTo(Home.free(folder, own.getFileName().toString())).path();
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
            throw new BadInput("The runs in '" + folder + "' cannot be listed: " + reason(e) + ".", e);
        }
    }

    private static String reason(Exception e) {
        return SafeFile.reason(e instanceof UncheckedIOException unchecked ? unchecked.getCause() : (IOException) e);
    }

    static boolean looksLikeARun(Path path) {
        return !path.getFileName().toString().startsWith(".")
                && (RunFolder.isRun(path) || Files.isRegularFile(path.resolve("checkpoint.npz")));
    }

    static RunEntry entry(Path run) {
        String own = run.getFileName().toString();
        try {
            RunFolder opened = RunFolder.open(run);
            String name = RunName.shown(opened.spec().name(), run);
            if (!opened.hasCheckpoint()) {
                return new RunEntry(run, name, 0L, null, null);
            }
            LossHistory tail = tail(run.resolve(LOSSES));
            Long steps =
                    tail.train().isEmpty() ? null : (Long) last(tail.train()).step();
            return new RunEntry(
                    run,
                    name,
                    steps,
                    tail.heldOut().isEmpty() ? null : last(tail.heldOut()).loss(),
                    null);
        } catch (BadInput e) {
            return new RunEntry(run, own, null, null, e.getMessage());
        }
    }

    private static LossPoint last(List<LossPoint> curve) {
        return curve.get(curve.size() - 1);
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
        String name = shortened(RunName.shown(opened.spec().name(), run)) + " copy";
        Path target = Home.free(folder, Home.folderName(name));
        Path part = Home.free(folder, "." + target.getFileName() + ".part");
        try {
            opened.copyTo(part).rename(name);
            Files.move(part, target);
            return entry(target);
        } catch (IOException e) {
            throw new BadInput("'" + run + "' cannot be duplicated: " + SafeFile.reason(e) + ".", e);
        } finally {
            Trees.deleteQuietly(part);
        }
    }

    /** A name has at most 80 letters, and " copy" is to fit. */
    private static String shortened(String name) {
        return name.length() <= 70 ? name : name.substring(0, 70).strip();
    }
}
