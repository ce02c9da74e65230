package afterimage.app.cli;

import afterimage.engine.BadInput;
import afterimage.engine.device.Device;
import afterimage.engine.device.SessionSettings;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

final class DeviceOption {
    private static final long PAUSE = 1_000_000_000L;

    @Option(
            names = "--device",
            paramLabel = "NAME",
            defaultValue = "CPU:0",
            split = ",",
            description = "What to compute on, see 'afterimage devices' (default CPU:0). With a second one, as in"
                    + " GPU:0,CPU, that takes over where the first is missing, full or lost. A worker's is"
                    + " grpc://HOST:PORT, or e.g. grpc://HOST:PORT/GPU:0.")
    private List<String> devices = List.of();

    @Option(names = "--threads", description = "Threads on the CPU (default: one a core).")
    private Integer threads;

    String names() {
        return String.join(",", devices);
    }

    /** The devices given, in their order, without those that are missing here, which is told; refused if all are. */
    List<SessionSettings> settings(PrintWriter err) {
        SessionSettings cpu = threads == null ? SessionSettings.cpu() : SessionSettings.cpu(threads);
        return settings(Device.list(cpu), cpu.threads(), devices, err);
    }

    /**
     * The devices given one after the other, or all workers as one step; then, once for each, those of them that answer
     * by then. If it {@code waits} there are always more.
     */
    Iterator<SessionSettings> turns(List<String> workers, boolean waits, PrintWriter err) {
        Supplier<List<SessionSettings>> found =
                workers.isEmpty() ? () -> settings(err) : () -> List.of(SessionSettings.together(at(workers, err)));
        return turns(found, waits ? Long.MAX_VALUE : workers.size(), waits, err);
    }

    /** @param more how often what answers is looked for again, at most */
    static Iterator<SessionSettings> turns(
            Supplier<List<SessionSettings>> found, long more, boolean waits, PrintWriter err) {
        Stream<SessionSettings> again =
                Stream.generate(() -> again(found, waits, err)).limit(more).takeWhile(Objects::nonNull);
        return Stream.concat(found.get().stream(), again).iterator();
    }

    /** The first of those that answer; null if none does and nobody wants to wait. */
    private static SessionSettings again(Supplier<List<SessionSettings>> found, boolean waits, PrintWriter err) {
        for (boolean isTold = false; ; isTold = true) {
            try {
                return found.get().get(0);
            } catch (BadInput e) {
                LoggerFactory.getLogger(DeviceOption.class).debug("none answers", e);
                if (!waits || Thread.currentThread().isInterrupted()) {
                    return null;
                }
                if (!isTold) {
                    err.println("afterimage: " + e.getMessage() + " Waiting for it.");
                }
                LockSupport.parkNanos(PAUSE);
            }
        }
    }

    /** The first device given that this machine has, for commands that cannot change to another. */
    SessionSettings first(PrintWriter err) {
        return settings(err).get(0);
    }

    private List<SessionSettings> at(List<String> workers, PrintWriter err) {
        List<String> names =
                workers.stream().distinct().map(worker -> "grpc://" + worker).toList();
        return settings(List.of(), 1, names, err);
    }

    static List<SessionSettings> settings(List<Device> here, int threads, List<String> wanted, PrintWriter err) {
        List<BadInput> missing = new ArrayList<>();
        List<SessionSettings> found = SessionSettings.of(wanted, here, threads, missing::add);
        missing.forEach(e -> err.println(
                "afterimage: " + e.getMessage() + " Using " + found.get(0).device() + "."));
        return found;
    }
}
