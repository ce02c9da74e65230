package afterimage.engine.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written safely is so under the manners of each system. */
class MannersTest {
    @TempDir
    private Path real;

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @EnumSource(Manners.class)
    void aFileIsReplacedAlthoughItWasBeingRead(Manners manners) throws Exception {
        Path file = manners.of(real).resolve("new").resolve("text");
        SafeFile.writeText(file, "before");
        Thread writing = new Thread(() -> SafeFile.writeText(file, "after"));
        try (InputStream open = Files.newInputStream(file)) {
            assertEquals('b', open.read());
            writing.start();
            // It is over, or waits for the reader.
            while (writing.isAlive() && writing.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
        }
        writing.join();
        assertEquals("after", SafeFile.readText(file, 9, "a text"));
        assertEquals(List.of("text"), names(file.getParent()));
    }

    @ParameterizedTest
    @EnumSource(Manners.class)
    void aNewFolderIsThereWholeOrNotAtAll(Manners manners) throws IOException {
        Path folder = manners.of(real).resolve("above").resolve("made");
        assertThrows(
                BadInput.class,
                () -> NewFolder.write(folder, () -> {}, made -> {
                    Files.writeString(made.resolve("half"), "");
                    throw new IOException("it failed");
                }));
        assertEquals(List.of(), names(manners.of(real)));
        NewFolder.write(folder, () -> {}, made -> Files.writeString(made.resolve("whole"), "mine"));
        assertEquals(List.of("whole"), names(folder));
        assertEquals(List.of("made"), names(folder.getParent()));
        Path copy = manners.of(real).resolve("copy");
        Trees.copy(folder.getParent(), copy, file -> true);
        assertEquals("mine", Files.readString(copy.resolve("made").resolve("whole")));
    }

    @ParameterizedTest
    @EnumSource(Manners.class)
    void whatIsOpenKeepsNothingElseFromBeingRemoved(Manners manners) throws IOException {
        Path folder = Files.createDirectory(manners.of(real).resolve("folder"));
        for (String name : List.of("a", "b", "c")) {
            Files.writeString(folder.resolve(name), name);
        }
        try (InputStream open = Files.newInputStream(folder.resolve("b"))) {
            Trees.deleteQuietly(folder);
            assertEquals('b', open.read());
            assertTrue(Files.notExists(folder.resolve("a")) && Files.notExists(folder.resolve("c")));
        }
        Trees.deleteQuietly(folder);
        assertFalse(Files.exists(folder));
    }
}
