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
    void aFileBelongsToTheRunThatItLiesIn() throws IOException {
        Path run = RunFolder.create(folder.resolve("run"), Presets.named(Presets.QUICK_START))
                .path();
        Path ownWeights = Files.createFile(run.resolve("checkpoint.npz"));
        assertEquals(Optional.of(run), FileDesk.runOf(run));
        assertEquals(Optional.of(run), FileDesk.runOf(run.resolve("run.json")));
        assertEquals(Optional.of(run), FileDesk.runOf(ownWeights));
        assertEquals(Optional.empty(), FileDesk.runOf(folder));
        assertEquals(Optional.empty(), FileDesk.runOf(folder.resolve("run.json")));
        assertEquals(Optional.empty(), FileDesk.runOf(folder.resolve("checkpoint.npz")));
    }
}
