package afterimage.engine.run;

import afterimage.engine.clip.Clip;
import afterimage.engine.clip.ClipSheet;
import afterimage.engine.clip.Shading;
import afterimage.engine.model.Branch;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A clip and what a model made of it, as a picture: the strips of the theatre, on paper.
 *
 * @param clip all frames, input and future, or the input alone
 * @param outputs the model's clip by branch
 * @param inputFrames where the future begins
 */
public record ResultSheet(Clip clip, Map<Branch, Clip> outputs, int inputFrames) {
    private static final int INPUT = 0x8fb3ff;
    private static final int RECONSTRUCTION = 0xf2b84b;
    private static final int TRUTH = 0xe8ebf0;
    private static final int PREDICTION = 0x4fd1c5;
    private static final int DIFFERENCE = 0x98a3b3;

    /** All frames at once, with the differences. */
    public BufferedImage strips(int scale) {
        List<ClipSheet.Row> rows = new ArrayList<>(plain());
        if (outputs.containsKey(Branch.RECONSTRUCTION) || hasFuture() && !outputs.isEmpty()) {
            rows.add(new ClipSheet.Row("difference", DIFFERENCE, firstDifference(), difference(), Shading.DIFFERENCE));
        }
        return new ClipSheet(rows, scale).strip();
    }

    /** One picture a time step: input, reconstruction, truth and prediction side by side. */
    public List<BufferedImage> players(int scale) {
        return new ClipSheet(plain(), scale).players();
    }

    private List<ClipSheet.Row> plain() {
        List<ClipSheet.Row> rows = new ArrayList<>();
        rows.add(new ClipSheet.Row("input", INPUT, 0, input(), Shading.GREY));
        if (outputs.containsKey(Branch.RECONSTRUCTION)) {
            rows.add(new ClipSheet.Row(
                    "reconstruction", RECONSTRUCTION, 0, outputs.get(Branch.RECONSTRUCTION), Shading.GREY));
        }
        if (outputs.containsKey(Branch.PREDICTION)) {
            if (hasFuture()) {
                rows.add(new ClipSheet.Row("future truth", TRUTH, inputFrames, future(), Shading.GREY));
            }
            rows.add(new ClipSheet.Row(
                    "prediction", PREDICTION, inputFrames, outputs.get(Branch.PREDICTION), Shading.GREY));
        }
        return rows;
    }

    private boolean hasFuture() {
        return clip.time() > inputFrames;
    }

    private Clip input() {
        return clip.frames(0, inputFrames);
    }

    private Clip future() {
        return clip.frames(inputFrames, clip.time());
    }

    private int firstDifference() {
        return outputs.containsKey(Branch.RECONSTRUCTION) ? 0 : inputFrames;
    }

    /** Outputs minus the truth, over all frames that the model makes. */
    private Clip difference() {
        int from = firstDifference();
        Clip truth = clip.frames(from, outputs.containsKey(Branch.PREDICTION) ? clip.time() : inputFrames);
        float[] difference = truth.pixels();
        for (int i = 0; i < difference.length; i++) {
            difference[i] = -difference[i];
        }
        outputs.forEach((branch, output) -> {
            int first = (branch == Branch.RECONSTRUCTION ? 0 : inputFrames) - from;
            float[] made = output.pixels();
            for (int i = 0; i < made.length && first < truth.time(); i++) {
                difference[first * clip.framePixels() + i] += made[i];
            }
        });
        return Clip.of(truth.time(), clip.height(), clip.width(), difference);
    }
}
