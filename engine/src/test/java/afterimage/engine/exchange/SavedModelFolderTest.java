package afterimage.engine.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.BadInput;
import afterimage.engine.clip.Clip;
import afterimage.engine.data.Data;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.evaluate.TrainedRun;
import afterimage.engine.file.NpyArray;
import afterimage.engine.file.SafeFile;
import afterimage.engine.loop.TrainingRun;
import afterimage.engine.model.Branch;
import afterimage.engine.model.Prediction;
import afterimage.engine.model.VideoModel;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import afterimage.engine.sequence.MovingClip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.types.TFloat32;

/** A SavedModel is loaded by TensorFlow's own loader and does what the program's own predictions do. */
class SavedModelFolderTest {
    private static final float CLOSE = 2e-5f;

    @TempDir
    private Path folder;

    private static RunSpec spec(String preset, String settings) {
        return SpecJson.with(Presets.named(preset), Arrays.asList(settings.split(" ")));
    }

    private static Map<String, NpyArray> weights(RunSpec spec) {
        try (VideoModel model = new VideoModel(spec.model(), spec.sequence(), SessionSettings.cpu())) {
            model.initialise(5);
            return model.weights();
        }
    }

    private static List<Clip> clips(RunSpec spec) {
        return TrainingRun.heldOutClips(spec, Data.packaged()).stream()
                .map(MovingClip::clip)
                .toList();
    }

    /** The middle one is a model that this program itself computes with the batch inside its images. */
    @ParameterizedTest
    @CsvSource({
        "quick-start, model.layers.0.units=3 model.decoderInput=OWN_OUTPUT sequence.inputFrames=4 sequence.futureFrames=3",
        "conv-64-3x3, model.task=COMPOSITE sequence.inputFrames=3 sequence.futureFrames=2",
        "fc-composite, model.layers.0.units=7 model.decoderInput=TRUTH model.dropout=0.5 model.reverseTarget=false"
    })
    void outputsAreThoseOfPredict(String preset, String settings) {
        RunSpec spec = spec(preset, settings + " training.heldOutClips=3");
        Map<String, NpyArray> weights = weights(spec);
        List<Clip> clips = clips(spec);
        Path target = folder.resolve("model");
        SavedModelFolder.write(spec, weights, target);
        Prediction expected;
        try (TrainedRun run = new TrainedRun(spec, weights, SessionSettings.cpu())) {
            expected = run.predict(clips);
        }
        try (SavedModelBundle loaded = SavedModelBundle.load(target.toString(), "serve");
                TFloat32 input = input(clips, spec.sequence().inputFrames());
                Result result = loaded.function("serving_default").call(Map.of("clips", input))) {
            assertEquals(Set.of("reconstruction", "prediction"), result.keySet());
            for (Branch branch : Branch.values()) {
                assertBatchFirst(
                        expected.of(branch), (TFloat32) result.get(branch.id()).orElseThrow());
            }
        }
    }

    private static TFloat32 input(List<Clip> clips, int frames) {
        int size = clips.get(0).width();
        TFloat32 input = TFloat32.tensorOf(Shape.of(clips.size(), frames, size, size));
        for (int k = 0; k < clips.size(); k++) {
            for (int t = 0; t < frames; t++) {
                float[] frame = clips.get(k).frame(t);
                for (int i = 0; i < frame.length; i++) {
                    input.setFloat(frame[i], k, t, i / size, i % size);
                }
            }
        }
        return input;
    }

    private static void assertBatchFirst(List<Clip> expected, TFloat32 made) {
        int size = expected.get(0).width();
        assertEquals(Shape.of(expected.size(), expected.get(0).time(), size, size), made.shape());
        for (int k = 0; k < expected.size(); k++) {
            for (int t = 0; t < expected.get(k).time(); t++) {
                float[] frame = new float[size * size];
                for (int i = 0; i < frame.length; i++) {
                    frame[i] = made.getFloat(k, t, i / size, i % size);
                }
                assertArrayEquals(expected.get(k).frame(t), frame, CLOSE, "clip " + k + ", frame " + t);
            }
        }
    }

    @Test
    void whatSomebodyPutsThereMeanwhileStays() throws Exception {
        RunSpec spec = spec("quick-start", "model.layers.0.units=2");
        Map<String, NpyArray> weights = weights(spec);
        Path target = folder.resolve("model");
        Thread other = new Thread(() -> {
            while (String.join("", folder.toFile().list()).isEmpty()) {
                Thread.onSpinWait();
            }
            SafeFile.writeText(target, "mine");
        });
        other.start();
        assertThrows(BadInput.class, () -> SavedModelFolder.write(spec, weights, target));
        other.join();
        assertEquals("mine", Files.readString(target));
        assertEquals(List.of("model"), List.of(folder.toFile().list()));
    }

    @Test
    void theSignatureAndThePageSayTheShapes() throws IOException {
        RunSpec spec = spec("quick-start", "model.layers.0.units=2 model.task=AUTOENCODER sequence.inputFrames=4");
        Path target = folder.resolve("model");
        SavedModelFolder.write(spec, weights(spec), target);
        try (SavedModelBundle loaded = SavedModelBundle.load(target.toString(), "serve")) {
            SignatureDef signature = loaded.metaGraphDef().getSignatureDefOrThrow("serving_default");
            List<Long> shape = new ArrayList<>();
            signature.getInputsOrThrow("clips").getTensorShape().getDimList().forEach(dim -> shape.add(dim.getSize()));
            assertEquals(List.of(-1L, 4L, 64L, 64L), shape);
            assertEquals(Set.of("reconstruction"), signature.getOutputsMap().keySet());
        }
        Path extra = target.resolve("assets.extra");
        assertEquals(spec, SpecJson.read(extra.resolve("run.json")));
        String page = Files.readString(extra.resolve("README.txt"));
        assertTrue(page.contains("[batch, 4, 64, 64]"), page);
        assertFalse(page.contains("prediction"), page);
    }

    /** So that folders can be compared, and kept by content. */
    @ParameterizedTest
    @CsvSource({
        "quick-start, model.layers.0.units=2 sequence.inputFrames=3",
        "next-frame-movers, model.layers.0.units=2 model.layers.1.units=2 sequence.inputFrames=2 sequence.futureFrames=2"
    })
    void theSameRunIsTheSameBytes(String preset, String settings) throws IOException {
        RunSpec spec = spec(preset, settings);
        Map<String, NpyArray> weights = weights(spec);
        Path one = folder.resolve("one");
        Path two = folder.resolve("deeper/two");
        SavedModelFolder.write(spec, weights, one);
        SavedModelFolder.write(spec, weights, two);
        try (Stream<Path> files = Files.walk(one)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertEquals(5, all.size());
            for (Path file : all) {
                Path other = two.resolve(one.relativize(file).toString());
                assertEquals(-1, Files.mismatch(file, other), file.toString());
            }
        }
    }

    @Test
    void nothingIsLeftBesideItOrOverwritten() throws IOException {
        RunSpec spec = spec("quick-start", "model.layers.0.units=2");
        Path target = Files.createDirectory(folder.resolve("model"));
        SavedModelFolder.write(spec, weights(spec), target);
        BadInput again = assertThrows(BadInput.class, () -> SavedModelFolder.write(spec, weights(spec), target));
        assertEquals("'" + target + "' is not empty; choose a new folder for the SavedModel.", again.getMessage());
        assertThrows(BadInput.class, () -> SavedModelFolder.write(spec, Map.of(), folder.resolve("other")));
        try (Stream<Path> entries = Files.list(folder)) {
            assertEquals(List.of(target), entries.toList());
        }
    }
}
