package afterimage.engine.device;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** What the makers call this machine's processors: Linux has the names in files, Windows in its environment. */
record Hardware(Path root) {
    /** The processor's name, or its architecture where the system has no name for it. */
    String processor() {
        return value(root.resolve("proc/cpuinfo"), "model name")
                .or(() -> Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER")))
                .orElse(System.getProperty("os.arch"));
    }

    /** The GPUs' names together, as TensorFlow may count in another order; empty where NVIDIA's driver tells none. */
    Optional<String> gpu() {
        File[] found = root.resolve("proc/driver/nvidia/gpus").toFile().listFiles();
        Stream<File> gpus = Stream.ofNullable(found).flatMap(Stream::of).sorted();
        return gpus.flatMap(gpu -> value(gpu.toPath().resolve("information"), "Model").stream())
                .distinct()
                .reduce((one, other) -> one + " or " + other);
    }

    /** What stands behind {@code key}, and a colon where there is one, in the first line that begins with it. */
    static Optional<String> value(Path file, String key) {
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(key.length())
                            .replaceFirst("^\\s*:", "")
                            .strip())
                    .filter(value -> !value.isEmpty())
                    .findFirst();
        } catch (IOException | java.io.UncheckedIOException e) {
            LoggerFactory.getLogger(Hardware.class).info("no {} in {}", key, file, e);
            return Optional.empty();
        }
    }
}
