package afterimage.engine.data;

import afterimage.engine.BadInput;
import afterimage.engine.Excerpt;
import afterimage.engine.clip.ClipLayout;
import afterimage.engine.digits.ImageFolder;
import java.util.Arrays;
import java.util.List;

/**
 * What clips are made of where that is not MNIST: {@code images} that move as its digits do, or else {@code video}; known
 * by the SHA-256 of their content, 64 hexadecimal digits. {@code name} is for people.
 */
public record DataSpec(String name, String sha256, Images images, Video video) {
    /** So many pixels a side; {@code splits} are for training, validation and test, one after the other. */
    public record Images(int side, List<Integer> splits) {
        public Images {
            boolean fits = side >= ImageFolder.LEAST_SIDE && side <= ImageFolder.MOST_SIDE;
            BadInput.unless(fits, "Images that move have 8 to 64 pixels a side, not %d.", side);
            BadInput.unless(
                    splits != null && splits.size() == 3 && splits.stream().allMatch(count -> count > 0),
                    "data.images.splits are the numbers of images for training, validation and test.");
            splits = List.copyOf(splits);
        }
    }

    /**
     * Either an npy {@code file} that is read where it is, not hashed anew while it has as many {@code bytes} and was
     * {@code modified} at that millisecond since 1970; or the {@code lengths} of videos that the program keeps one after
     * the other. Values {@code black} and {@code white} are shown as 0 and 1.
     *
     * @param held frames that validation and testing each get at least of a single video, or of two, that are three times
     *     as long; null for 0, as in data of earlier versions
     */
    public record Video(
            String file,
            long bytes,
            long modified,
            ClipLayout layout,
            List<Integer> lengths,
            double black,
            double white,
            Cut cut,
            Integer held) {
        public Video {
            BadInput.unless(
                    (file == null) != (lengths == null), "data.video has either a file or the lengths of its videos.");
            BadInput.unless(white > black, "White must be above black, not %s and %s.", white, black);
            BadInput.unless(cut != null, "data.video.cut is missing.");
            BadInput.unless(held == null || held > 0, "data.video.held is a number of frames above 0.");
            lengths = lengths == null ? null : List.copyOf(lengths);
            BadInput.unless(
                    lengths == null || lengths.stream().allMatch(length -> length >= 0),
                    "data.video.lengths are numbers of frames, none below 0.");
        }
    }

    public DataSpec {
        BadInput.unless(name != null && !name.isBlank() && name.length() <= 80, "Data need a name of 1 to 80 letters.");
        BadInput.unless(sha256 != null && sha256.matches("[0-9a-f]{64}"), "data.sha256 must be 64 hexadecimal digits.");
        BadInput.unless((images == null) != (video == null), "Data are either images or videos.");
        name = Excerpt.line(name);
    }

    /** Of the folder that keeps it. */
    public String folder() {
        return sha256.substring(0, 16);
    }

    /** What of which content, whatever it is called and wherever it lies. */
    public List<Object> selection() {
        return images != null ? List.of(sha256, images) : Arrays.asList(sha256, video.layout, video.lengths, video.cut);
    }

    /** The npy that is read where it is; null for other data. */
    public String file() {
        return video == null ? null : video.file;
    }

    public boolean ofVideos() {
        return video != null;
    }
}
