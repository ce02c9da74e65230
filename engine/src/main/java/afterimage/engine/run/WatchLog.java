package afterimage.engine.run;

import afterimage.engine.BadInput;
import afterimage.engine.clip.SafeFile;
import afterimage.engine.trace.TensorStats;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What steps did to each tensor, look by look, as {@code watch.csv}. Lines are added at each save; those of a past that
 * the run has left go when it is resumed.
 */
public final class WatchLog {
    private static final Logger LOG = LoggerFactory.getLogger(WatchLog.class);
    private static final String HEAD = "step,tensor,gradient_norm,weight_norm,update_norm,"
            + "weight_least,weight_most,weight_counts,gradient_least,gradient_most,gradient_counts\n";
    private static final int FIELDS = 11;

    private Path file;
    private final StringBuilder unsaved = new StringBuilder();

    /** @param run its folder */
    public WatchLog(Path run) {
        goOnIn(run);
    }

    final void goOnIn(Path run) {
        file = run.resolve("watch.csv");
    }

    void add(List<TensorStats> stats) {
        stats.forEach(each -> unsaved.append(line(each)));
    }

    /** A copy that another program keeps open, or a full disk, is no reason to lose the run: the lines wait. */
    void save() {
        if (unsaved.isEmpty()) {
            return;
        }
        try {
            String head = Files.exists(file) ? "" : HEAD;
            Files.writeString(file, head + unsaved, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            unsaved.setLength(0);
        } catch (IOException e) {
            LOG.warn("no lines in {} this time", file, e);
        }
    }

    /** Takes out what is after {@code step}, and a last line that is not whole. */
    void cutAfter(long step) {
        if (Files.exists(file)) {
            String kept = read().stream()
                    .filter(stats -> stats.step() <= step)
                    .map(WatchLog::line)
                    .collect(Collectors.joining());
            try {
                SafeFile.writeText(file, HEAD + kept);
            } catch (BadInput e) {
                LOG.warn("{} stays as it was", file, e);
            }
        }
    }

    /** All lines that are whole, in their order. */
    public List<TensorStats> read() {
        List<TensorStats> all = new ArrayList<>();
        if (!Files.isRegularFile(file)) {
            return all;
        }
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            lines.skip(1).forEach(line -> {
                String[] fields = line.split(",", -1);
                if (fields.length == FIELDS) {
                    addTo(all, fields);
                }
            });
        } catch (IOException | java.io.UncheckedIOException e) {
            LOG.warn("{} cannot be read", file, e);
        }
        return all;
    }

    private static void addTo(List<TensorStats> all, String[] fields) {
        try {
            all.add(new TensorStats(
                    Long.parseLong(fields[0]),
                    fields[1],
                    Double.parseDouble(fields[2]),
                    Double.parseDouble(fields[3]),
                    Double.parseDouble(fields[4]),
                    histogram(fields, 5),
                    histogram(fields, 8)));
        } catch (NumberFormatException e) {
            LOG.debug("passed over", e);
        }
    }

    private static TensorStats.Histogram histogram(String[] fields, int at) {
        List<Integer> counts =
                Arrays.stream(fields[at + 2].split(" ")).map(Integer::valueOf).toList();
        return new TensorStats.Histogram(Float.parseFloat(fields[at]), Float.parseFloat(fields[at + 1]), counts);
    }

    private static String line(TensorStats stats) {
        return String.format(
                Locale.ROOT,
                "%d,%s,%.6g,%.6g,%.6g,%s,%s\n",
                stats.step(),
                stats.name(),
                stats.gradient(),
                stats.weight(),
                stats.update(),
                text(stats.weights()),
                text(stats.gradients()));
    }

    private static String text(TensorStats.Histogram histogram) {
        StringJoiner counts = new StringJoiner(" ");
        histogram.counts().forEach(count -> counts.add(count.toString()));
        return histogram.least() + "," + histogram.most() + "," + counts;
    }
}
