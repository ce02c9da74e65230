package afterimage.app.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    /** A run that was made on Linux has a folder that Windows can open, whatever it is called. */
    @Test
    void aRunsFolderHasANameOnAllSystems() {
        List<String> names = List.of(
                "CON", "con run", "nul", "Aux.txt", "COM1", "lpt9 ", "a:b", "Übung.", "...", "a/b\\c", "<?*|>\"", "東京",
                "\0");
        List<String> folders = names.stream().map(Home::folderName).toList();
        assertEquals(
                List.of("con-run", "con-run", "nul-run", "aux-txt", "com1-run", "lpt9-run", "a-b", "bung"),
                folders.subList(0, 8));
        for (String folder : folders) {
            assertTrue(folder.matches("(?!(con|prn|aux|nul|com\\d|lpt\\d)$)[a-z0-9]([a-z0-9-]*[a-z0-9])?"), folder);
        }
    }
}
