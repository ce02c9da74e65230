package afterimage.engine.clip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {
    @TempDir
    private Path folder;

    private final Clip clip = Clip.of(2, 2, 2, new float[] {0, 1, 0.5f, 0, 0, 0, 0, 1});

    @Test
    void aStripRepeatsPixelsByWholeMultiples() throws IOException {
        ClipSheet sheet = new ClipSheet(List.of(new ClipSheet.Row("", 0xffffff, 0, clip, Shading.GREY)), 4);
        Path file = folder.resolve("strip.png");
        Pictures.writePng(file, sheet.strip());
        BufferedImage image = ImageIO.read(file.toFile());
        int left = 12;
        int top = 32;
        assertEquals(0xff000000, image.getRGB(left, top));
        assertEquals(0xffffffff, image.getRGB(left + 4, top));
        assertEquals(0xffffffff, image.getRGB(left + 7, top + 3));
        assertEquals(0xff808080, image.getRGB(left, top + 4));
        int secondFrame = left + 8 + 3;
        assertEquals(0xffffffff, image.getRGB(secondFrame + 4, top + 4));
    }

    @Test
    void aGifPlaysAllFramesAtItsPace() throws IOException {
        ClipSheet sheet = new ClipSheet(List.of(new ClipSheet.Row("", 0xffffff, 0, clip, Shading.GREY)), 8);
        Path file = folder.resolve("clip.gif");
        Pictures.writeGif(file, sheet.players(), 10);
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in);
            assertEquals(2, reader.getNumImages(true));
            String delay = ((org.w3c.dom.Element)
                            ((org.w3c.dom.Element) reader.getImageMetadata(0).getAsTree("javax_imageio_gif_image_1.0"))
                                    .getElementsByTagName("GraphicControlExtension")
                                    .item(0))
                    .getAttribute("delayTime");
            assertEquals("10", delay);
            assertEquals(0xffffffff, reader.read(1).getRGB(12 + 8, 12 + 8));
        } finally {
            reader.dispose();
        }
    }
}
