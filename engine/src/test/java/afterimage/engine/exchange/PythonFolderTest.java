package afterimage.engine.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.BadInput;
import afterimage.engine.clip.Clip;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.file.NpyArray;
import afterimage.engine.file.NpzFile;
import afterimage.engine.model.Branch;
import afterimage.engine.model.ModelCombinations;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.model.MoverSpec;
import afterimage.engine.model.ReferenceWeights;
import afterimage.engine.model.VideoModel;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import afterimage.engine.sequence.Batch;
import afterimage.engine.sequence.SequenceSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that is written for Python makes of clips what the program makes of them. */
class PythonFolderTest {
    private static final double CLOSE = 1e-5;
    private static final int CLIPS = 2;

    /** In each folder of its argument: clips to frames by the script there. Then once as a program, to the same end. */
    private static final String ALL = """
            import importlib.util, runpy, sys
            from pathlib import Path
            import numpy as np
            for folder in sorted(Path(sys.argv[1]).iterdir()):
                spec = importlib.util.spec_from_file_location("model", folder / "model.py")
                model = importlib.util.module_from_spec(spec)
                spec.loader.exec_module(model)
                clips = np.load(folder / "clips.npz")["clips"].swapaxes(0, 1)
                made = model.forward(model.load(folder), clips)
                np.savez(folder / "made.npz", **made)
            np.save(folder / "clips.npy", clips)
            sys.argv[1:] = [str(folder / "clips.npy"), str(folder / "out.npy")]
            runpy.run_path(str(folder / "model.py"), run_name="__main__")
            for branch, frames in made.items():
                assert frames.dtype == np.float32
                assert (np.load(folder / f"out.{branch}.npy") == frames).all()
            """;

    @TempDir
    private Path folder;

    /** Every preset with few units, and few frames, more read than written; and what presets do without. */
    private static Set<RunSpec> architectures() {
        Set<RunSpec> all = new LinkedHashSet<>();
        RunSpec any = Presets.named(Presets.QUICK_START);
        for (RunSpec preset : Presets.ALL.values()) {
            ModelSpec.Layer[] layers = preset.model().layers().stream()
                    .map(layer -> new ModelSpec.Layer(
                            2 + layer.units() / 64, layer.inputKernel(), layer.stateKernel(), layer.resolution()))
                    .toArray(ModelSpec.Layer[]::new);
            MoverSpec movers = new MoverSpec(preset.model().movers().count(), 5, 4);
            all.add(run(
                    any,
                    preset.model().with("layers", List.of(layers), "movers", movers),
                    preset.sequence().withFrames(3, 2)));
        }
        // What differs in training only is left out, as are fully connected ones that convolutional ones stand for.
        ModelCombinations.additions().stream()
                .map(Named::getPayload)
                .filter(model -> model.reading().own() == null
                        && (model.isConvolutional() || model.movers().any()))
                .forEach(model -> all.add(run(any, model, ModelCombinations.CLIPS)));
        ModelCombinations.mixed().stream()
                .map(Named::getPayload)
                .filter(model -> model.decoderInput() == ModelSpec.DecoderInput.NONE)
                .forEach(model -> all.add(run(any, model, ModelCombinations.CLIPS)));
        ModelSpec both = any.model();
        all.add(run(any, both.with("conditional", ModelSpec.Conditional.RECONSTRUCTION), ModelCombinations.CLIPS));
        all.add(run(any, both.with("conditional", ModelSpec.Conditional.PREDICTION), ModelCombinations.CLIPS));
        return all;
    }

    private static RunSpec run(RunSpec any, ModelSpec model, SequenceSpec clips) {
        return any.with("sequence", clips, "model", model);
    }

    @Test
    void itComputesEveryArchitectureOfThePresetsAndMore() throws Exception {
        List<RunSpec> specs = List.copyOf(architectures());
        for (int i = 0; i < specs.size(); i++) {
            Path own = folder.resolve(String.format("%03d", i));
            PythonFolder.write(specs.get(i), weights(specs.get(i)), own);
            SequenceSpec clips = specs.get(i).sequence();
            int[] shape = {clips.inputFrames(), CLIPS, clips.size(), clips.size()};
            NpyArray input = new NpyArray(shape, clips(clips).input());
            NpzFile.write(own.resolve("clips.npz"), Map.of("clips", input), Map.of());
        }
        Python.run(List.of("numpy"), ALL, folder);
        for (int i = 0; i < specs.size(); i++) {
            Path made = folder.resolve(String.format("%03d", i)).resolve("made.npz");
            assertSameAsPredicted(specs.get(i), NpzFile.read(made).arrays());
        }
    }

    private static Map<String, NpyArray> weights(RunSpec spec) {
        return ReferenceWeights.random(spec.model(), spec.sequence(), 3);
    }

    private static Batch clips(SequenceSpec clips) {
        return ReferenceWeights.noise(clips, CLIPS, 1);
    }

    private static void assertSameAsPredicted(RunSpec spec, Map<String, NpyArray> made) {
        try (VideoModel model = new VideoModel(spec.model(), spec.sequence(), SessionSettings.cpu())) {
            model.load(weights(spec));
            Map<Branch, List<Clip>> predicted =
                    model.predict(clips(spec.sequence())).clips();
            assertEquals(predicted.size(), made.size());
            predicted.forEach((branch, clips) -> {
                float[] frames = made.get(branch.id()).values();
                int each = frames.length / CLIPS;
                double largest = 0;
                for (int k = 0; k < CLIPS; k++) {
                    float[] pixels = clips.get(k).pixels();
                    assertEquals(each, pixels.length);
                    for (int p = 0; p < each; p++) {
                        largest = Math.max(largest, Math.abs(frames[k * each + p] - pixels[p]));
                    }
                }
                assertEquals(0, largest, CLOSE, branch + " of " + spec.model());
            });
        }
    }

    @Test
    void theFolderHasTheScriptTheWeightsAndTheSpec() throws Exception {
        RunSpec spec = Presets.named(Presets.QUICK_START);
        Map<String, NpyArray> weights = weights(spec);
        Path target = folder.resolve("new/model");
        PythonFolder.write(spec, weights, target);
        assertEquals(spec, SpecJson.read(target.resolve("spec.json")));
        Map<String, NpyArray> written =
                NpzFile.read(target.resolve("weights.npz")).arrays();
        ReferenceWeights.shapes(spec.model(), spec.sequence())
                .forEach((name, shape) ->
                        assertArrayEquals(shape, written.get(name).shape(), name));
        assertEquals(weights, written);
        assertTrue(Files.readString(target.resolve(PythonFolder.SCRIPT)).contains("def forward(model, clips):"));
        BadInput again = assertThrows(BadInput.class, () -> PythonFolder.write(spec, weights, target));
        assertEquals("'" + target + "' is not empty; choose a new folder for the Python model.", again.getMessage());
    }
}
