package afterimage.app.export;

import afterimage.app.theme.Palette;
import afterimage.engine.clip.Clip;
import afterimage.engine.clip.Shading;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.measure.FrameMetrics;
import afterimage.engine.model.Branch;
import afterimage.engine.model.Prediction;
import afterimage.engine.run.Checkpoint;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.TrainedRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a model makes of the clips that figures show.
 *
 * @param steps that it was trained
 */
public record FigureRow(String name, long steps, Prediction made) {
    private static final int CELL = 44;

    /** Opens a model, asks it and closes it again. */
    public static FigureRow of(
            String name, RunSpec spec, Checkpoint checkpoint, List<Clip> clips, SessionSettings settings) {
        try (TrainedRun trained = new TrainedRun(spec, checkpoint.weights(), settings)) {
            return new FigureRow(name, checkpoint.state().step(), trained.predict(clips));
        }
    }

    /**
     * The figure in the form of the lab report's figures 6 and 7: the truth, as far as any model's output reaches, then
     * what each model makes of it, frame by frame; in the colours of paper.
     *
     * @param clip input and future
     * @param k which one it is of the clips that the models were asked about
     * @param differences whether each model's row is followed by its differences from the truth
     */
    public static Painting painting(
            Clip clip, int k, int inputFrames, List<FigureRow> models, boolean differences) {
        boolean future = models.stream()
                .anyMatch(model -> !model.made.of(Branch.PREDICTION).isEmpty());
        Clip truth = clip.frames(0, future ? clip.time() : inputFrames);
        List<FrameRow> rows = new ArrayList<>();
        rows.add(FrameRow.of("Truth", Palette.PRINT.truth(), 0, truth));
        for (FigureRow model : models) {
            FrameRow row = model.frames(clip, k, inputFrames);
            rows.add(row);
            if (differences) {
                rows.add(FrameRow.difference(List.of(row), clip, Palette.PRINT));
            }
        }
        return new FrameSheet(rows, inputFrames, CELL, true, -1, Palette.PRINT).painting();
    }

    private FrameRow frames(Clip truth, int k, int inputFrames) {
        List<FrameRow.Piece> pieces = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        made.ofClip(k).forEach((branch, output) -> {
            int first = branch == Branch.PREDICTION ? inputFrames : 0;
            pieces.add(new FrameRow.Piece(first, output, Shading.GREY));
            FrameMetrics metrics = new FrameMetrics(false);
            metrics.add(output, truth.frames(first, first + output.time()));
            notes.add(String.format(
                    Locale.ROOT, "%s MSE %.4f", branch.id(), metrics.score().mse()));
        });
        // Behind the last note: a row has room for its name and two of them.
        int last = notes.size() - 1;
        notes.set(last, String.format(Locale.ROOT, "%s · %,d steps", notes.get(last), steps));
        return new FrameRow(name, notes, Palette.PRINT.text(), pieces);
    }
}
