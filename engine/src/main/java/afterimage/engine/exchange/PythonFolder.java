package afterimage.engine.exchange;

import afterimage.engine.file.NewFolder;
import afterimage.engine.file.NpyArray;
import afterimage.engine.file.NpzFile;
import afterimage.engine.file.Packaged;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A trained model for Python: a script that computes its forward pass with NumPy alone, its weights and its spec. */
public final class PythonFolder {
    public static final String SCRIPT = "model.py";

    /** Whole or not at all; refused unless {@code target} is new. */
    public static void write(RunSpec spec, Map<String, NpyArray> weights, Path target) {
        NewFolder.write(target, () -> RunFolder.requireNew(target, "Python model"), folder -> {
            NpzFile.write(folder.resolve("weights.npz"), weights, Map.of());
            Files.writeString(folder.resolve("spec.json"), SpecJson.write(spec));
            Files.writeString(folder.resolve(SCRIPT), Packaged.text("python/" + SCRIPT));
        });
    }
}
