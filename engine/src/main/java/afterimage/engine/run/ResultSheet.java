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
 * @param clip all frames, input and future
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
        outputs.forEach((branch, output) -> {
            boolean past = branch == Branch.RECONSTRUCTION;
            rows.add(new ClipSheet.Row(
                    "difference",
                    DIFFERENCE,
                    past ? 0 : inputFrames,
                    minus(output, past ? input() : future()),
                    Shading.DIFFERENCE));
        });
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
            rows.add(new ClipSheet.Row("future truth", TRUTH, inputFrames, future(), Shading.GREY));
            rows.add(new ClipSheet.Row(
                    "prediction", PREDICTION, inputFrames, outputs.get(Branch.PREDICTION), Shading.GREY));
        }
        return rows;
    }

    private Clip input() {
        return clip.frames(0, inputFrames);
    }

    private Clip future() {
        return clip.frames(inputFrames, clip.time());
    }

    private static Clip minus(Clip output, Clip truth) {
        float[] difference = output.pixels();
        float[] subtracted = truth.pixels();
        for (int i = 0; i < difference.length; i++) {
            difference[i] -= subtracted[i];
        }
        return Clip.of(output.time(), output.height(), output.width(), difference);
    }
}
