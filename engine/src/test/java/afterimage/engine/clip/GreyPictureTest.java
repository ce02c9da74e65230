package afterimage.engine.clip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.BadInput;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GreyPictureTest {
    @TempDir
    private Path folder;

    /** A square of one colour in the upper left quarter of another. */
    private Path picture(int width, int height, int ink, int paper) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, x < width / 2 && y < height / 2 ? ink : paper);
            }
        }
        Path file = folder.resolve("picture.png");
        Pictures.writePng(file, image);
        return file;
    }

    @Test
    void itIsReducedByAveragingAndBrightOnDark() {
        float[] quarter = {1, 0, 0, 0};
        assertArrayEquals(quarter, GreyPicture.read(picture(8, 8, 0xffffffff, 0xff000000), 2), 1e-6f);
        assertArrayEquals(quarter, GreyPicture.read(picture(8, 8, 0xff000000, 0xffffffff), 2), 1e-6f, "inverted");
        assertArrayEquals(quarter, GreyPicture.read(picture(8, 8, 0xff000000, 0), 2), 1e-6f, "ink on nothing");
        assertArrayEquals(quarter, GreyPicture.read(picture(8, 8, 0xffffffff, 0), 2), 1e-6f, "chalk on nothing");
        float[] rest = {0, 1, 1, 1};
        assertArrayEquals(rest, GreyPicture.read(picture(8, 8, 0, 0xffffffff), 2), 1e-6f, "mostly chalk");
        assertArrayEquals(rest, GreyPicture.read(picture(8, 8, 0, 0xff000000), 2), 1e-6f, "mostly ink");
        float[] one = GreyPicture.read(picture(8, 8, 0xffffffff, 0xff000000), 1);
        assertEquals(0.25f, one[0], 1e-6f);
    }

    @Test
    void aWidePictureKeepsItsForm() {
        float[] wide = GreyPicture.read(picture(8, 4, 0xffffffff, 0xff000000), 4);
        assertArrayEquals(new float[] {0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, wide, 1e-6f);
    }

    @Test
    void whatIsNoPictureIsRefusedInASentence() throws IOException {
        Path text = folder.resolve("text.png");
        Files.writeString(text, "no picture");
        Path cut = folder.resolve("cut.png");
        byte[] whole = Files.readAllBytes(picture(8, 8, -1, 0xff000000));
        Files.write(cut, Arrays.copyOf(whole, 40));
        for (Path file : new Path[] {text, cut, folder.resolve("missing.png"), folder, picture(8, 8, -1, -1)}) {
            BadInput refused = assertThrows(BadInput.class, () -> GreyPicture.read(file, 28), file.toString());
            assertTrue(
                    refused.getMessage().contains(file.toString())
                            && refused.getMessage().endsWith("."),
                    refused.getMessage());
        }
        // The head announces a billion pixels.
        whole[16] = 0x7f;
        Files.write(cut, whole);
        assertThrows(BadInput.class, () -> GreyPicture.read(cut, 28));
    }
}
