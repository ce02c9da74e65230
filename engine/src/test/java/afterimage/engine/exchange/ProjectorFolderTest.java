package afterimage.engine.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.BadInput;
import afterimage.engine.Specs;
import afterimage.engine.cell.Peephole;
import afterimage.engine.clip.Clip;
import afterimage.engine.data.Data;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.digits.DigitSet;
import afterimage.engine.digits.Mnist;
import afterimage.engine.digits.Split;
import afterimage.engine.file.NpyArray;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.model.Task;
import afterimage.engine.model.VideoModel;
import afterimage.engine.probe.Intervention;
import afterimage.engine.probe.ProbeModel;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunSpec;
import afterimage.engine.sequence.MovingDigits;
import afterimage.engine.sequence.SequenceSpec;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectorFolderTest {
    private static final SequenceSpec CLIPS =
            SequenceSpec.labReport().withFrames(3, 2).with("size", 32);
    private static final ModelSpec MODEL = Specs.model(
            ModelSpec.CellKind.FC_LSTM,
            Task.PREDICTOR,
            Specs.fcLayers(7, 2),
            1,
            Peephole.CHANNEL,
            ModelSpec.DecoderInput.NONE,
            true,
            ModelSpec.OutputFrom.ALL_LAYERS);
    private static final int COUNT = 6;

    private final DigitSet images = Mnist.packaged().read(Split.VALIDATION);
    private final MovingDigits digits = new MovingDigits(CLIPS, images, 3);

    @TempDir
    private Path folder;

    @Test
    void codesKeepTheirDistancesAndEachHasItsPictureAndALineAboutIt() throws Exception {
        Path out = folder.resolve("codes");
        try (ProbeModel probe = new ProbeModel(MODEL, CLIPS, false, SessionSettings.cpu())) {
            Map<String, NpyArray> weights;
            try (VideoModel model = new VideoModel(MODEL, CLIPS, SessionSettings.cpu())) {
                model.initialise(1);
                weights = model.weights();
            }
            probe.load(weights);
            RunSpec run = Presets.named(Presets.QUICK_START).with("sequence", CLIPS, "model", MODEL, "seed", 3L);
            ProjectorFolder.write(run, weights, Data.packaged(), COUNT, out);
            List<double[]> written = Files.readAllLines(out.resolve("tensors.tsv")).stream()
                    .map(line -> Stream.of(line.split("\t"))
                            .mapToDouble(Double::parseDouble)
                            .toArray())
                    .toList();
            assertEquals(COUNT, written.size());
            double[] first = code(probe, 0);
            for (int k = 1; k < COUNT; k++) {
                double own = distance(first, code(probe, k));
                assertTrue(own > 0);
                assertEquals(own, distance(written.get(0), written.get(k)), 1e-3 * own);
            }
            assertThrows(
                    BadInput.class,
                    () -> ProjectorFolder.write(run, weights, Data.packaged(), COUNT, out),
                    "it is there now");
        }
        List<String> about = Files.readAllLines(out.resolve("metadata.tsv"));
        assertEquals("clip\tdigits\tspeed\tdirection\tx\ty\toverlap", about.get(0));
        assertEquals(COUNT + 1, about.size());
        List<Integer> shown =
                digits.clip(4).tracks().stream().map(track -> track.label()).toList();
        assertTrue(about.get(5).startsWith("5\t" + shown.get(0) + " " + shown.get(1) + "\t"), about.get(5));
        BufferedImage sprite = ImageIO.read(out.resolve("sprite.png").toFile());
        assertEquals(3 * 32, sprite.getWidth());
        assertEquals(sprite.getWidth(), sprite.getHeight());
        Clip fifth = digits.clip(4).clip();
        for (int i = 0; i < 32 * 32; i++) {
            int grey = sprite.getRaster().getSample(32 + i % 32, 32 + i / 32, 0);
            assertEquals(Math.round(255 * fifth.at(2, i / 32, i % 32)), grey);
        }
        assertTrue(Files.readString(out.resolve("projector_config.pbtxt")).contains("single_image_dim: 32"));
    }

    /** All numbers of all layers. */
    private double[] code(ProbeModel probe, int clip) {
        return probe.encode(List.of(digits.clip(clip).clip()), Intervention.NONE).get(0).layers().stream()
                .flatMapToDouble(layer -> IntStream.range(0, layer.length).mapToDouble(i -> layer[i]))
                .toArray();
    }

    private static double distance(double[] a, double[] b) {
        return Math.sqrt(IntStream.range(0, a.length)
                .mapToDouble(i -> (a[i] - b[i]) * (a[i] - b[i]))
                .sum());
    }
}
