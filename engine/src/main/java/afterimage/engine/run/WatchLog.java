package afterimage.engine.run;

import afterimage.engine.BadInput;
import afterimage.engine.Words;
import afterimage.engine.file.SafeFile;
import afterimage.engine.trace.TensorStats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What steps did to each tensor, as {@code watch.csv}; lines of a past that the run has left go when it is resumed. */
public final class WatchLog {
    private static final Logger LOG = LoggerFactory.getLogger(WatchLog.class);
    private static final String HEAD = "step,tensor,gradient_norm,weight_norm,update_norm,"
            + "weight_least,weight_most,weight_counts,gradient_least,gradient_most,gradient_counts\n";
    private static final int FIELDS = 11;
    /** Some half a million lines. */
    private static final int MAX_BYTES = 1 << 27;

    private Path file;
    private final StringBuilder unsaved = new StringBuilder();

    public WatchLog(Path run) {
        goOnIn(run);
    }

    public final void goOnIn(Path run) {
        file = run.resolve("watch.csv");
    }

    public void add(List<TensorStats> stats) {
        stats.forEach(each -> unsaved.append(line(each)));
    }

    /** A copy that another program keeps open, or a full disk, is no reason to lose the run: the lines wait. */
    public void save() {
        if (unsaved.isEmpty()) {
            return;
        }
        try {
            SafeFile.requireFile(file);
            String head = Files.exists(file) ? "" : HEAD;
            OpenOption[] atEnd = {StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS};
            Files.writeString(file, head + unsaved, atEnd);
            unsaved.setLength(0);
        } catch (IOException | BadInput e) {
            LOG.warn("no lines in {} this time", file, e);
        }
    }

    /** Takes out what is after {@code step}, and a last line that is not whole. */
    public void cutAfter(long step) {
        try {
            String kept = lines().stream()
                    .filter(stats -> stats.step() <= step)
                    .map(WatchLog::line)
                    .collect(Collectors.joining());
            if (Files.exists(file)) {
                SafeFile.writeTextInto(file, HEAD + kept);
            }
        } catch (BadInput e) {
            LOG.warn("{} stays as it was", file, e);
        }
    }

    /** All lines that are whole, in their order; none if the file cannot be read. */
    public List<TensorStats> read() {
        try {
            return lines();
        } catch (BadInput e) {
            LOG.warn("{} is not shown", file, e);
            return List.of();
        }
    }

    private List<TensorStats> lines() {
        String log = Files.exists(file) ? SafeFile.readText(file, MAX_BYTES, "a log of tensors") : "";
        Stream<String[]> all = log.lines().skip(1).map(line -> line.split(",", -1));
        return all.filter(fields -> fields.length == FIELDS)
                .flatMap(WatchLog::stats)
                .toList();
    }

    /** None for fields that are no numbers. */
    private static Stream<TensorStats> stats(String[] fields) {
        try {
            return Stream.of(new TensorStats(
                    Long.parseLong(fields[0]),
                    fields[1],
                    Double.parseDouble(fields[2]),
                    Double.parseDouble(fields[3]),
                    Double.parseDouble(fields[4]),
                    histogram(fields, 5),
                    histogram(fields, 8)));
        } catch (NumberFormatException e) {
            LOG.debug("passed over", e);
            return Stream.empty();
        }
    }

    private static TensorStats.Histogram histogram(String[] fields, int at) {
        List<Integer> counts =
                Arrays.stream(fields[at + 2].split(" ")).map(Integer::valueOf).toList();
        return new TensorStats.Histogram(Float.parseFloat(fields[at]), Float.parseFloat(fields[at + 1]), counts);
    }

    private static String line(TensorStats s) {
        return Words.of(
                "%d,%s,%.6g,%.6g,%.6g,%s,%s\n",
                s.step(), s.name(), s.gradient(), s.weight(), s.update(), text(s.weights()), text(s.gradients()));
    }

    private static String text(TensorStats.Histogram histogram) {
        String counts = histogram.counts().stream().map(String::valueOf).collect(Collectors.joining(" "));
        return histogram.least() + "," + histogram.most() + "," + counts;
    }
}
