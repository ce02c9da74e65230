package afterimage.engine.run;

import afterimage.engine.data.Data;
import afterimage.engine.file.NewFolder;
import afterimage.engine.file.SafeFile;
import afterimage.engine.file.Trees;
import afterimage.engine.file.ZipFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A run as one file, with all it takes to look at it and to train it on exactly, its data too; without its moments. */
public final class SharedRun {
    public static final String ENDING = ".afterimage";

    private static final Predicate<String> PARTS = Pattern.compile(
                    "run\\.json|checkpoint\\.npz|best\\.npz|loss\\.csv|watch\\.csv|data/[0-9a-f]{16}/[a-z0-9.-]+")
            .asMatchPredicate();

    /** Writes a run that is at {@code checkpoint}, also while it trains; {@code run} is its folder, null for none. */
    public static void write(RunSpec spec, Checkpoint checkpoint, Path run, Path zip) {
        SafeFile.requireReplaceable(zip);
        NewFolder.beside(zip, copy -> {
            RunFolder.create(copy, spec).save(checkpoint);
            for (String file : List.of("best.npz", "watch.csv")) {
                if (run != null && Files.exists(run.resolve(file))) {
                    Files.copy(run.resolve(file), copy.resolve(file));
                }
            }
            if (run != null && Files.isDirectory(run.resolve(Data.FOLDER))) {
                Trees.copy(run.resolve(Data.FOLDER), copy.resolve(Data.FOLDER), file -> true);
            }
            ZipFolder.pack(copy, zip, PARTS);
        });
    }

    /** Unpacks a shared run into a folder that is not there yet; nothing is left if it is none, or damaged. */
    public static RunFolder open(Path zip, Path target) {
        NewFolder.write(target, () -> RunFolder.requireNew(target, "run"), copy -> {
            ZipFolder.unpack(zip, copy, PARTS);
            RunFolder.open(copy).checkpoint();
        });
        return RunFolder.open(target);
    }
}
