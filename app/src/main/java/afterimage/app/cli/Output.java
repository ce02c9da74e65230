package afterimage.app.cli;

import afterimage.app.feature.Capture;
import afterimage.app.feature.Look;
import afterimage.app.picture.Painting;
import afterimage.engine.BadInput;
import afterimage.engine.Excerpt;
import afterimage.engine.run.RunFolder;
import afterimage.engine.study.StudyFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntFunction;

/** Does what commands share in reading options and printing results. */
final class Output {
    enum Format {
        NPY,
        PNG,
        GIF;

        static Format of(Path file) {
            String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
            return Arrays.stream(values())
                    .filter(format -> name.endsWith("." + format.name().toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new BadInput("--out '" + file + "' must end in one of .npy, .png, .gif."));
        }
    }

    /** Prints a sentence in one line; a name in it that others gave is text, nothing that a terminal obeys. */
    static void say(PrintWriter out, String sentence) {
        out.println(Excerpt.line(sentence));
    }

    static void writeGif(Path out, int frames, IntFunction<Painting> frame) {
        Capture.moving(frames, frame, 10, new Look(1, false, false)).writing().to(out, done -> {});
    }

    /** Refuses an output that lies in a run or study, whose files are its own. */
    static void requireApart(Path out) {
        for (Path in = whole(out).getParent(); in != null; in = in.getParent()) {
            BadInput.unless(
                    !RunFolder.isBegun(in) && !StudyFolder.isBegun(in),
                    "'%s' lies in the run or study '%s', which has its own files; choose another place.",
                    out,
                    in);
        }
    }

    /** Refuses an output that the command reads, under whatever name; null for none. */
    static void requireOther(Path out, Path other) {
        boolean apart = other == null || !isSame(out, other);
        BadInput.unless(apart, "'%s' would be written over what the command reads there; name another file.", out);
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException e) {
            // One is not there yet.
            return whole(one).equals(whole(other));
        }
    }

    private static Path whole(Path path) {
        return path.toAbsolutePath().normalize();
    }

    static void requireEnd(String option, Path file, String end) {
        BadInput.unless(
                file.toString().toLowerCase(Locale.ROOT).endsWith(end), "%s '%s' must end in %s.", option, file, end);
    }

    /** Refuses limits of training that are none; null for those that were not given. */
    static void requireLimits(Long steps, Double seconds) {
        BadInput.unless(steps == null || steps >= 1, "--steps must be 1 or more, not %d.", steps);
        BadInput.unless(seconds == null || seconds > 0, "--seconds must be above 0, not %s.", seconds);
    }
}
