package afterimage.app.desk;

import afterimage.engine.run.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What a file that is dropped on the window can be. */
enum FileKind {
    /** The folder of a run, or one of its own files. */
    RUN,
    /** An npz of weights. */
    WEIGHTS,
    /** An npy of clips. */
    CLIPS,
    /** The settings of a run, json. */
    SPEC;

    /** By name and place alone; what is in it is found out when it is opened. */
    static Optional<FileKind> of(Path file) {
        if (runOf(file).isPresent()) {
            return Optional.of(RUN);
        }
        String name = file.getFileName() == null ? "" : file.getFileName().toString();
        String lower = name.toLowerCase(Locale.ROOT);
        if (Files.isDirectory(file)) {
            return Optional.empty();
        }
        return lower.endsWith(".npz")
                ? Optional.of(WEIGHTS)
                : lower.endsWith(".npy")
                        ? Optional.of(CLIPS)
                        : lower.endsWith(".json") ? Optional.of(SPEC) : Optional.empty();
    }

    /** The run that {@code file} is, or belongs to as one of the files that a run is made of. */
    static Optional<Path> runOf(Path file) {
        if (Files.isDirectory(file)) {
            return RunFolder.isRun(file) ? Optional.of(file) : Optional.empty();
        }
        Path folder = file.toAbsolutePath().getParent();
        String name = file.getFileName() == null ? "" : file.getFileName().toString();
        boolean own = name.equals("run.json") || (name.startsWith("checkpoint.") && name.endsWith(".npz"));
        return own && folder != null && RunFolder.isRun(folder) ? Optional.of(folder) : Optional.empty();
    }
}
