package afterimage.engine.clip;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** Animated GIFs whose frames are patches of 256 shades of grey, of which 255 is transparent. */
public final class GifSample {
    private static final int CLEAR = 255;

    private GifSample() {}

    /**
     * @param leaves what becomes of the patch, e.g. {@code restoreToPrevious}
     * @param grey 0 to 254, or 255 for nothing, row-major
     */
    public record Patch(int left, int top, int width, int height, String leaves, int... grey) {}

    public static Path write(Path file, int width, int height, List<Patch> patches) throws IOException {
        return Files.write(file, bytes(width, height, patches));
    }

    public static byte[] bytes(int width, int height, List<Patch> patches) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            IIOMetadata screen = writer.getDefaultStreamMetadata(null);
            String format = screen.getNativeMetadataFormatName();
            IIOMetadataNode root = (IIOMetadataNode) screen.getAsTree(format);
            IIOMetadataNode size = child(root, "LogicalScreenDescriptor");
            size.setAttribute("logicalScreenWidth", Integer.toString(width));
            size.setAttribute("logicalScreenHeight", Integer.toString(height));
            screen.setFromTree(format, root);
            writer.prepareWriteSequence(screen);
            for (Patch patch : patches) {
                writer.writeToSequence(image(writer, patch), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static IIOImage image(ImageWriter writer, Patch patch) throws IOException {
        byte[] shades = new byte[256];
        for (int i = 0; i < shades.length; i++) {
            shades[i] = (byte) i;
        }
        BufferedImage image = new BufferedImage(
                patch.width,
                patch.height,
                BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(8, 256, shades, shades, shades, CLEAR));
        image.getRaster().setPixels(0, 0, patch.width, patch.height, patch.grey);
        IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
        String format = metadata.getNativeMetadataFormatName();
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(format);
        IIOMetadataNode place = child(root, "ImageDescriptor");
        place.setAttribute("imageLeftPosition", Integer.toString(patch.left));
        place.setAttribute("imageTopPosition", Integer.toString(patch.top));
        // Java's reader loses rows of interlaced patches of up to four.
        place.setAttribute("interlaceFlag", "FALSE");
        IIOMetadataNode control = child(root, "GraphicControlExtension");
        control.setAttribute("disposalMethod", patch.leaves);
        control.setAttribute("transparentColorFlag", "TRUE");
        control.setAttribute("transparentColorIndex", Integer.toString(CLEAR));
        root.insertBefore(palette(), control);
        metadata.setFromTree(format, root);
        return new IIOImage(image, null, metadata);
    }

    private static IIOMetadataNode palette() {
        IIOMetadataNode palette = new IIOMetadataNode("LocalColorTable");
        palette.setAttribute("sizeOfLocalColorTable", "256");
        palette.setAttribute("sortFlag", "FALSE");
        for (int i = 0; i < 256; i++) {
            IIOMetadataNode entry = new IIOMetadataNode("ColorTableEntry");
            for (String name : new String[] {"index", "red", "green", "blue"}) {
                entry.setAttribute(name, Integer.toString(i));
            }
            palette.appendChild(entry);
        }
        return palette;
    }

    private static IIOMetadataNode child(IIOMetadataNode root, String name) {
        return (IIOMetadataNode) root.getElementsByTagName(name).item(0);
    }
}
