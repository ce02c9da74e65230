// Trains a small ConvLSTM to remember moving digits, looks at a gate, and writes a GIF: shown left, remembered right.
// What it made stays at hand: go on with trainer.step(...), probe.trace(...), and /vars lists all there is.
import afterimage.engine.cell.Quantity
import afterimage.engine.clip.*
import afterimage.engine.data.Data
import afterimage.engine.device.SessionSettings
import afterimage.engine.digits.Split
import afterimage.engine.model.*
import afterimage.engine.probe.*
import afterimage.engine.run.Presets
import afterimage.engine.train.Trainer
import java.awt.image.BufferedImage
import java.nio.file.Path
import java.util.stream.IntStream

int steps = Integer.getInteger("steps", 500)
Path gif = Path.of(System.getProperty("gif", "first-model.gif"))

var preset = Presets.named("quick-start")
var spec = preset.with("model", preset.model().with("task", Task.AUTOENCODER))
var data = Data.packaged()
var clips = spec.clips(data, Split.TRAIN)
int batch = spec.training().batch()

var model = new VideoModel(spec.model(), spec.sequence(), SessionSettings.cpu())
model.initialise(spec.seed())
var trainer = new Trainer(model, spec.training(), spec.seed())
trainer.begin()
for (int i = 0; i < steps; i++) {
    float loss = trainer.step(clips.batch((long) i * batch, batch), spec.training().learningRate());
    System.out.printf(i % 20 == 0 ? "step %d: loss %.4f%n" : "", i, loss);
}

// Looks at the weights as they are now; load them again after more steps.
var probe = new ProbeModel(spec.model(), spec.sequence(), false, SessionSettings.cpu())
probe.load(trainer.shownWeights())
var clip = spec.clips(data, Split.TEST).clip(0).clip()
var seen = probe.trace(clip, Intervention.NONE, Quantity.ofState())
var layer = seen.states().layer("encoder/0")

// How much of its memory the encoder keeps at the last input frame, in %: the mean of all channels for each patch of
// 4x4 pixels. After some hundred steps the digits stand out: there it forgets more.
float[] forget = layer.mean(Quantity.FORGET_GATE, layer.steps() - 1)
for (int i = 0; i < forget.length; i++) {
    System.out.printf("%4.0f%s", 100 * forget[i], (i + 1) % layer.rows() == 0 ? "\n" : "");
}

// What was shown on the left, what it remembers on the right.
var shown = Branch.RECONSTRUCTION.truth(clip, spec.sequence().inputFrames())
var remembered = seen.prediction().of(Branch.RECONSTRUCTION).get(0)
BufferedImage picture(int t) {
    var picture = new BufferedImage(2 * shown.width(), shown.height(), BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < shown.height(); y++) {
        for (int x = 0; x < shown.width(); x++) {
            picture.getRaster().setSample(x, y, 0, 255 * shown.at(t, y, x));
            picture.getRaster().setSample(shown.width() + x, y, 0, 255 * remembered.at(t, y, x));
        }
    }
    return picture;
}
Pictures.writeGif(gif, () -> IntStream.range(0, shown.time()).mapToObj(t -> picture(t)).iterator(), 5)
