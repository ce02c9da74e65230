package afterimage.app.export;

import afterimage.app.theme.Palette;
import afterimage.engine.clip.Clip;
import afterimage.engine.clip.Shading;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.digits.Mnist;
import afterimage.engine.model.Branch;
import afterimage.engine.model.Prediction;
import afterimage.engine.run.Checkpoint;
import afterimage.engine.run.TrainedRun;
import afterimage.engine.sequence.MovingDigits;
import afterimage.engine.sequence.SequenceSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;

/**
 * Figures in the manner of the lab report's figures 6 and 7: the truth, then what each model makes of the same clip.
 * Runs are opened, asked and closed one after the other. One thread at a time.
 */
public final class FigureMaker {
    private static final int CELL = 44;

    /** One model's row, in the making. */
    private record Row(String name, List<String> notes, Prediction made) {}

    private record Figure(Clip truth, List<Row> rows) {}

    private final Mnist digits;
    private FigureChoice latest;
    private Figure made;

    public FigureMaker(Mnist digits) {
        this.digits = digits;
    }

    /**
     * The figure as a drawing; a second one of the same choice is not computed anew.
     *
     * @param differences whether each run's row is followed by its differences from the truth
     * @throws afterimage.engine.BadInput if a run cannot be read
     */
    synchronized Painting make(FigureChoice choice, Palette palette, boolean differences, DoubleConsumer progress) {
        if (!choice.equals(latest)) {
            made = compute(choice, progress);
            latest = choice;
        }
        SequenceSpec sequence = choice.runs().get(0).spec().sequence();
        return new FrameSheet(
                        rows(made, sequence.inputFrames(), palette, differences),
                        sequence.inputFrames(),
                        CELL,
                        true,
                        -1,
                        palette)
                .painting();
    }

    /** Runs may have been trained further: the next figure is computed from what is on disk. */
    public synchronized void forget() {
        latest = null;
        made = null;
    }

    private Figure compute(FigureChoice choice, DoubleConsumer progress) {
        SequenceSpec sequence = choice.runs().get(0).spec().sequence();
        Clip truth = new MovingDigits(sequence, digits.read(choice.split()), choice.seed())
                .clip(choice.clip())
                .clip();
        List<Row> rows = new ArrayList<>();
        for (FigureRun run : choice.runs()) {
            progress.accept((double) rows.size() / choice.runs().size());
            Checkpoint checkpoint = run.checkpoint().get().shown();
            try (TrainedRun trained = new TrainedRun(run.spec(), checkpoint.weights(), SessionSettings.cpu())) {
                Prediction prediction = trained.predict(List.of(truth));
                rows.add(
                        new Row(run.name(), notes(checkpoint.state().step(), prediction, truth, sequence), prediction));
            }
        }
        return new Figure(truth, rows);
    }

    /** The errors by their names, the steps behind the last. */
    private static List<String> notes(long step, Prediction made, Clip truth, SequenceSpec sequence) {
        List<String> notes = new ArrayList<>();
        made.clips().keySet().stream().sorted().forEach(branch -> {
            int first = branch == Branch.RECONSTRUCTION ? 0 : sequence.inputFrames();
            double error = error(made.of(branch).get(0), truth, first);
            notes.add(String.format(Locale.ROOT, "%s MSE %.4f", branch.id(), error));
        });
        int last = notes.size() - 1;
        notes.set(last, String.format(Locale.ROOT, "%s · %,d steps", notes.get(last), step));
        return notes;
    }

    /** Mean squared error a pixel, on [0, 1]. */
    private static double error(Clip made, Clip truth, int first) {
        double sum = 0;
        for (int t = 0; t < made.time(); t++) {
            float[] a = made.frame(t);
            float[] b = truth.frame(first + t);
            for (int i = 0; i < a.length; i++) {
                sum += (a[i] - b[i]) * (a[i] - b[i]);
            }
        }
        return sum / (made.time() * made.framePixels());
    }

    /** The truth reaches as far as any model's output does. */
    private static List<FrameRow> rows(Figure figure, int inputFrames, Palette palette, boolean differences) {
        boolean future = figure.rows.stream()
                .anyMatch(row -> !row.made.of(Branch.PREDICTION).isEmpty());
        Clip truth = figure.truth.frames(0, future ? figure.truth.time() : inputFrames);
        List<FrameRow> rows = new ArrayList<>();
        rows.add(
                new FrameRow("Truth", List.of(), palette.truth(), List.of(new FrameRow.Piece(0, truth, Shading.GREY))));
        for (Row row : figure.rows) {
            List<FrameRow.Piece> pieces = new ArrayList<>();
            row.made.of(Branch.RECONSTRUCTION).forEach(c -> pieces.add(new FrameRow.Piece(0, c, Shading.GREY)));
            row.made.of(Branch.PREDICTION).forEach(c -> pieces.add(new FrameRow.Piece(inputFrames, c, Shading.GREY)));
            rows.add(new FrameRow(row.name, row.notes, palette.text(), pieces));
            if (differences) {
                List<FrameRow.Piece> wrong = pieces.stream()
                        .map(piece -> FrameDifference.of(piece.clip(), figure.truth, piece.first()))
                        .toList();
                rows.add(new FrameRow("Difference", List.of(), palette.dim(), wrong));
            }
        }
        return rows;
    }
}
