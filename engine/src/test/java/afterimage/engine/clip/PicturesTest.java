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

    @Test
    void aGifPlaysAllFramesAtItsPace() throws IOException {
        BufferedImage white = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        white.setRGB(3, 2, 0xffffff);
        Path file = folder.resolve("clip.gif");
        Pictures.writeGif(file, List.of(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), white), 10);
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
            assertEquals(0xffffffff, reader.read(1).getRGB(3, 2));
        } finally {
            reader.dispose();
        }
    }
}
