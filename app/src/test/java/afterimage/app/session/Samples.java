package afterimage.app.session;

import afterimage.engine.clip.Clip;
import afterimage.engine.evaluate.LossBaselines;
import afterimage.engine.model.Branch;
import afterimage.engine.model.Prediction;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunSpec;
import afterimage.engine.trace.HeldOut;
import afterimage.engine.trace.LossPoint;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** Mail for view models, without a model or a thread. */
public final class Samples {
    /** Two clips of 2 + 2 frames of 2x2; frame t of clip k is k + t / 10 everywhere. */
    public static final List<Clip> CLIPS = List.of(clip(0, 4), clip(1, 4));

    private Samples() {}

    public static Clip clip(float base, int frames) {
        float[] pixels = new float[frames * 4];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = base + i / 4 / 10f;
        }
        return new Clip(frames, 2, 2, pixels);
    }

    public static RunSpec spec() {
        RunSpec quick = Presets.named(Presets.QUICK_START);
        return quick.with("sequence", quick.sequence().withFrames(2, 2));
    }

    public static OpenedRun opened(long step) {
        return opened(spec(), step);
    }

    public static OpenedRun opened(RunSpec spec, long step) {
        return new OpenedRun(
                spec,
                null,
                step,
                0.003,
                CLIPS,
                List.of(new LossPoint(1, 0.5)),
                List.of(new LossPoint(0, 0.7)),
                new LossBaselines(0.2, 0.3, OptionalDouble.of(0.01)));
    }

    /** Outputs that are 0.5 everywhere, but 0.25 in the first reconstructed frame. */
    public static HeldOut heldOut(long step) {
        float[] half = new float[8];
        java.util.Arrays.fill(half, 0.5f);
        float[] first = half.clone();
        java.util.Arrays.fill(first, 0, 4, 0.25f);
        Clip reconstruction = new Clip(2, 2, 2, first);
        Clip prediction = new Clip(2, 2, 2, half);
        return new HeldOut(
                step,
                0.4,
                new Prediction(Map.of(
                        Branch.RECONSTRUCTION,
                        List.of(reconstruction, reconstruction),
                        Branch.PREDICTION,
                        List.of(prediction, prediction))));
    }

    /** What a pulse gets after {@code put}. */
    public static Mail mail(Consumer<SnapshotMailbox> put) {
        SnapshotMailbox box = new SnapshotMailbox();
        put.accept(box);
        return box.drain().orElseThrow();
    }

    public static Mail mail(OpenedRun opened, HeldOut heldOut) {
        return mail(box -> {
            if (opened != null) {
                box.put(opened);
            }
            if (heldOut != null) {
                box.put(new News.Looked(heldOut));
            }
        });
    }

    public static Mail mail(News.Measured measured) {
        return mail(box -> box.put(measured, box.generation()));
    }

    /** Looks at held-out clips, by their losses. */
    public static void put(SnapshotMailbox box, List<LossPoint> looks) {
        looks.forEach(
                look -> box.put(new News.Looked(new HeldOut(look.step(), look.loss(), new Prediction(Map.of())))));
    }

    public static Mail state(SessionState state) {
        return mail(box -> box.put(state));
    }
}
