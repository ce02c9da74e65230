import afterimage.engine.cell.Quantity;
import afterimage.engine.clip.Clip;
import afterimage.engine.clip.Pictures;
import afterimage.engine.data.Data;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.digits.Split;
import afterimage.engine.model.Branch;
import afterimage.engine.model.Task;
import afterimage.engine.model.VideoModel;
import afterimage.engine.probe.Intervention;
import afterimage.engine.probe.ProbeModel;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunSpec;
import afterimage.engine.sequence.Clips;
import afterimage.engine.train.Trainer;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Trains a small ConvLSTM to remember moving digits, looks at a gate, and writes a GIF: shown left, remembered right. */
public final class FirstModel {
    /** @param args training steps and the GIF's path; without them 500 and first-model.gif */
    public static void main(String[] args) {
        int steps = args.length > 0 ? Integer.parseInt(args[0]) : 500;
        Path gif = Path.of(args.length > 1 ? args[1] : "first-model.gif");
        RunSpec preset = Presets.named("quick-start");
        RunSpec spec = preset.with("model", preset.model().with("task", Task.AUTOENCODER));
        int batch = spec.training().batch();
        Data data = Data.packaged();
        Clips clips = spec.clips(data, Split.TRAIN);
        SessionSettings cpu = SessionSettings.cpu();
        try (VideoModel model = new VideoModel(spec.model(), spec.sequence(), cpu);
                ProbeModel probe = new ProbeModel(spec.model(), spec.sequence(), false, cpu)) {
            model.initialise(spec.seed());
            Trainer trainer = new Trainer(model, spec.training(), spec.seed());
            trainer.begin();
            for (int step = 0; step < steps; step++) {
                float loss = trainer.step(clips.batch((long) step * batch, batch), spec.training().learningRate());
                System.out.printf(step % 20 == 0 ? "step %d: loss %.4f%n" : "", step, loss);
            }
            probe.load(trainer.shownWeights());
            Clip clip = spec.clips(data, Split.TEST).clip(0).clip();
            var seen = probe.trace(clip, Intervention.NONE, Set.of(Quantity.FORGET_GATE));
            var layer = seen.states().layer("encoder/0");
            // One value for each patch of 4x4 pixels, [16, 16]; a step from zero memory has no forget gate.
            for (int t = 1; t < layer.steps(); t++) {
                float[] map = layer.mean(Quantity.FORGET_GATE, t);
                double mean = IntStream.range(0, map.length).mapToDouble(i -> map[i]).average().orElseThrow();
                System.out.printf("input frame %d: the encoder keeps %.0f %% of its memory%n", t + 1, 100 * mean);
            }
            Clip shown = Branch.RECONSTRUCTION.truth(clip, spec.sequence().inputFrames());
            Clip remembered = seen.prediction().of(Branch.RECONSTRUCTION).get(0);
            List<BufferedImage> frames = new ArrayList<>();
            for (int t = 0; t < shown.time(); t++) {
                frames.add(beside(shown.frame(t), remembered.frame(t), shown.width()));
            }
            Pictures.writeGif(gif, frames, 5);
        }
    }

    /** Two frames of values in [0, 1] as one picture. */
    private static BufferedImage beside(float[] left, float[] right, int width) {
        var picture = new BufferedImage(2 * width, left.length / width, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < left.length; i++) {
            picture.getRaster().setSample(i % width, i / width, 0, 255 * left[i]);
            picture.getRaster().setSample(width + i % width, i / width, 0, 255 * right[i]);
        }
        return picture;
    }
}
