package afterimage.engine.device;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;

/** Memory of this machine or container, and what programs could still get of it, caches of files included. */
public record MachineMemory(long totalBytes, long freeBytes) {
    public static MachineMemory now() {
        if (!(ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os)) {
            long heap = Runtime.getRuntime().maxMemory();
            return new MachineMemory(heap, heap);
        }
        long total = os.getTotalMemorySize();
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac")) {
            // There "free" leaves out what the system gives back at once, which is most of it.
            return new MachineMemory(total, total);
        }
        return of(Path.of("/"), total, os.getFreeMemorySize());
    }

    /** What this process has of it, without what it shares only with the disk; empty where the system does not tell. */
    public static OptionalLong ofThisProcess() {
        return number(Path.of("/proc/self/status"), "VmRSS", 1024);
    }

    /** @param total as Java has it, which knows containers; {@code free} likewise, which counts file caches as used */
    static MachineMemory of(Path root, long total, long free) {
        OptionalLong available = number(root.resolve("proc/meminfo"), "MemAvailable", 1024);
        OptionalLong machine = number(root.resolve("proc/meminfo"), "MemTotal", 1024);
        if (available.isEmpty() || machine.isEmpty()) {
            return new MachineMemory(total, free);
        }
        if (total >= machine.getAsLong()) {
            return new MachineMemory(total, available.getAsLong());
        }
        // A container: its own limit may be nearer than the machine's.
        long cached = number(root.resolve("sys/fs/cgroup/memory.stat"), "inactive_file", 1)
                .orElse(0);
        return new MachineMemory(total, Math.min(available.getAsLong(), Math.min(total, free + cached)));
    }

    /** The number in the line of {@code key}, times {@code unit}. */
    private static OptionalLong number(Path file, String key, long unit) {
        return Hardware.value(file, key).filter(value -> value.matches("\\d{1,15}( kB)?")).stream()
                .mapToLong(value -> unit * Long.parseLong(value.replace(" kB", "")))
                .findFirst();
    }
}
