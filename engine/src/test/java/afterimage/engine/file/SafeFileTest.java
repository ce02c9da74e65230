package afterimage.engine.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import afterimage.engine.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeFileTest {
    @TempDir
    private Path folder;

    private static String refusal(Path file) {
        return assertThrows(BadInput.class, () -> SafeFile.readText(file, 4, "a text"))
                .getMessage();
    }

    @Test
    void aTextIsReadUpToItsBoundAndOfPlainFilesOnly() throws Exception {
        Path file = Files.writeString(folder.resolve("text"), "four");
        assertEquals("four", SafeFile.readText(file, 4, "a text"));
        assertTrue(refusal(Files.writeString(folder.resolve("long"), "fives")).contains("too large to be a text"));
        assertTrue(refusal(Files.write(folder.resolve("latin"), new byte[] {(byte) 0xe4}))
                .contains("not UTF-8"));
        assertTrue(refusal(folder).contains("a folder"));
        assertTrue(refusal(folder.resolve("missing")).contains("no such file"));
        Path pipe = folder.resolve("pipe");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
        assertTrue(refusal(pipe).contains("not a file"));
        assertTrue(assertThrows(BadInput.class, () -> SafeFile.writeText(pipe, "text"))
                .getMessage()
                .contains("not a file"));
        assertTrue(Files.exists(pipe) && !Files.isRegularFile(pipe), "who waits there goes on waiting");
    }

    @Test
    void aFreeNameIsNotThatOfALinkThatLeadsNowhere() throws IOException {
        Files.createSymbolicLink(folder.resolve("run"), folder.resolve("missing"));
        assertEquals(folder.resolve("run-2"), SafeFile.free(folder, "run"));
    }

    /** Frames come one by one, into a file whose name could be guessed. */
    @Test
    void whatLiesWhereFramesWouldBeWrittenBesideStaysAsItIs() throws IOException {
        Path mine = Files.writeString(folder.resolve("mine"), "mine");
        Files.createSymbolicLink(folder.resolve(".clips.npy.part"), mine);
        Path clips = folder.resolve("clips.npy");
        NpyHeader header = NpyHeader.of(NpyHeader.Type.UINT8, 1, 1, 2, 2);
        try (NpyFrameWriter writer = new NpyFrameWriter(clips, header)) {
            writer.write(0, new float[4]);
            writer.commit();
        }
        assertEquals("mine", Files.readString(mine));
        assertTrue(Files.isRegularFile(clips));
        assertTrue(Files.isSymbolicLink(folder.resolve(".clips.npy.part")));
    }
}
