package afterimage.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
    @TempDir
    private Path run;

    /** Another process that asks for the lock and, if it gets it, holds it until it is killed. */
    static final class Holder {
        public static void main(String[] args) throws Exception {
            try {
                RunLock.take(Path.of(args[0]));
                System.out.println("held");
                System.in.read();
            } catch (BadInput e) {
                System.out.println("refused");
            }
        }
    }

    private static Process other(Path run) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        run.toString())
                .start();
    }

    private static void assertRefusedToOthers(Path run) throws IOException {
        Process other = other(run);
        try {
            assertEquals("refused", other.inputReader().readLine());
        } finally {
            other.destroyForcibly();
        }
    }

    private static BadInput refused(Path run) {
        return assertThrows(BadInput.class, () -> RunLock.take(run));
    }

    @Test
    void aRunIsTrainedOnceInAProcess() {
        RunLock first = RunLock.take(run);
        try {
            BadInput refused = refused(run);
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
        Process other = other(run);
        try {
            assertEquals("held", other.inputReader().readLine());
            refused(run);
            assertTrue(RunLock.isTaken(run));
        } finally {
            other.destroyForcibly();
        }
        assertTrue(other.waitFor(1, TimeUnit.MINUTES));
        assertTrue(Files.exists(run.resolve(".lock")));
        assertFalse(RunLock.isTaken(run));
        RunLock.take(run).close();
    }

    /** Any channel that this process closes on the lock's file would give it up, under whatever name it was opened. */
    @Test
    void aCopyOfTheRunLeavesTheLockAlone() throws IOException {
        RunFolder folder = RunFolder.create(run.resolve("run"), Presets.named(Presets.QUICK_START));
        try (RunLock lock = RunLock.take(folder.path())) {
            Files.createLink(folder.path().resolve("second name"), folder.path().resolve(".lock"));
            Files.createSymbolicLink(folder.path().resolve("link"), Path.of(".lock"));
            Files.createDirectories(folder.path().resolve("notes"));
            Files.writeString(folder.path().resolve("notes/today.txt"), "mine");
            RunFolder copy = folder.copyTo(run.resolve("copy"));
            assertEquals("mine", Files.readString(copy.path().resolve("notes/today.txt")));
            assertTrue(lock.holds());
            assertRefusedToOthers(folder.path());
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no folder is moved there while a file in it is open")
    void aFolderThatWasMovedIsStillLockedAndSoKnownUnderItsNewName() throws IOException {
        Path before = Files.createDirectory(run.resolve("before"));
        try (RunLock lock = RunLock.take(before)) {
            Path after = Files.move(before, run.resolve("after"));
            assertFalse(lock.holds());
            refused(after);
            assertTrue(RunLock.isTaken(after));
            assertRefusedToOthers(after);
            Files.createDirectory(before);
            RunLock.take(before).close();
            assertFalse(lock.holds(), "another folder took its place");
        }
    }

    @Test
    void aLockThatIsNoPlainFileIsNeitherFollowedNorWaitedFor() throws IOException {
        Path elsewhere = Files.writeString(run.resolve("elsewhere"), "");
        Path linked = Files.createDirectory(run.resolve("linked"));
        Files.createSymbolicLink(linked.resolve(".lock"), elsewhere);
        assertTrue(refused(linked).getMessage().contains("is not a plain file"));
        assertFalse(RunLock.isTaken(linked));
    }

    @Test
    void whereNothingCanBeLockedTheRunTrainsAndThatIsSaid() {
        try (RunLock lock = RunLock.take(run, "run", channel -> {
            throw new IOException("No locks available");
        })) {
            String note = lock.note().orElseThrow();
            assertTrue(note.contains(run.getFileName().toString()) && note.contains("No locks available"), note);
            refused(run);
        }
        try (RunLock lock = RunLock.take(run)) {
            assertTrue(lock.note().isEmpty());
        }
    }

    @Test
    void aRunThatIsBeingTrainedIsNeitherRenamedNorBegunAnew() {
        RunFolder folder = RunFolder.create(run, Presets.named(Presets.QUICK_START));
        try (RunLock lock = RunLock.take(run)) {
            assertTrue(lock.holds());
            assertThrows(BadInput.class, () -> folder.rename("Other"));
            assertThrows(BadInput.class, () -> RunFolder.create(run, folder.spec()));
        }
        assertEquals("Other", folder.rename("Other").spec().name());
    }

    @Test
    void aMissingFolderIsToldAndIsNotTaken() {
        Path missing = run.resolve("missing");
        refused(missing);
        assertFalse(RunLock.isTaken(missing));
    }
}
