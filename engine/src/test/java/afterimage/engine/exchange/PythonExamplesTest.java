package afterimage.engine.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.device.SessionSettings;
import afterimage.engine.file.NpyArray;
import afterimage.engine.file.NpzFile;
import afterimage.engine.model.Branch;
import afterimage.engine.model.ReferenceWeights;
import afterimage.engine.model.VideoModel;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import afterimage.engine.run.WeightChoice;
import afterimage.engine.run.WeightFile;
import afterimage.engine.run.WeightForm;
import afterimage.engine.sequence.Batch;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code examples/python} shows, where the machine has what it needs. */
class PythonExamplesTest {
    private static final Path EXAMPLES = Path.of("../examples/python");
    private static final int CLIPS = 2;

    private static final String THERE_AND_BACK = """
            import runpy, sys
            import numpy as np
            script, folder = sys.argv[1:]
            np.save(folder + "/clips.npy", np.load(folder + "/clips.npz")["clips"].swapaxes(0, 1))
            names = ["layers.npz", "run/run.json", "clips.npy", "made.npy", "back.npz"]
            sys.argv = [script] + [folder + "/" + name for name in names]
            runpy.run_path(script, run_name="__main__")
            np.savez(folder + "/made.npz", made=np.load(folder + "/made.npy"))
            """;

    @TempDir
    private Path folder;

    @Test
    void everyScriptCanBeCompiled() throws Exception {
        String compiled = Python.run(
                List.of("sys"),
                "import sys; from pathlib import Path\n"
                        + "for p in sorted(Path(sys.argv[1]).glob('*.py')): compile(p.read_bytes(), p, 'exec'); print(p)",
                EXAMPLES);
        assertTrue(compiled.contains("read_run.py"), compiled);
    }

    /** The program's weights make the same frames there, and come back the same. */
    @ParameterizedTest
    @CsvSource({"torch, PYTORCH, pytorch_roundtrip.py", "keras, KERAS, keras_roundtrip.py"})
    void weightsGoThereAndBack(String module, WeightForm form, String script) throws Exception {
        RunSpec spec = SpecJson.with(
                Presets.named("next-frame"),
                List.of(
                        "model.peephole=NONE",
                        "sequence.size=32",
                        "sequence.inputFrames=3",
                        "sequence.futureFrames=2"));
        Map<String, NpyArray> weights = ReferenceWeights.random(spec.model(), spec.sequence(), 1);
        NpzFile.write(folder.resolve("weights.npz"), weights, Map.of());
        RunFolder run = WeightFile.open(folder.resolve("weights.npz"), spec, folder.resolve("run"));
        WeightFile.write(run, WeightChoice.USUAL, form, folder.resolve("layers.npz"));
        Batch batch = ReferenceWeights.noise(spec.sequence(), CLIPS, 2);
        NpyArray clips = new NpyArray(new int[] {3, CLIPS, 32, 32}, batch.input());
        NpzFile.write(folder.resolve("clips.npz"), Map.of("clips", clips), Map.of());
        Python.run(List.of("numpy", module), THERE_AND_BACK, EXAMPLES.resolve(script), folder);
        float[] made =
                NpzFile.read(folder.resolve("made.npz")).arrays().get("made").values();
        try (VideoModel model = new VideoModel(spec.model(), spec.sequence(), SessionSettings.cpu())) {
            model.load(weights);
            for (int k = 0; k < CLIPS; k++) {
                float[] pixels =
                        model.predict(batch).of(Branch.PREDICTION).get(k).pixels();
                for (int p = 0; p < pixels.length; p++) {
                    assertEquals(pixels[p], made[k * pixels.length + p], 1e-5);
                }
            }
        }
        RunFolder again = WeightFile.open(folder.resolve("back.npz"), spec, folder.resolve("again"));
        assertEquals(weights, again.checkpoint().weights());
    }
}
