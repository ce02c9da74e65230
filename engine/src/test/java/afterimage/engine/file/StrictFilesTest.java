package afterimage.engine.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** That the file system the others are tried on refuses what it is meant to. */
class StrictFilesTest {
    private Path folder;
    private Path file;

    @BeforeEach
    void make(@TempDir Path real) throws IOException {
        assumeTrue(StrictFiles.canBe());
        folder = Files.createDirectory(Manners.WINDOWS.of(real).resolve("Run"));
        file = Files.writeString(folder.resolve("text"), "mine");
    }

    private static void refused(Executable... all) {
        for (Executable each : all) {
            assertThrows(FileSystemException.class, each);
        }
    }

    @Test
    void whatIsOpenStaysWhereItIs() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "new");
        Path moved = folder.resolveSibling("moved");
        Executable[] all = {
            () -> Files.delete(file),
            () -> Files.move(file, moved),
            () -> Files.move(other, file, StandardCopyOption.REPLACE_EXISTING),
            () -> Files.move(folder, moved)
        };
        try (FileChannel open = FileChannel.open(file)) {
            assertTrue(open.isOpen());
            refused(all);
        }
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            assertEquals(4, open.length());
            refused(all);
        }
        SafeFile.replace(other, file);
        assertEquals("new", Files.readString(file));
        Files.move(folder, moved);
        Trees.deleteQuietly(moved);
        assertTrue(Files.notExists(moved));
    }

    @Test
    void aLockKeepsOthersFromReading() throws IOException {
        try (FileChannel open = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = open.tryLock()) {
            assertTrue(lock.isValid());
            assertThrows(IOException.class, () -> Files.readString(file));
            assertThrows(IOException.class, () -> Files.copy(file, folder.resolve("copy")));
        }
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void namesAreTheSameInAnyCaseAndSomeAreNone() {
        assertTrue(Files.exists(folder.resolveSibling("RUN").resolve("Text")));
        assertEquals(folder, folder.resolveSibling("run"));
        refused(
                () -> Files.createDirectory(folder.resolve("CON")),
                () -> Files.writeString(folder.resolve("aux.txt"), ""));
        for (String name : new String[] {"a:b", "what?", "end.", "end ", "<"}) {
            assertThrows(InvalidPathException.class, () -> folder.resolve(name));
        }
    }

    @Test
    void nothingOfLinuxAloneIsThere() throws IOException {
        assertNull(Files.readAttributes(file, BasicFileAttributes.class).fileKey());
        assertThrows(UnsupportedOperationException.class, () -> Files.getAttribute(file, "unix:ino"));
        assertThrows(UnsupportedOperationException.class, () -> Files.getPosixFilePermissions(file));
        refused(
                () -> FileChannel.open(folder, StandardOpenOption.READ),
                () -> Files.createSymbolicLink(folder.resolve("link"), file));
        Files.createLink(folder.resolve("second"), file);
        Path without = Manners.WINDOWS_WITHOUT_LINKS.of(folder.toFile().toPath());
        refused(() -> Files.createLink(without.resolve("third"), without.resolve("text")));
    }
}
