package afterimage.app.home;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    Path parent;

    @Test
    void aFolderDataInTheProgramsMakesItPortable() throws Exception {
        Path program = Files.createDirectory(parent.resolve("Programm mit Ä"));
        assertEquals(Optional.empty(), Home.beside(program.toString()));
        Path data = Files.createDirectory(program.resolve("data"));
        assertEquals(Optional.of(data), Home.beside(program.toString()));
    }

    @Test
    void dataLieBesideABundleAndNotInIt() throws Exception {
        Path bundle =
                Files.createDirectories(parent.resolve("Afterimage.app/data")).getParent();
        assertEquals(Optional.empty(), Home.beside(bundle.toString()));
        Path data = Files.createDirectory(parent.resolve("data"));
        assertEquals(Optional.of(data), Home.beside(bundle.toString()));
    }

    @Test
    void aProgramThatDoesNotKnowItsFolderIsNotPortable() {
        assertEquals(Optional.empty(), Home.beside(null));
    }
}
