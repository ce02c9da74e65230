package afterimage.engine.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import afterimage.engine.cell.Precision;
import afterimage.engine.clip.Clip;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.digits.Mnist;
import afterimage.engine.digits.Split;
import afterimage.engine.model.Branch;
import afterimage.engine.model.VideoModel;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunSpec;
import afterimage.engine.sequence.MovingDigits;
import afterimage.engine.sequence.PlacedDigits;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a device draws itself, on the device that is always there. */
class DrawnClipsTest {
    private final RunSpec spec = Presets.named("quick-start");
    private final MovingDigits clips =
            new MovingDigits(spec.sequence(), Mnist.packaged().read(Split.TEST), 5);

    @Test
    void drawnClipsTakeTheSameStepsToTheBit() {
        try (VideoModel fed = model(false);
                VideoModel draws = model(true)) {
            Trainer one = new Trainer(fed, spec.training(), 1);
            Trainer other = new Trainer(draws, spec.training(), 1);
            one.begin();
            other.begin();
            for (int step = 0; step < 3; step++) {
                float loss = one.step(clips.batch(2L * step, 2), 0.001);
                assertEquals(loss, other.step(new PlacedDigits(clips).batch(2L * step, 2), 0.001));
            }
            List<Clip> seen = fed.predict(clips.batch(40, 3)).of(Branch.PREDICTION);
            List<Clip> again = draws.predict(clips.batch(40, 3)).of(Branch.PREDICTION);
            for (int i = 0; i < seen.size(); i++) {
                assertArrayEquals(seen.get(i).pixels(), again.get(i).pixels());
            }
        }
    }

    private VideoModel model(boolean draws) {
        VideoModel.Steps steps = new VideoModel.Steps(2, Precision.FLOAT32, null, draws ? clips.digits() : null);
        VideoModel model = VideoModel.forSteps(spec.model(), spec.sequence(), SessionSettings.cpu(1), steps);
        model.initialise(1);
        return model;
    }
}
