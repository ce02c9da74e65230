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
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Trains a small ConvLSTM to predict moving digits, looks at a gate, and writes the truth beside the prediction as a GIF. */
public final class FirstModel {
    /** Steps, and the GIF to write; without them 300 and first-model.gif. */
    public static void main(String[] args) {
        int steps = args.length > 0 ? Integer.parseInt(args[0]) : 300;
        Path gif = Path.of(args.length > 1 ? args[1] : "first-model.gif");
        RunSpec preset = Presets.named("quick-start");
        RunSpec spec = preset.with("model", preset.model().with("task", Task.PREDICTOR));
        int batch = spec.training().batch();
        Clips clips = spec.clips(Data.packaged(), Split.TRAIN);
        try (VideoModel model = new VideoModel(spec.model(), spec.sequence(), SessionSettings.cpu());
                ProbeModel probe = new ProbeModel(spec.model(), spec.sequence(), false, SessionSettings.cpu())) {
            model.initialise(spec.seed());
            Trainer trainer = new Trainer(model, spec.training(), spec.seed());
            trainer.begin();
            for (int step = 1; step <= steps; step++) {
                float loss = trainer.step(clips.batch((long) step * batch, batch), spec.training().learningRate());
                if (step % 50 == 0 || step == steps) {
                    System.out.printf("step %d, loss %.4f%n", step, loss);
                }
            }
            probe.load(trainer.shownWeights());
            Clip truth = spec.clips(Data.packaged(), Split.TEST).clip(0).clip();
            ProbeModel.Traced seen = probe.trace(truth, Intervention.NONE, Set.of(Quantity.OUTPUT_GATE));
            // The mean over all 16 channels, [16, 16]; one channel is channel(Quantity.OUTPUT_GATE, t, c).
            float[] gate = seen.states().layer("encoder/0").mean(Quantity.OUTPUT_GATE, 9);
            System.out.printf("output gate at the last input frame: %d places, in the middle %.3f%n", gate.length, gate[136]);
            Clip predicted = seen.prediction().of(Branch.PREDICTION).get(0);
            int inputs = spec.sequence().inputFrames();
            Pictures.writeGif(gif, IntStream.range(0, predicted.time()).mapToObj(t -> beside(truth, inputs + t, predicted, t)).toList(), 5);
            System.out.println("truth and prediction: " + gif.toAbsolutePath());
        }
    }

    private static BufferedImage beside(Clip left, int leftFrame, Clip right, int rightFrame) {
        BufferedImage image = new BufferedImage(2 * left.width(), left.height(), BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < left.height(); y++) {
            for (int x = 0; x < left.width(); x++) {
                image.getRaster().setSample(x, y, 0, Math.round(255 * left.at(leftFrame, y, x)));
                image.getRaster().setSample(left.width() + x, y, 0, Math.round(255 * right.at(rightFrame, y, x)));
            }
        }
        return image;
    }
}
