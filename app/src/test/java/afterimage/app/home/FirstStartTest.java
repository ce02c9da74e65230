package afterimage.app.home;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstStartTest {
    @Test
    void thereIsOneFirstStart(@TempDir Path folder) {
        Path home = folder.resolve("not/yet/there");
        assertTrue(new FirstStart(home).greets());
        assertFalse(new FirstStart(home).greets());
    }

    @Test
    void aHomeThatCannotBeWrittenDoesNotStopTheProgram(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertTrue(new FirstStart(file).greets());
        assertTrue(new FirstStart(file).greets());
    }
}
