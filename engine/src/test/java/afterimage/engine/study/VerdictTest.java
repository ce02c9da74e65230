package afterimage.engine.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.evaluate.Evaluation;
import afterimage.engine.file.Table;
import afterimage.engine.measure.Score;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of numbers, and what is not. */
class VerdictTest {
    private static final double[] NONE = {};

    private final Study tiny = TinyStudies.of(Budget.ofSteps(7), 2);
    private final Study autoencoders = tiny.with(
            "members",
            List.of(
                    new Member("one", TinyStudies.spec("model.task=AUTOENCODER")),
                    new Member("two", TinyStudies.spec("model.task=AUTOENCODER", "model.peephole=NONE")),
                    new Member("three", TinyStudies.spec("model.task=AUTOENCODER", "model.peephole=PIXEL"), 0.02)));

    private static Score mse(double value) {
        return new Score(value, 4096 * value, 0, 0, null, null, 0.5, 0.5, 10, NONE, NONE, NONE, NONE, NONE);
    }

    private static RunResult result(StudyRun run, double mse) {
        return new RunResult(
                run,
                7,
                1.5,
                new Evaluation(3, mse(mse), null, null, null, mse(0.09), null, mse(0.05), null, null, null, null));
    }

    /** @param values by seed, then member; as many as there are */
    private StudyResults results(Study study, double... values) {
        List<RunProgress> progress = new ArrayList<>();
        List<RunResult> results = new ArrayList<>();
        for (StudyRun run : study.runs()) {
            int at = progress.size();
            progress.add(new RunProgress(run, 7, 1.5, 0.1, at < values.length, null, "CPU:0"));
            if (at < values.length) {
                results.add(result(run, values[at]));
            }
        }
        return new StudyResults(study, progress, results);
    }

    /** By hand: one is above two by 2, 4 and 3 thousandths, mean 3, deviation 1, so 3 ± 4.303 / sqrt(3). */
    @Test
    void membersWhoseDifferenceMayBeZeroAreNotToldApart() {
        Study seeds = autoencoders.with("seeds", List.of(1L, 2L, 3L));
        assertEquals(
                "Lowest squared error of the reconstruction: two with 0.01200 (0.01000 to 0.01500); told apart from one"
                        + " with 0.01500 (0.01200 to 0.01800), more by 0.00300 ± 0.00248; not told apart from three with"
                        + " 0.01833 (0.01000 to 0.03000), more by 0.00633 ± 0.01930 (means and ranges over seeds; ± is the"
                        + " 95 % interval of the difference, seed by seed).",
                Verdict.of(results(seeds, 0.012, 0.010, 0.010, 0.015, 0.011, 0.015, 0.018, 0.015, 0.030)));
    }

    @Test
    void oneSeedTellsNothingAboutChance() {
        String words = Verdict.of(results(autoencoders, 0.02, 0.01, 0.03));
        assertTrue(words.contains("two with 0.01000, then one with 0.02000, three with 0.03000"), words);
        assertTrue(words.endsWith("with one seed each, how much of that is chance is not known."), words);
    }

    @Test
    void whatTheMeanImageCanDoTooIsNoSuccess() {
        assertTrue(Verdict.of(results(autoencoders, 0.02, 0.06, 0.03))
                .endsWith("The reconstruction of two is no better than the mean image (0.05000)."));
        assertTrue(Verdict.of(results(autoencoders, 0.07, 0.06, 0.08))
                .endsWith("The reconstruction of every member is no better than the mean image (0.05000)."));
    }

    @Test
    void anUnfinishedStudySaysSo() {
        assertEquals("No run is finished and measured yet, so there is no verdict.", Verdict.of(results(autoencoders)));
        String words = Verdict.of(results(autoencoders, 0.02));
        assertTrue(words.startsWith("So far 1 of 3 runs are finished. "), words);
        assertTrue(words.contains("nothing to hold it against"), words);
    }

    @Test
    void theTableHasMeanAndRangeAndWhatCostsNothing() {
        Study seeds = autoencoders.with("seeds", List.of(1L, 2L));
        Table table = StudyTable.of(results(seeds, 0.011, 0.010, 0.030, 0.019, 0.011, 0.040))
                .get(0);
        assertEquals("Reconstruction, 3 test clips", table.title());
        assertEquals(
                List.of("one", "two", "three", "mean image", "blank frame"),
                table.rows().stream().map(row -> row.get(0)).toList());
        int mse = table.head().indexOf("MSE/pixel");
        assertEquals("0.01500 (0.01100 to 0.01900)", table.rows().get(0).get(mse));
        assertEquals("0.05000", table.rows().get(3).get(mse));
        int above = table.head().indexOf("MSE/pixel above the best");
        assertEquals("–", table.rows().get(1).get(above));
        // One is above two by 1 and 8 thousandths, deviation 4.95 thousandths.
        assertEquals("0.00450 ± 0.04447", table.rows().get(0).get(above));
        assertEquals("0.020000", table.rows().get(2).get(table.head().indexOf("published MSE/pixel")));
        assertEquals("–", table.rows().get(0).get(table.head().indexOf("published MSE/pixel")));
        table.rows().forEach(row -> assertEquals(table.head().size(), row.size()));
        assertTrue(table.latex().contains("one & ") && table.latex().contains("\\bottomrule"));
    }

    @Test
    void theCsvHasEveryRunInEveryConvention() {
        String csv = StudyTable.ofRuns(results(autoencoders, 0.02, 0.01)).csv();
        assertTrue(csv.contains("one,42,"), csv);
        assertTrue(csv.contains("reconstruction,squared error,per pixel,0.02"), csv);
        assertEquals(0, (csv.lines().count() - 1) % 2, "as many lines for both runs");
    }
}
