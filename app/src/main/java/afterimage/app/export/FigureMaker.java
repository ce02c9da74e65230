package afterimage.app.export;

import afterimage.app.feature.Capture;
import afterimage.app.feature.Exhibit;
import afterimage.app.feature.Format;
import afterimage.app.glossary.Texts;
import afterimage.app.picture.FrameSheet;
import afterimage.app.picture.Painting;
import afterimage.app.theme.Palette;
import afterimage.engine.BadInput;
import afterimage.engine.Words;
import afterimage.engine.clip.Clip;
import afterimage.engine.clip.Shading;
import afterimage.engine.data.Data;
import afterimage.engine.data.DataSpec;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.evaluate.TrainedRun;
import afterimage.engine.measure.FrameErrors;
import afterimage.engine.model.Branch;
import afterimage.engine.model.Prediction;
import afterimage.engine.run.Checkpoint;
import afterimage.engine.run.RunSpec;
import afterimage.engine.sequence.SequenceSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes figures of several runs. Runs are opened, asked and closed one after the other. One thread at a time. */
public final class FigureMaker {
    static final String ID = "figure";
    private static final int CELL = 44;

    /** A trained run that can be a row of a figure; {@code inView} if the window shows it. */
    public record Run(String name, RunSpec spec, Supplier<Checkpoint> checkpoint, boolean inView) {
        /** What has to agree between the runs of a figure. */
        String clipSize() {
            SequenceSpec clip = spec.sequence();
            return Texts.of("export.clip-size", clip.inputFrames(), clip.futureFrames(), clip.size());
        }
    }

    /** What a model that was trained for {@code steps} makes of the clips that figures show. */
    public record Row(String name, long steps, Prediction made) {
        /** Opens a model, asks it and closes it again. */
        public static Row of(
                String name, RunSpec spec, Checkpoint checkpoint, List<Clip> clips, SessionSettings settings) {
            try (TrainedRun trained = new TrainedRun(spec, checkpoint.weights(), settings)) {
                return new Row(name, checkpoint.state().step(), trained.predict(clips));
            }
        }

        private FrameSheet.Row frames(Clip truth, int k, int inputFrames) {
            List<FrameSheet.Piece> pieces = new ArrayList<>();
            List<String> notes = new ArrayList<>();
            made.ofClip(k).forEach((branch, output) -> {
                int first = branch == Branch.PREDICTION ? inputFrames : 0;
                pieces.add(new FrameSheet.Piece(first, output, Shading.GREY));
                double[] errors = FrameErrors.of(output, truth.frames(first, first + output.time()));
                double mse = Arrays.stream(errors).average().orElseThrow();
                notes.add(Words.of("%s MSE %.4f", branch.id(), mse));
            });
            // Behind the last note: a row has room for its name and two of them.
            int last = notes.size() - 1;
            notes.set(last, notes.get(last) + " · " + Words.count(steps, "step"));
            return new FrameSheet.Row(name, notes, Palette.PRINT.text(), pieces);
        }
    }

    private record Figure(Clip clip, List<Row> rows) {}

    private final Data data;
    private FigureViewModel.Choice latest;
    private Figure made;

    public FigureMaker(Data data) {
        this.data = data;
    }

    /**
     * Draws a figure in the form of the lab report's figures 6 and 7: the truth, as far as any model's output reaches,
     * then what each model makes of it, frame by frame; in the colours of paper.
     *
     * @param k which one it is of the clips that the models were asked about
     * @param differences whether each model's row is followed by its differences from the truth
     */
    public static Painting painting(Clip clip, int k, int inputFrames, List<Row> models, boolean differences) {
        boolean future = models.stream()
                .anyMatch(model -> !model.made.of(Branch.PREDICTION).isEmpty());
        Clip truth = clip.frames(0, future ? clip.time() : inputFrames);
        List<FrameSheet.Row> rows = new ArrayList<>();
        rows.add(FrameSheet.Row.of("Truth", Palette.PRINT.truth(), 0, truth));
        for (Row model : models) {
            FrameSheet.Row row = model.frames(clip, k, inputFrames);
            rows.add(row);
            if (differences) {
                rows.add(FrameSheet.Row.difference(List.of(row), clip, Palette.PRINT));
            }
        }
        return new FrameSheet(rows, inputFrames, CELL, true, -1, Palette.PRINT).painting();
    }

    /** The figure as something to export; always in the colours of paper. */
    public Exhibit exhibit(FigureViewModel chosen) {
        Map<Format, Exhibit.Source> ways = new LinkedHashMap<>();
        for (Format format : List.of(Format.PDF, Format.SVG, Format.PNG)) {
            ways.put(format, look -> {
                FigureViewModel.Choice choice = chosen.choice();
                String problem = chosen.problem.get();
                Function<DoubleConsumer, Painting> drawing = progress -> {
                    BadInput.unless(choice != null, "%s", problem);
                    return make(choice, look.differences(), progress);
                };
                return Capture.drawing(drawing, format, look);
            });
        }
        return new Exhibit(ID, null, ways);
    }

    /** The figure as a drawing; a second one of one choice is not computed anew. Refused if a run cannot be read. */
    synchronized Painting make(FigureViewModel.Choice choice, boolean differences, DoubleConsumer progress) {
        if (!choice.equals(latest)) {
            made = compute(choice, progress);
            latest = choice;
        }
        return painting(made.clip, 0, choice.sequence().inputFrames(), made.rows, differences);
    }

    /** Runs may have been trained further: the next figure is computed from what is on disk. */
    public synchronized void forget() {
        latest = null;
        made = null;
    }

    private Figure compute(FigureViewModel.Choice choice, DoubleConsumer progress) {
        SequenceSpec sequence = choice.sequence();
        DataSpec from = choice.runs().get(0).spec().data();
        Clip clip = data.clips(from, sequence, choice.split(), choice.seed())
                .clip(choice.clip())
                .clip();
        List<Row> rows = new ArrayList<>();
        for (Run run : choice.runs()) {
            progress.accept((double) rows.size() / choice.runs().size());
            Checkpoint checkpoint = run.checkpoint().get().shown();
            rows.add(Row.of(run.name(), run.spec(), checkpoint, List.of(clip), SessionSettings.cpu()));
        }
        return new Figure(clip, rows);
    }
}
