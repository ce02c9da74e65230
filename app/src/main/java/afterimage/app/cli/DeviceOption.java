package afterimage.app.cli;

import afterimage.engine.BadInput;
import afterimage.engine.device.Device;
import afterimage.engine.device.SessionSettings;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

final class DeviceOption {
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

    /** The first device given that this machine has, for commands that cannot change to another. */
    SessionSettings first(PrintWriter err) {
        return settings(err).get(0);
    }

    /** As {@link #settings(PrintWriter)}, of workers by their addresses. */
    List<SessionSettings> at(List<String> workers, PrintWriter err) {
        List<String> names =
                workers.stream().distinct().map(worker -> "grpc://" + worker).toList();
        return settings(List.of(), 1, names, err);
    }

    /** All these workers as one; after a failure those that still answer, as long as some do, and once for each. */
    Iterator<SessionSettings> together(List<String> workers, PrintWriter err) {
        SessionSettings all = SessionSettings.together(at(workers, err));
        UnaryOperator<SessionSettings> left = before -> {
            try {
                return SessionSettings.together(at(workers, err));
            } catch (BadInput e) {
                LoggerFactory.getLogger(DeviceOption.class).debug("no worker is left", e);
                return null;
            }
        };
        return Stream.iterate(all, Objects::nonNull, left)
                .limit(1L + workers.size())
                .iterator();
    }

    static List<SessionSettings> settings(List<Device> here, int threads, List<String> wanted, PrintWriter err) {
        List<SessionSettings> found = new ArrayList<>();
        List<BadInput> missing = new ArrayList<>();
        for (String name : wanted) {
            try {
                found.add(SessionSettings.on(Device.named(name, here), threads));
            } catch (BadInput e) {
                missing.add(e);
            }
        }
        if (found.isEmpty()) {
            throw missing.get(0);
        }
        missing.forEach(e -> err.println(
                "afterimage: " + e.getMessage() + " Using " + found.get(0).device() + "."));
        return List.copyOf(found);
    }
}
