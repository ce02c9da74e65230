package afterimage.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.BadInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
    @TempDir
    private Path run;

    /** Another process that holds the lock until it is killed. */
    static final class Holder {
        public static void main(String[] args) throws Exception {
            RunLock.take(Path.of(args[0]));
            System.out.println("held");
            System.in.read();
        }
    }

    @Test
    void aRunIsTrainedOnceInAProcess() {
        RunLock first = RunLock.take(run);
        try {
            BadInput refused = assertThrows(BadInput.class, () -> RunLock.take(run));
            assertTrue(refused.getMessage().contains("stop it there first"), refused.getMessage());
            assertTrue(RunLock.isTaken(run));
        } finally {
            first.close();
        }
        assertFalse(RunLock.isTaken(run));
        RunLock.take(run).close();
    }

    @Test
    void aRunIsTrainedByOneProcessAndFreeAgainWhenThatIsKilled() throws Exception {
        Process other = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        run.toString())
                .start();
        try {
            assertEquals("held", other.inputReader().readLine());
            assertThrows(BadInput.class, () -> RunLock.take(run));
            assertTrue(RunLock.isTaken(run));
        } finally {
            other.destroyForcibly();
        }
        assertTrue(other.waitFor(1, TimeUnit.MINUTES));
        assertTrue(Files.exists(run.resolve(".lock")));
        assertFalse(RunLock.isTaken(run));
        RunLock.take(run).close();
    }

    @Test
    void aMissingFolderIsToldAndIsNotTaken() {
        Path missing = run.resolve("missing");
        assertThrows(BadInput.class, () -> RunLock.take(missing));
        assertFalse(RunLock.isTaken(missing));
    }
}
