package afterimage.engine.data;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.BadInput;
import afterimage.engine.digits.Mnist;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Files that a user gives, and the program's folder that they are taken into. */
abstract class ImportCase {
    @TempDir
    Path folder;

    Path own;
    Path given;
    Data data;

    @BeforeEach
    void layOut() throws IOException {
        own = folder.resolve("own");
        given = Files.createDirectory(folder.resolve("given"));
        data = new Data(Mnist.packaged(), own);
    }

    DataSpec take(int size, Path... files) {
        return take(new DataImport.Wish("mine", null, null, Cut.WHOLE, size), files);
    }

    DataSpec take(DataImport.Wish wish, Path... files) {
        return new DataImport(own).take(List.of(files), wish);
    }

    void requireRefused(String why, Path... files) throws IOException {
        BadInput refused = assertThrows(BadInput.class, () -> take(8, files));
        assertTrue(refused.getMessage().contains(why) && refused.getMessage().endsWith("."), refused.getMessage());
        assertFalse(Files.exists(own) && Files.list(own).findAny().isPresent(), "left behind");
    }
}
