package afterimage.app.cli;

import static afterimage.app.cli.Answer.afterimage;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunLock;
import afterimage.engine.study.Budget;
import afterimage.engine.study.RunProgress;
import afterimage.engine.study.StudyFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Studies from the command line. */
class StudyCommandTest {
    private static final String MEMBER =
            "{\"name\": \"%s\", \"preset\": \"quick-start\", \"set\": [\"model.layers.0.units=3\","
                    + " \"sequence.inputFrames=3\", \"sequence.futureFrames=2\", \"training.heldOutEvery=2\","
                    + " \"training.heldOutClips=2\", \"model.peephole=%s\"]}";

    @TempDir
    private static Path folder;

    private static Path file;
    private static Path done;
    private static Answer first;

    private static Path write(String name, String... members) throws Exception {
        return Files.writeString(
                folder.resolve(name),
                "{\"name\": \"tiny\", \"question\": \"Do peepholes help?\", \"seeds\": [1], \"testClips\": 3,"
                        + " \"members\": ["
                        + String.join(", ", members) + "], \"budget\": {\"steps\": 2}}");
    }

    @BeforeAll
    static void train() throws Exception {
        file = write("tiny.json", MEMBER.formatted("without", "NONE"), MEMBER.formatted("with", "CHANNEL"));
        done = folder.resolve("done");
        first = afterimage("study", file, "--out", done);
        assertEquals(0, first.code(), first.err());
    }

    @Test
    void aStudyIsTrainedMeasuredAndToldOf() {
        assertTrue(first.out().contains("Prediction, 3 test clips"), first.out());
        assertTrue(first.out().contains("Lowest squared error of the reconstruction: "), first.out());
        assertTrue(first.out().contains("with one seed each"), first.out());
        assertEquals(
                2,
                RunFolder.open(done.resolve("runs/without-seed-1"))
                        .checkpoint()
                        .state()
                        .step());
    }

    @Test
    void theReportIsOnePageAndItsFiles() throws Exception {
        String page = Files.readString(done.resolve("report.html"));
        assertTrue(page.contains("Lowest squared error of the reconstruction: "), page.substring(0, 2000));
        assertTrue(page.contains("<td>model.peephole</td><td>NONE</td><td>CHANNEL</td>"), "what members differ in");
        assertTrue(page.contains("afterimage study study.json --out again"), "the command that repeats it");
        assertTrue(page.contains("TensorFlow ") && page.contains("CPU:0"), "versions and device");
        assertFalse(page.contains("src=\"report/") || page.contains("href="), "it needs no other file");
        assertEquals(4, page.split("data:image/png;base64,", -1).length - 1, "three clips and the curves");
        String markdown = Files.readString(done.resolve("report.md"));
        for (String name : List.of("clip-1.png", "clip-2.png", "clip-3.png", "curves-1.png")) {
            assertTrue(markdown.contains("(report/" + name + ")"), markdown);
            assertTrue(
                    javax.imageio.ImageIO.read(done.resolve("report/" + name).toFile())
                                    .getWidth()
                            > 400,
                    name);
        }
        assertTrue(Files.readString(done.resolve("report/prediction.tex")).contains("\\toprule"));
        List<String> csv = Files.readAllLines(done.resolve("report/results.csv"));
        assertTrue(csv.stream().anyMatch(line -> line.startsWith("with,1,")), csv.toString());
    }

    @Test
    void theSameCommandGoesOnWithMoreMembersSeedsAndSteps() throws Exception {
        Path more = write(
                "more.json",
                MEMBER.formatted("without", "NONE"),
                MEMBER.formatted("with", "CHANNEL"),
                MEMBER.formatted("pixel", "PIXEL"));
        Path out = folder.resolve("grows");
        assertEquals(0, afterimage("study", file, "--steps", 1, "--out", out).code());
        Answer again = afterimage("study", more, "--steps", 3, "--seeds", "1,2", "--out", out);
        assertEquals(0, again.code(), again.err());
        StudyFolder study = StudyFolder.open(out);
        assertEquals(6, study.results().results().size());
        assertEquals(3, study.study().budget().steps());
        assertTrue(again.out().contains("without, seed 1: from step 1"), again.out());
        Answer third = afterimage("study", file, "--loss", 0.5, "--rounds", 2, "--out", out);
        assertEquals(3, StudyFolder.open(out).study().members().size(), third.err());
        assertEquals(new Budget(3L, null, 0.5), StudyFolder.open(out).study().budget());
        assertEquals(2, StudyFolder.open(out).study().rounds());
        assertFalse(third.out().contains("from step"), third.out());
    }

