package afterimage.app.source;

import afterimage.app.glossary.Texts;
import afterimage.engine.data.DataImport;
import afterimage.engine.data.DataImport.As;
import afterimage.engine.data.DataImport.Preview;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

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
        int[] seen = new int[3];
        List<Raw> frames = new ArrayList<>();
        Preview found = DataImport.preview(chosen, as, (grey, height, width) -> {
            seen[0]++;
            seen[1] = width;
            seen[2] = height;
            if (seen[0] <= SHOWN) {
                frames.add(new Raw(grey, height, width));
            }
            return wanted.getAsBoolean() && seen[0] < COUNTED;
        });
        int count = found.count();
        if (!found.ofVideos()) {
            String key = !found.either() ? "source.idx" : count < FEW ? "source.few" : "source.images";
            return new Contents(false, found.either(), Texts.of(key, count, seen[1], found.parts()), frames);
        }
        String key =
                count == 0 ? "source.npz" : seen[0] == COUNTED && found.parts() == 0 ? "source.film" : "source.videos";
        int length = Math.max(seen[0], found.parts());
        return new Contents(true, found.either(), Texts.of(key, length, seen[1], seen[2], size, count), frames);
    }
}
