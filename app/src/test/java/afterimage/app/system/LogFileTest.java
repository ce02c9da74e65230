package afterimage.app.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.file.Trees;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @TempDir
    private Path folder;

    @Test
    void aFullDiskIsNoReasonToWriteToTheTerminal() throws IOException {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        PrintStream before = System.err;
        ByteArrayOutputStream terminal = new ByteArrayOutputStream();
        System.setErr(new PrintStream(terminal, true));
        try {
            new LogFile.Flushing(folder.resolve("log"), full).publish(new LogRecord(Level.INFO, "a line"));
        } finally {
            System.setErr(before);
        }
        assertEquals("", terminal.toString());
    }

    @Test
    void whereTheLogCannotBeItIsInAFolderThatNobodyElseCanPrepare() throws IOException {
        Path file = Files.writeString(folder.resolve("a file"), "");
        for (Path usual : new Path[] {file, linked()}) {
            LogFile.Flushing log = LogFile.open(usual);
            log.close();
            Path own = log.file.getParent();
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(own)));
            assertTrue(Files.readString(log.file).contains("no log in " + usual));
            Trees.deleteQuietly(own);
        }
        assertEquals("mine", Files.readString(folder.resolve("mine")));
        LogFile.Flushing usual = LogFile.open(folder.resolve("logs"));
        usual.close();
        assertEquals(folder.resolve("logs/afterimage.log"), usual.file);
    }

    private Path linked() throws IOException {
        Files.writeString(folder.resolve("mine"), "mine");
        Path logs = Files.createDirectory(folder.resolve("linked"));
        Files.createSymbolicLink(logs.resolve("afterimage.log"), folder.resolve("mine"));
        return logs;
    }

    @Test
    void librariesGoToAFolderOfTheirOwnWhereTheirUsualOneCannotBe() throws IOException {
        Path file = Files.writeString(folder.resolve("home"), "");
        Path own = NativeFolders.instead(file.resolve(".javacpp/cache")).orElseThrow();
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(own)));
        Files.delete(own);
        assertTrue(NativeFolders.instead(folder.resolve("usual/cache")).isEmpty());
    }
}
