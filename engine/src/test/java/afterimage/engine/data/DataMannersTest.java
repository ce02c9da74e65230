package afterimage.engine.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.clip.NpySample;
import afterimage.engine.digits.Mnist;
import afterimage.engine.digits.Split;
import afterimage.engine.file.Manners;
import afterimage.engine.run.DataShelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Data that a user brings, under the manners of each system. */
class DataMannersTest {
    @TempDir
    private Path real;

    /** Frames in Fortran's order are mapped into memory, and what is mapped can be neither removed nor moved. */
    @ParameterizedTest
    @EnumSource(Manners.class)
    void aPackedArrayIsTakenInWhateverItsOrder(Manners manners) throws IOException {
        Path folder = manners.of(real);
        Path array = new NpySample("tshw", new int[] {4, 6, 8, 8}, "|u1", true)
                .write(folder.resolve("clips.npy"), (t, s, h, w, c) -> h + w == 0 ? 255 : 10 * s + t);
        Path packed = folder.resolve("clips.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(packed))) {
            zip.putNextEntry(new ZipEntry("clips.npy"));
            Files.copy(array, zip);
        }
        DataSpec made = new DataImport(folder.resolve("own"))
                .take(List.of(packed), new DataImport.Wish("mine", null, null, Cut.WHOLE, 8));
        assertTrue(
                Files.isRegularFile(folder.resolve("own").resolve(made.folder()).resolve("frames.npy")));
    }

    @ParameterizedTest
    @EnumSource(Manners.class)
    void imagesAreTakenInAndGoAlongWithARun(Manners manners) throws IOException {
        Path folder = manners.of(real);
        Path own = folder.resolve("own");
        Path given = Samples.images(folder.resolve("train-images-idx3-ubyte"), 36, 40);
        DataSpec made = new DataShelf(own).take(List.of(given), new DataImport.Wish("mine", null, null, Cut.WHOLE, 48));
        assertEquals(List.of(made), new DataShelf(own).all());
        Path run = Files.createDirectory(folder.resolve("run"));
        new Data(Mnist.packaged(), own).takeInto(made, run);
        Data away = new Data(Mnist.packaged(), folder.resolve("other"));
        away.lookIn(run);
        assertTrue(away.digits(made, Split.TRAIN).grey(0, 20, 20) >= 0);
        Files.move(run, folder.resolve("moved"));
    }
}