    @Test
    void aRunThatCannotGoOnMakesTheStudyFailWithOneSentence() throws Exception {
        Path out = folder.resolve("fails");
        assertEquals(0, afterimage("study", file, "--steps", 1, "--out", out).code());
        Path run = out.resolve("runs/with-seed-1");
        for (String name : List.of("checkpoint.npz", "checkpoint.previous.npz")) {
            Files.writeString(run.resolve(name), "no checkpoint");
        }
        Answer answer = afterimage("study", file, "--steps", 2, "--out", out);
        assertEquals(1, answer.code(), answer.err());
        assertTrue(answer.out().contains("with, seed 1 cannot go on. "), answer.out());
        assertTrue(answer.out().contains("So far 1 of 2 runs are finished."), answer.out());
    }

    @Test
    void oneRunIsTrainedWhileOthersTrainTheOthersAndTheClusterIsAskedForAllThatAreNotDone() throws Exception {
        Path out = folder.resolve("jobs");
        assertEquals(0, afterimage("study", file, "--steps", 1, "--out", out).code());
        StudyFolder study = StudyFolder.open(out);
        study.change(study.study().withBudget(Budget.ofSteps(3)));
        try (RunLock lock = RunLock.take(out, "study")) {
            Answer answer = afterimage("study", out.resolve("study.json"), "--out", out, "--run", 2);
            assertEquals(0, answer.code(), answer.err() + lock);
        }
        assertEquals(
                List.of(1L, 3L),
                study.progress().stream().map(RunProgress::steps).toList());
        assertEquals(1, study.results().results().size());
        assertEquals(
                2,
                afterimage("study", out.resolve("study.json"), "--out", out, "--run", 3)
                        .code());
        List<String> asked = new SlurmStudy(study, "/opt/it's/afterimage", "--gres=gpu:1 -t 5", "GPU:0,CPU", line -> {})
                .command("1");
        assertEquals(List.of("--gres=gpu:1", "-t", "5"), asked.subList(asked.size() - 4, asked.size() - 1));
        assertEquals(
                "--wrap=exec '/opt/it'\\''s/afterimage' 'study' '" + out + "/study.json' '--out' '" + out
                        + "' '--device' 'GPU:0,CPU' --run $SLURM_ARRAY_TASK_ID",
                asked.get(asked.size() - 1));
    }

    static List<List<Object>> badUse() throws Exception {
        Path text = Files.writeString(folder.resolve("text.json"), "{\"name\": 3}");
        Path plain = Files.createDirectories(folder.resolve("plain"));
        Files.writeString(plain.resolve("file"), "x");
        List<List<Object>> uses = new ArrayList<>();
        uses.add(List.of("study"));
        uses.add(List.of("study", "capacity"));
        uses.add(List.of("study", "no-such-study", "--out", folder.resolve("new")));
        uses.add(List.of("study", text, "--out", folder.resolve("new")));
        uses.add(List.of("study", folder.resolve("missing.json"), "--out", folder.resolve("new")));
        uses.add(List.of("study", file, "--steps", 0, "--out", folder.resolve("new")));
        uses.add(List.of("study", file, "--seconds", "NaN", "--out", folder.resolve("new")));
        uses.add(List.of("study", file, "--steps", 1, "--seconds", 1, "--out", folder.resolve("new")));
        uses.add(List.of("study", file, "--seeds", "1,1", "--out", folder.resolve("new")));
        uses.add(List.of("study", file, "--seeds", "one", "--out", folder.resolve("new")));
        uses.add(List.of("study", file, "--device", "GPU:7", "--out", folder.resolve("new")));
        uses.add(List.of("study", file, "--out", plain));
        uses.add(List.of("study", file, "--out", text));
        uses.add(List.of("study", "capacity", "--out", done));
        return uses;
    }

    @ParameterizedTest
    @MethodSource("badUse")
    void badUseGetsOneClearSentence(List<Object> args) {
        Answer answer = afterimage(args.toArray());
        assertEquals(2, answer.code(), answer.err());
        assertEquals(1, answer.err().lines().count(), answer.err());
        assertTrue(
                answer.err().startsWith("afterimage: ") && answer.err().trim().endsWith("."), answer.err());
        assertFalse(answer.err().contains("Exception") || Files.exists(folder.resolve("new")), answer.err());
    }
}
