package afterimage.app.feature;

import afterimage.app.picture.Painting;
import afterimage.app.picture.PdfFile;
import afterimage.app.picture.SvgFile;
import afterimage.engine.clip.Pictures;
import afterimage.engine.file.NpyArray;
import afterimage.engine.file.NpzFile;
import afterimage.engine.file.SafeFile;
import afterimage.engine.file.Table;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Something as it was at one moment, independent of the window: any thread may write it.
 *
 * @param picture what it looks like, for the preview and the clipboard; null for what is no picture
 * @param lines the clipboard's, fields parted by tabs, which may be millions; null for what is no table
 * @param writing fills a file, whole or not at all; both tell how far they are, 0 to 1
 */
public record Capture(
        Function<DoubleConsumer, BufferedImage> picture, Supplier<Stream<String>> lines, Writing writing) {

    @FunctionalInterface
    public interface Writing {
        /** @throws afterimage.engine.BadInput if it cannot be written */
        void to(Path target, DoubleConsumer progress);
    }

    /** Pixels that are there already, or are made of what was taken. */
    public static Capture picture(Supplier<BufferedImage> picture) {
        return new Capture(p -> picture.get(), null, (target, p) -> Pictures.writePng(target, picture.get()));
    }

    /** A drawing as PNG, SVG or PDF, which may take time to make. */
    public static Capture drawing(Function<DoubleConsumer, Painting> maker, Format format, Look look) {
        return new Capture(p -> maker.apply(p).image(look.scale()), null, (target, progress) -> {
            Painting painting = maker.apply(progress);
            switch (format) {
                case SVG -> SvgFile.write(target, painting);
                case PDF -> PdfFile.write(target, painting);
                default -> Pictures.writePng(target, painting.image(look.scale()));
            }
        });
    }

    /** A moving picture; frames are numbered from 0. */
    public static Capture moving(int frames, IntFunction<Painting> frame, int framesPerSecond, Look look) {
        return new Capture(p -> frame.apply(0).image(look.scale()), null, (target, progress) -> {
            // One after the other: a film's pictures are too many for the memory.
            Stream<BufferedImage> images = IntStream.range(0, frames).mapToObj(t -> {
                progress.accept((double) t / frames);
                return frame.apply(t).image(look.scale());
            });
            Pictures.writeGif(target, images::iterator, framesPerSecond);
        });
    }

    /** Numbers. */
    public static Capture table(String csv, String tabbed) {
        return new Capture(null, tabbed::lines, (target, p) -> SafeFile.writeText(target, csv));
    }

    public static Capture table(String csv) {
        return table(csv, Table.tabbed(csv));
    }

    /** More numbers than should stand in memory as text: lines of CSV. */
    public static Capture lines(Supplier<Stream<String>> csv) {
        return new Capture(
                null,
                () -> csv.get().map(Table::tabbed),
                (target, p) -> SafeFile.write(target, out -> {
                    for (Iterator<String> line = csv.get().iterator(); line.hasNext(); ) {
                        out.write((line.next() + '\n').getBytes(StandardCharsets.UTF_8));
                    }
                }));
    }

    /** Arrays for NumPy; the clipboard has their names and shapes. */
    public static Capture arrays(Supplier<Map<String, NpyArray>> arrays) {
        Function<Map.Entry<String, NpyArray>, String> line = array ->
                array.getKey() + '\t' + Arrays.toString(array.getValue().shape());
        Supplier<Stream<String>> lines = () -> arrays.get().entrySet().stream().map(line);
        return new Capture(null, lines, (target, p) -> NpzFile.write(target, arrays.get(), Map.of()));
    }
}
