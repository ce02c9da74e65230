package afterimage.app.source;

import afterimage.app.glossary.Texts;
import afterimage.engine.clip.GreyPicture;
import afterimage.engine.clip.NpyFrames;
import afterimage.engine.clip.VideoReader;
import afterimage.engine.data.DataImport;
import afterimage.engine.data.DataImport.As;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** What is in files, as far as it shows before they are taken; {@code either} if it may move or be a video's frames. */
record Contents(boolean ofVideos, boolean either, String words, List<Raw> frames) {
    static final Contents NONE = new Contents(false, false, "", List.of());
    private static final int SHOWN = 60;
    /** Frames: nobody waits for the end of a film. */
    private static final int COUNTED = 300;
    /** Fewer pictures are taken in many variants. */
    private static final int FEW = 200;

    /** A frame as it is in the file, or an image that is to move, [height, width], 0 to 1. */
    record Raw(float[] grey, int height, int width) {}

    /** @param size of the clips' frames, pixels; {@code wanted} whether anybody still waits */
    static Contents of(List<Path> chosen, As as, int size, BooleanSupplier wanted) {
        List<Path> files = chosen.stream().flatMap(Contents::files).toList();
        List<Path> pictures = files.stream().filter(GreyPicture::isPicture).toList();
        long films = files.stream().filter(VideoReader::isVideo).count();
        boolean areArrays = has(files, ".*\\.np[yz]");
        boolean either = films == 0 && !areArrays && !has(files, ".*idx3.*(?<!png)");
        int most = either || areArrays || films > 0 ? COUNTED : Integer.MAX_VALUE;
        int[] seen = new int[3];
        List<Raw> frames = new ArrayList<>();
        boolean ofVideos = DataImport.preview(chosen, as, (grey, height, width) -> {
            seen[0]++;
            seen[1] = width;
            seen[2] = height;
            if (seen[0] <= SHOWN) {
                frames.add(new Raw(grey, height, width));
            }
            return wanted.getAsBoolean() && seen[0] < most;
        });
        long folders = pictures.stream().map(Path::getParent).distinct().count();
        if (!ofVideos) {
            long count = either ? pictures.size() : seen[0];
            String key = !either ? "source.idx" : count < FEW ? "source.few" : "source.images";
            return new Contents(false, either, Texts.of(key, count, seen[1], folders > 1 ? folders : count), frames);
        }
        long videos = either ? folders : films;
        if (has(chosen, ".*\\.npy")) {
            try (NpyFrames clips = new NpyFrames(chosen.get(0), null)) {
                videos = clips.videos();
                seen[0] = clips.frames();
            }
        }
        String key = videos == 0 ? "source.npz" : seen[0] == COUNTED ? "source.film" : "source.videos";
        return new Contents(true, either, Texts.of(key, seen[0], seen[1], seen[2], size, videos), frames);
    }

    private static boolean has(List<Path> files, String name) {
        return files.stream().anyMatch(file -> file.getFileName().toString().matches(name));
    }

    private static Stream<Path> files(Path path) {
        try {
            return Files.walk(path, 2, FileVisitOption.FOLLOW_LINKS)
                    .map(Path::toFile)
                    .filter(file -> file.isFile() && !file.isHidden())
                    .map(File::toPath);
        } catch (IOException e) {
            // The preview says why.
            return Stream.of(path);
        }
    }
}
