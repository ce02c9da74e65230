package afterimage.engine.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.BadInput;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * What must hold when a hostile file is read.
 *
 * @param place where the file is put
 * @param around the folder whose content must stay as it is
 * @param read what is tried
 */
record Refusal(Path place, Path around, Callable<?> read) {
    private static final Duration HANGS = Duration.ofSeconds(30);
    /** All that the reading thread may allocate, added up; bombs unpack to four times as much, heads announce GB. */
    private static final long MEMORY = 16L << 20;

    private record Outcome(String message, long allocated) {}

    void require(HostileFile file) throws IOException {
        Files.write(place, file.content());
        Map<String, String> before = listing();
        Outcome outcome = assertTimeoutPreemptively(HANGS, () -> attempt(file.what()));
        String message = outcome.message;
        assertTrue(message.contains(place.toString()), message);
        assertTrue(message.length() > place.toString().length() + 15 && message.endsWith("."), message);
        assertEquals(1, message.lines().count(), message);
        assertFalse(message.contains("Exception") || message.contains("null") || message.contains("java."), message);
        assertTrue(outcome.allocated <= MEMORY, () -> file.what() + " took " + outcome.allocated + " bytes");
        assertEquals(before, listing());
    }

    private Outcome attempt(String what) throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        try {
            Object made = read.call();
            throw new AssertionError(what + " was not refused but read as " + made);
        } catch (BadInput refused) {
            return new Outcome(refused.getMessage(), threads.getCurrentThreadAllocatedBytes() - before);
        }
    }

    /** Every file and folder around with its time and content. */
    private Map<String, String> listing() throws IOException {
        Map<String, String> listing = new TreeMap<>();
        try (Stream<Path> all = Files.walk(around)) {
            for (Path path : all.toList()) {
                String content =
                        Files.isDirectory(path) ? "" : " " + java.util.Arrays.hashCode(Files.readAllBytes(path));
                listing.put(path.toString(), Files.getLastModifiedTime(path) + content);
            }
        }
        return listing;
    }
}
