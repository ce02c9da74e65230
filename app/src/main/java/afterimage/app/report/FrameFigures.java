package afterimage.app.report;

import afterimage.app.export.FrameRow;
import afterimage.app.export.FrameSheet;
import afterimage.app.theme.Palette;
import afterimage.engine.clip.Clip;
import afterimage.engine.clip.Pictures;
import afterimage.engine.clip.Shading;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.digits.Mnist;
import afterimage.engine.measure.FrameMetrics;
import afterimage.engine.model.Branch;
import afterimage.engine.model.Prediction;
import afterimage.engine.run.Checkpoint;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.TrainedRun;
import afterimage.engine.study.RunProgress;
import afterimage.engine.study.Study;
import afterimage.engine.study.StudyFolder;
import afterimage.engine.study.StudyResults;
import afterimage.engine.study.TestClips;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Figures in the form of the lab report's figures 6 and 7: rows are the truth and the models, columns the frames. */
final class FrameFigures {
    private static final int CLIPS = 3;
    private static final int CELL = 44;
    private static final int SCALE = 2;

    private record Row(String name, long steps, Prediction made) {}

    private final List<Clip> clips;
    private final List<Row> rows = new ArrayList<>();
    private final int inputFrames;
    private final long seed;

    /** Runs each member's run of the first seed, as far as it is trained. */
    FrameFigures(StudyFolder folder, StudyResults results, Mnist digits, SessionSettings settings) {
        Study study = results.study();
        clips = new TestClips(study, digits).first(CLIPS);
        inputFrames = study.members().get(0).spec().sequence().inputFrames();
        seed = study.seeds().get(0);
        for (RunProgress now : results.progress()) {
            if (now.run().seed() == seed && now.steps() > 0) {
                RunFolder run = RunFolder.open(folder.path(now.run()));
                Checkpoint checkpoint = run.shown();
                try (TrainedRun trained = new TrainedRun(run.spec(), checkpoint.weights(), settings)) {
                    rows.add(new Row(
                            now.run().member().name(), checkpoint.state().step(), trained.predict(clips)));
                }
            }
        }
    }

    List<Block.Figure> figures() {
        List<Block.Figure> figures = new ArrayList<>();
        for (int k = 0; k < clips.size() && !rows.isEmpty(); k++) {
            FrameSheet sheet = new FrameSheet(frameRows(k), inputFrames, CELL, true, -1, Palette.PRINT);
            String caption = String.format(
                    Locale.ROOT,
                    "Test clip %d: the truth and what each model makes of it, frame by frame (seed %d).",
                    k + 1,
                    seed);
            figures.add(new Block.Figure(
                    "clip-" + (k + 1),
                    caption,
                    Pictures.png(sheet.painting().image(SCALE)),
                    sheet.painting().width()));
        }
        return figures;
    }

    /** The truth reaches as far as any model's output does. */
    private List<FrameRow> frameRows(int k) {
        boolean future =
                rows.stream().anyMatch(row -> !row.made.of(Branch.PREDICTION).isEmpty());
        Clip truth = clips.get(k);
        Clip shown = truth.frames(0, future ? truth.time() : inputFrames);
        List<FrameRow> sheet = new ArrayList<>();
        sheet.add(new FrameRow(
                "Truth", List.of(), Palette.PRINT.truth(), List.of(new FrameRow.Piece(0, shown, Shading.GREY))));
        for (Row row : rows) {
            List<FrameRow.Piece> pieces = new ArrayList<>();
            List<String> notes = new ArrayList<>();
            for (Branch branch : Branch.values()) {
                if (!row.made.of(branch).isEmpty()) {
                    Clip output = row.made.of(branch).get(k);
                    int first = branch == Branch.PREDICTION ? inputFrames : 0;
                    pieces.add(new FrameRow.Piece(first, output, Shading.GREY));
                    notes.add(branch.id() + " MSE " + error(output, truth.frames(first, first + output.time())));
                }
            }
            // Behind the last note: a row has room for its name and two of them.
            int last = notes.size() - 1;
            notes.set(last, String.format(Locale.ROOT, "%s · %,d steps", notes.get(last), row.steps));
            sheet.add(new FrameRow(row.name, notes, Palette.PRINT.text(), pieces));
        }
        return sheet;
    }

    private static String error(Clip output, Clip truth) {
        FrameMetrics metrics = new FrameMetrics(false);
        metrics.add(output, truth);
        return String.format(Locale.ROOT, "%.4f", metrics.score().mse());
    }
}
