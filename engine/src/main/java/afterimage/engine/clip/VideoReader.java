package afterimage.engine.clip;

import afterimage.engine.BadInput;
import afterimage.engine.file.SafeFile;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.w3c.dom.NodeList;

/** Reads videos that come in a row, one frame after the other: animated GIF, pictures, and what {@code ffmpeg} reads. */
public final class VideoReader {
    private static final int MOST_SIDE = 4096;
    private static final String GIF = "(?i).*\\.gif";
    private static final String FILM = "(?i).*\\.(mp4|m4v|mov|avi|mkv|webm|mpe?g|ogv)";

    /** A film may be a list of others: none of them is fetched from a network. */
    private static final String FFMPEG = "-v quiet -nostdin -protocol_whitelist file -i FILE -an"
            + " -vf scale='min(512,iw)':-2,format=gray -f image2pipe -c:v pgm -";

    /** Takes the frames of a video in their order. */
    public interface Sink {
        /** Grey is [height, width], 0 to 1; says whether more are wanted. */
        boolean take(float[] grey, int height, int width);
    }

    public static boolean isVideo(Path file) {
        String name = file.getFileName().toString();
        return name.matches(GIF) || name.matches(FILM);
    }

    /** Reads the pictures of one video in their order, or a video. */
    public static void read(List<Path> files, Sink sink) {
        boolean[] wanted = {true};
        Sink counted = (grey, height, width) -> wanted[0] = sink.take(grey, height, width);
        for (Path file : files) {
            if (!wanted[0]) {
                return;
            }
            SafeFile.requireFile(file);
            try {
                if (file.toString().matches(GIF)) {
                    readGif(file, counted);
                } else if (isVideo(file)) {
                    readFilm("ffmpeg", file, counted);
                } else {
                    BufferedImage image = GreyPicture.decode(file);
                    give(GreyPicture.pixels(image), image.getWidth(), counted);
                }
            } catch (IOException e) {
                throw SafeFile.notRead(file, e);
            }
        }
    }

