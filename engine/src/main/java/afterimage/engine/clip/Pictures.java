package afterimage.engine.clip;

import afterimage.engine.file.SafeFile;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures to files: PNG and animated GIF. */
public final class Pictures {
    private static final String GIF_METADATA = "javax_imageio_gif_image_1.0";

    /** Writes a PNG whole or not at all. */
    public static void writePng(Path target, BufferedImage image) {
        byte[] png = png(image);
        SafeFile.write(target, out -> out.write(png));
    }

    public static byte[] png(RenderedImage image) {
        return bytes(stream -> ImageIO.write(image, "png", stream));
    }

    /** Writes an endless GIF whole or not at all: 1 to 50 frames a second, kept in hundredths of a second. */
    public static void writeGif(Path target, Iterable<BufferedImage> frames, int framesPerSecond) {
        int hundredths = Math.max(2, Math.round(100f / framesPerSecond));
        byte[] gif = bytes(stream -> encodeGif(stream, frames, hundredths));
        SafeFile.write(target, out -> out.write(gif));
    }

    private interface Encoder {
        void encode(ImageOutputStream stream) throws IOException;
    }

    /** In memory, as Java's streams of pictures fail once more at the program's end where a disk failed them. */
    private static byte[] bytes(Encoder encoder) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            encoder.encode(stream);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return out.toByteArray();
    }

    private static void encodeGif(ImageOutputStream stream, Iterable<BufferedImage> frames, int hundredths)
            throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            for (BufferedImage frame : frames) {
                writer.writeToSequence(new IIOImage(frame, null, metadata(writer, frame, hundredths)), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
    }

    private static IIOMetadata metadata(ImageWriter writer, BufferedImage frame, int hundredths) throws IOException {
        ImageTypeSpecifier type = ImageTypeSpecifier.createFromRenderedImage(frame);
        IIOMetadata metadata = writer.getDefaultImageMetadata(type, writer.getDefaultWriteParam());
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(GIF_METADATA);
        IIOMetadataNode control = (IIOMetadataNode)
                root.getElementsByTagName("GraphicControlExtension").item(0);
        control.setAttribute("delayTime", Integer.toString(hundredths));
        IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
        loop.setAttribute("applicationID", "NETSCAPE");
        loop.setAttribute("authenticationCode", "2.0");
        loop.setUserObject(new byte[] {1, 0, 0});
        root.appendChild(new IIOMetadataNode("ApplicationExtensions")).appendChild(loop);
        metadata.setFromTree(GIF_METADATA, root);
        return metadata;
    }
}
