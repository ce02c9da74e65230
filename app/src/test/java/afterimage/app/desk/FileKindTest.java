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
        assertEquals(Optional.of(FileDesk.RUN), FileDesk.use(run));
        assertEquals(Optional.of(FileDesk.RUN), FileDesk.use(run.resolve("run.json")));
        assertEquals(Optional.of(run), FileDesk.runOf(ownWeights));
        assertEquals(Optional.of(FileDesk.BY_ENDING.get(".npz")), FileDesk.use(folder.resolve("Weights.NPZ")));
        assertEquals(Optional.of(FileDesk.BY_ENDING.get(".npz")), FileDesk.use(folder.resolve("checkpoint.npz")));
        assertEquals(Optional.of(FileDesk.BY_ENDING.get(".npy")), FileDesk.use(folder.resolve("clips.npy")));
        assertEquals(Optional.of(FileDesk.BY_ENDING.get(".json")), FileDesk.use(folder.resolve("run.json")));
        assertEquals(Optional.empty(), FileDesk.use(folder));
        assertEquals(Optional.empty(), FileDesk.use(folder.resolve("picture.png")));
    }
}
