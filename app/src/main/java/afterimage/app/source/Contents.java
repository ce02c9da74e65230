package afterimage.app.source;

import afterimage.app.glossary.Texts;
import afterimage.engine.clip.GreyPicture;
import afterimage.engine.clip.NpyFrames;
import afterimage.engine.clip.VideoReader;
import afterimage.engine.data.DataImport;
import afterimage.engine.data.DataImport.As;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What is in files, as far as it shows before they are taken; {@code either} if it may move or be a video's frames. */
record Contents(boolean ofVideos, boolean either, String words) {
    static final Contents NONE = new Contents(false, false, "");
    /** Frames: nobody waits for the end of a film. */
    private static final int COUNTED = 300;
    /** Fewer pictures are taken in many variants. */
    private static final int FEW = 200;

    /** @param size of the clips' frames, pixels; {@code sink} gets images or frames, and says whether to go on */
    static Contents of(List<Path> chosen, As as, int size, VideoReader.Sink sink) {
        List<Path> files = chosen.stream().flatMap(Contents::files).toList();
        List<Path> pictures = files.stream().filter(GreyPicture::isPicture).toList();
        List<Path> films = files.stream().filter(VideoReader::isVideo).toList();
        Path array = files.stream()
                .filter(file -> file.toString().matches(".*\\.np[yz]"))
                .findFirst()
                .orElse(null);
        boolean isIdx = array == null
                && files.stream()
                        .anyMatch(file -> file.getFileName().toString().contains("idx3") && !pictures.contains(file));
        boolean either = array == null && !isIdx && films.isEmpty() && !pictures.isEmpty();
        int[] seen = new int[3];
        boolean ofVideos = DataImport.preview(chosen, as, (grey, height, width) -> {
            seen[0]++;
            seen[1] = width;
            seen[2] = height;
            return sink.take(grey, height, width) && (isIdx || seen[0] < COUNTED);
        });
        long folders = pictures.stream().map(Path::getParent).distinct().count();
        long count = isIdx ? seen[0] : pictures.size();
        long first = either && folders == 1 ? count : seen[0];
        long videos = either ? folders : films.size();
        if (array != null && array.toString().endsWith("y")) {
            try (NpyFrames clips = new NpyFrames(array, null)) {
                videos = clips.videos();
                first = clips.frames();
            }
        }
        String images = isIdx ? "source.idx" : count < FEW ? "source.few" : "source.images";
        String some = videos == 0 ? "source.npz" : first == COUNTED ? "source.film" : "source.videos";
        String words = ofVideos
                ? Texts.of(some, first, seen[1], seen[2], size, videos)
                : Texts.of(images, count, seen[1], folders > 1 ? folders : count);
        return new Contents(ofVideos, either, words);
    }

    private static Stream<Path> files(Path path) {
        try {
            return Files.walk(path, 2, FileVisitOption.FOLLOW_LINKS).filter(Files::isRegularFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