    /** The luma of a picture's pixels, on black where it is transparent. */
    private static boolean give(int[] argb, int width, Sink sink) {
        float[] grey = new float[argb.length];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (float) (GreyPicture.luma(argb[i]) * (argb[i] >>> 24) / 255);
        }
        return sink.take(grey, argb.length / width, width);
    }

    /** Frames of a GIF are patches over what was there before; how they leave it is said with each. */
    private static void readGif(Path file, Sink sink) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
            try {
                boolean isGif = reader.getOriginatingProvider().canDecodeInput(in);
                reader.setInput(in, false, false);
                // Of one that is cut, the frames that are whole.
                int count = isGif ? reader.getNumImages(true) : 0;
                BadInput.unless(count > 0, "'%s' is damaged or not a GIF; save it again.", file);
                IIOMetadataNode size = node(reader.getStreamMetadata(), "LogicalScreenDescriptor");
                int width = number(size, "logicalScreenWidth");
                int height = number(size, "logicalScreenHeight");
                requireSize(file, width, height);
                int[] canvas = new int[width * height];
                for (int t = 0; t < count; t++) {
                    IIOMetadata frame = reader.getImageMetadata(t);
                    String leaves = node(frame, "GraphicControlExtension").getAttribute("disposalMethod");
                    IIOMetadataNode place = node(frame, "ImageDescriptor");
                    int left = number(place, "imageLeftPosition");
                    int top = number(place, "imageTopPosition");
                    requireSize(file, number(place, "imageWidth"), number(place, "imageHeight"));
                    BufferedImage patch = reader.read(t);
                    int[] before = canvas.clone();
                    draw(canvas, width, patch, left, top, false);
                    if (!give(canvas, width, sink)) {
                        return;
                    }
                    if (leaves.equals("restoreToPrevious")) {
                        canvas = before;
                    } else if (leaves.equals("restoreToBackgroundColor")) {
                        draw(canvas, width, patch, left, top, true);
                    }
                }
            } finally {
                reader.dispose();
            }
        } catch (BadInput e) {
            throw e;
        } catch (IIOException | EOFException | RuntimeException e) {
            // Java's reader fails in many ways on files that are damaged.
            throw new BadInput("'" + file + "' is damaged or not a GIF; save it again.", e);
        }
    }

    private static IIOMetadataNode node(IIOMetadata data, String name) {
        IIOMetadataNode tree = (IIOMetadataNode) data.getAsTree(data.getNativeMetadataFormatName());
        NodeList found = tree.getElementsByTagName(name);
        return found.getLength() == 0 ? new IIOMetadataNode() : (IIOMetadataNode) found.item(0);
    }

    private static int number(IIOMetadataNode node, String attribute) {
        return Integer.parseInt(node.getAttribute(attribute));
    }

    /** What a patch shows, or nothing all over where it lies. */
    private static void draw(int[] canvas, int width, BufferedImage patch, int left, int top, boolean clears) {
        for (int y = 0; y < Math.min(patch.getHeight(), canvas.length / width - top); y++) {
            for (int x = 0; x < Math.min(patch.getWidth(), width - left); x++) {
                int pixel = clears ? 0 : patch.getRGB(x, y);
                if (clears || pixel >>> 24 > 0) {
                    canvas[(top + y) * width + left + x] = pixel;
                }
            }
        }
    }

    private static void requireSize(Path file, int width, int height) {
        boolean fits = width > 0 && height > 0 && width <= MOST_SIDE && height <= MOST_SIDE;
        BadInput.unless(
                fits, "'%s' has frames of %d x %d pixels; at most %d a side are read.", file, width, height, MOST_SIDE);
    }

    /** ffmpeg writes each frame as a PGM, whose head says its size. */
    static void readFilm(String ffmpeg, Path file, Sink sink) throws IOException {
        List<String> words = new ArrayList<>(List.of(FFMPEG.split(" ")));
        words.replaceAll(word -> word.equals("FILE") ? file.toAbsolutePath().toString() : word);
        words.add(0, ffmpeg);
        Process process;
        try {
            process = new ProcessBuilder(words).redirectError(Redirect.DISCARD).start();
        } catch (IOException e) {
            throw new BadInput(
                    "To read '" + file + "' the program ffmpeg is needed on the path; install it, or save the film as"
                            + " numbered PNGs.",
                    e);
        }
        boolean any = false;
        try (InputStream in = new BufferedInputStream(process.getInputStream(), 1 << 16)) {
            for (int[] size = pgmSize(file, in); size != null; size = pgmSize(file, in)) {
                byte[] bytes = in.readNBytes(size[0] * size[1]);
                float[] grey = new float[bytes.length];
                for (int i = 0; i < grey.length; i++) {
                    grey[i] = Byte.toUnsignedInt(bytes[i]) / 255f;
                }
                any = true;
                if (bytes.length < size[0] * size[1] || !sink.take(grey, size[1], size[0])) {
                    return;
                }
            }
            BadInput.unless(any, "ffmpeg cannot read '%s'; see what 'ffmpeg -i' says of it.", file);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Width and height of the next frame: {@code P5 w h 255}; null at the end. */
    private static int[] pgmSize(Path file, InputStream in) throws IOException {
        String magic = word(in);
        if (magic.isEmpty()) {
            return null;
        }
        String head = magic + " " + word(in) + " " + word(in) + " " + word(in);
        boolean isPgm = head.matches("P5 \\d{1,9} \\d{1,9} 255");
        BadInput.unless(isPgm, "ffmpeg wrote no picture of '%s'; see what 'ffmpeg -i' says of it.", file);
        int[] size =
                Stream.of(head.split(" ")).skip(1).mapToInt(Integer::parseInt).toArray();
        requireSize(file, size[0], size[1]);
        return size;
    }

    private static String word(InputStream in) throws IOException {
        StringBuilder word = new StringBuilder();
        for (int c = in.read(); c > ' ' && word.length() < 16; c = in.read()) {
            word.append((char) c);
        }
        return word.toString();
    }
}
