package afterimage.engine.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import afterimage.engine.trace.TensorStats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchLogTest {
    private static final TensorStats.Histogram FLAT = new TensorStats.Histogram(0, 1, List.of(1, 2));
    private static final List<TensorStats> LOOK = List.of(new TensorStats(3, "encoder/0/bias", 1, 2, 3, FLAT, FLAT));

    @TempDir
    private Path run;

    private Path file() {
        return run.resolve("watch.csv");
    }

    @Test
    void aLogThatCannotBeReadToItsEndStaysAsItWas() throws IOException {
        WatchLog log = new WatchLog(run);
        log.add(LOOK);
        log.save();
        assertEquals(LOOK, log.read());
        byte[] whole = Files.readAllBytes(file());
        byte[] damaged = java.util.Arrays.copyOf(whole, whole.length + 1);
        damaged[whole.length] = (byte) 0xff;
        Files.write(file(), damaged);
        log.cutAfter(3);
        assertArrayEquals(damaged, Files.readAllBytes(file()));
        assertEquals(List.of(), log.read());
    }

    @Test
    void aLinkIsNotWrittenThroughAndAPipeIsNotWaitedFor() throws Exception {
        Path other = Files.writeString(run.resolve("other"), "mine");
        Files.createSymbolicLink(file(), other);
        WatchLog log = new WatchLog(run);
        log.add(LOOK);
        log.save();
        assertEquals("mine", Files.readString(other));
        Files.delete(file());
        assumeTrue(new ProcessBuilder("mkfifo", file().toString()).start().waitFor() == 0);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), log::save);
        Files.delete(file());
        log.save();
        assertEquals(LOOK, log.read(), "nothing was lost");
    }
}
