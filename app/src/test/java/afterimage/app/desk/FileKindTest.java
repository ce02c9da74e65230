package afterimage.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import afterimage.engine.run.Presets;
import afterimage.engine.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileKindTest {
    @TempDir
    private Path folder;

    @Test
    void aFileIsKnownByItsNameAndPlace() throws IOException {
        Path run = RunFolder.create(folder.resolve("run"), Presets.named(Presets.QUICK_START))
                .path();
        Path ownWeights = Files.createFile(run.resolve("checkpoint.npz"));
        assertEquals(Optional.of(FileDesk.FileKind.RUN), FileDesk.FileKind.of(run));
        assertEquals(Optional.of(FileDesk.FileKind.RUN), FileDesk.FileKind.of(run.resolve("run.json")));
        assertEquals(Optional.of(run), FileDesk.FileKind.runOf(ownWeights));
        assertEquals(Optional.of(FileDesk.FileKind.WEIGHTS), FileDesk.FileKind.of(folder.resolve("Weights.NPZ")));
        assertEquals(Optional.of(FileDesk.FileKind.WEIGHTS), FileDesk.FileKind.of(folder.resolve("checkpoint.npz")));
        assertEquals(Optional.of(FileDesk.FileKind.CLIPS), FileDesk.FileKind.of(folder.resolve("clips.npy")));
        assertEquals(Optional.of(FileDesk.FileKind.SPEC), FileDesk.FileKind.of(folder.resolve("run.json")));
        assertEquals(Optional.empty(), FileDesk.FileKind.of(folder));
        assertEquals(Optional.empty(), FileDesk.FileKind.of(folder.resolve("picture.png")));
    }
}
