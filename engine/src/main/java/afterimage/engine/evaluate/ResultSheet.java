package afterimage.engine.evaluate;

import afterimage.engine.clip.Clip;
import afterimage.engine.clip.ClipSheet;
import afterimage.engine.clip.Shading;
import afterimage.engine.model.Branch;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A clip, maybe the input alone, and what a model made of it, as a picture: the strips of the theatre, on paper. */
public record ResultSheet(Clip clip, Map<Branch, Clip> outputs, int inputFrames) {
    private static final int INPUT = 0x8fb3ff;
    private static final int RECONSTRUCTION = 0xf2b84b;
    private static final int TRUTH = 0xe8ebf0;
    private static final int PREDICTION = 0x4fd1c5;
    private static final int DIFFERENCE = 0x98a3b3;

    /** All frames at once, with the differences. */
    public BufferedImage strips(int scale) {
        List<ClipSheet.Row> rows = new ArrayList<>(plain());
        boolean hasInput = outputs.containsKey(Branch.RECONSTRUCTION);
        if (hasInput || hasFuture() && !outputs.isEmpty()) {
            int from = hasInput ? 0 : inputFrames;
            rows.add(new ClipSheet.Row("difference", DIFFERENCE, from, difference(from), Shading.DIFFERENCE));
        }
        return new ClipSheet(rows, scale).strip();
    }

    /** One picture a time step: input, reconstruction, truth and prediction side by side. */
    public List<BufferedImage> players(int scale) {
        return new ClipSheet(plain(), scale).players();
    }

    private List<ClipSheet.Row> plain() {
        List<ClipSheet.Row> rows = new ArrayList<>();
        rows.add(grey("input", INPUT, 0, clip.frames(0, inputFrames)));
        if (outputs.containsKey(Branch.RECONSTRUCTION)) {
            rows.add(grey("reconstruction", RECONSTRUCTION, 0, outputs.get(Branch.RECONSTRUCTION)));
        }
        if (outputs.containsKey(Branch.PREDICTION)) {
            if (hasFuture()) {
                rows.add(grey("future truth", TRUTH, inputFrames, clip.frames(inputFrames, clip.time())));
            }
            rows.add(grey("prediction", PREDICTION, inputFrames, outputs.get(Branch.PREDICTION)));
        }
        return rows;
    }

    private static ClipSheet.Row grey(String label, int colour, int first, Clip frames) {
        return new ClipSheet.Row(label, colour, first, frames, Shading.GREY);
    }

    private boolean hasFuture() {
        return clip.time() > inputFrames;
    }

    private Clip difference(int from) {
        Clip truth = clip.frames(from, outputs.containsKey(Branch.PREDICTION) ? clip.time() : inputFrames);
        float[] difference = truth.pixels();
        outputs.forEach((branch, output) -> {
            int first = (branch == Branch.RECONSTRUCTION ? 0 : inputFrames) - from;
            float[] made = output.pixels();
            for (int i = 0; i < made.length && first < truth.time(); i++) {
                int at = first * clip.framePixels() + i;
                difference[at] = made[i] - difference[at];
            }
        });
        return Clip.of(truth.time(), clip.height(), clip.width(), difference);
    }
}
