package afterimage.engine.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.BadInput;
import afterimage.engine.cell.Resolution;
import afterimage.engine.loop.Limit;
import afterimage.engine.run.LossHistory;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import afterimage.engine.trace.LossPoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a study is, what it refuses, and how its file reads. */
class StudyTest {
    @TempDir
    private Path folder;

    private final Study study = TinyStudies.of(Budget.ofSteps(7), 2);

    @Test
    void everyBuiltInStudyIsWhatItsFileSaysWhenWrittenAgain() {
        assertEquals(
                List.of("motion", "capacity", "conditional", "reversed", "cells", "tasks", "optimizers", "peepholes"),
                List.copyOf(Study.all().keySet()));
        Study.all().forEach((name, each) -> {
            assertEquals(name, each.name());
            assertEquals(each, SpecJson.read(SpecJson.write(each), name, Study.class, "a study"));
            assertTrue(each.question().endsWith("?"), name);
            assertFalse(each.source().isEmpty(), name);
        });
    }

    @Test
    void aHorizonFollowsTheBudget() {
        Study minute = Study.named("motion").withBudget(Budget.ofSeconds(60));
        minute.members()
                .forEach(member ->
                        assertEquals(60, member.spec().training().horizon().seconds(), member.name()));
        Study steps = Study.named("motion").withBudget(Budget.ofSteps(70));
        steps.members()
                .forEach(member ->
                        assertEquals(70, member.spec().training().horizon().steps(), member.name()));
    }

    @Test
    void theCapacityStudyIsTableOneOfTheLabReport() {
        Study capacity = Study.named("capacity");
        List<Double> published =
                capacity.members().stream().map(Member::publishedMse).toList();
        assertEquals(List.of(0.027440, 0.025928, 0.019883), published);
        capacity.members()
                .forEach(member -> assertEquals(1e-4, member.spec().training().learningRate(), member.name()));
    }

    @Test
    void theCellsStudyHasAPairOfEqualParameters() {
        Study cells = Study.named("cells");
        Study pair = cells.with("members", cells.members().subList(1, 3));
        assertEquals(1, pair.parameterRatio(), 0.005);
        assertTrue(cells.parameterRatio() > 10);
    }

    @Test
    void membersOfOneSizeHaveTheSmallestOnesParameters() {
        Study capacity = Study.named("capacity").withEqualParameters();
        assertTrue(capacity.parameterRatio() < 1.001, "three times the same model");
        Study cells = Study.named("cells");
        Study equal = cells.withEqualParameters();
        long least = cells.members().stream()
                .mapToLong(member -> member.spec().summary().parameters())
                .min()
                .orElseThrow();
        assertTrue(cells.parameterRatio() > 10);
        for (Member member : equal.members()) {
            assertEquals(least, member.spec().summary().parameters(), 0.1 * least, member.name());
        }
        assertEquals(
                cells.members().stream().map(Member::name).toList(),
                equal.members().stream().map(Member::name).toList());
    }

    @Test
    void layersThatHalveTheFrameStillDoSoWithOtherWidths() {
        RunSpec small = SpecJson.with(
                Presets.named("conv-64-3x3"),
                List.of("model.layers=[{\"units\":16,\"inputKernel\":3,\"stateKernel\":3}]"));
        RunSpec halved = SpecJson.with(
                Presets.named("conv-64-3x3"),
                List.of("model.layers=[{\"units\":64,\"inputKernel\":3,\"stateKernel\":3},"
                        + "{\"units\":64,\"inputKernel\":3,\"stateKernel\":3,\"resolution\":\"HALF\"}]"));
        Study study = Study.named("cells")
                .with("members", List.of(new Member("small", small, null), new Member("halved", halved, null)));
        RunSpec made = study.withEqualParameters().members().get(1).spec();
        assertEquals(Resolution.HALF, made.model().layers().get(1).resolution());
        assertTrue(made.model().layers().get(1).units() < 64);
    }

    @Test
    void runsAreSeedBySeed() {
        assertEquals(
                List.of("composite-seed-42", "autoencoder-seed-42", "composite-seed-7", "autoencoder-seed-7"),
                study.with("seeds", List.of(42L, 7L)).runs().stream()
                        .map(StudyRun::id)
                        .toList());
        StudyRun last = study.with("seeds", List.of(7L)).runs().get(1);
        assertEquals(7, last.spec().seed());
        assertEquals("autoencoder, seed 7", last.spec().name());
    }

    @Test
    void roundsAreEqualPartsOfTheBudget() {
        Budget steps = Budget.ofSteps(7);
        assertEquals(new Limit(4, 0), steps.endOf(1, 2, 0));
        assertEquals(new Limit(7, 0), steps.endOf(2, 2, 0));
        assertEquals(0, steps.roundsDone(3, 99, 2));
        assertEquals(1, steps.roundsDone(4, 99, 2));
        assertEquals(2, steps.roundsDone(8, 99, 2));
        Budget seconds = Budget.ofSeconds(0.3);
        assertEquals(0.1, seconds.endOf(1, 3, 0).seconds(), 1e-12);
        assertEquals(0.05, seconds.endOf(2, 3, 0.15).seconds(), 1e-12);
        assertTrue(seconds.endOf(1, 3, 0.2).seconds() > 0, "none left is not no limit");
        assertEquals(1, seconds.roundsDone(1, 0.1, 3));
        assertEquals(3, seconds.roundsDone(1, 0.1 + 0.2, 3));
    }

    @Test
    void theLossIsReachedByALookOfTheCurveAfterTheFirstStep() {
        Budget budget = new Budget(100L, null, 0.5);
        LossHistory history = new LossHistory();
        history.addHeldOut(new LossPoint(0, 0.4));
        history.addHeldOut(new LossPoint(2, 0.6));
        assertFalse(budget.reachesLoss(history));
        history.addHeldOut(new LossPoint(4, 0.4));
        history.addHeldOut(new LossPoint(6, 0.7));
        assertTrue(budget.reachesLoss(history), "a run that has been there has been there");
    }

    @Test
    void membersThatCannotBeComparedAreRefused() {
        List<Member> members = new ArrayList<>(study.members());
        members.add(new Member("faster", TinyStudies.spec("sequence.maxSpeed=9")));
        refused(() -> study.with("members", members), "see different clips");
        members.set(2, new Member("more", TinyStudies.spec("training.heldOutClips=3")));
        refused(() -> study.with("members", members), "held-out clips");
        members.set(2, new Member("Composite", TinyStudies.spec()));
        refused(() -> study.with("members", members), "Two members");
        refused(() -> study.with("members", members.subList(0, 1)), "2 to 24 members");
        refused(() -> study.with("seeds", List.of(1L, 1L)), "twice");
        members.set(2, new Member("squared", TinyStudies.spec("training.loss=MSE")));
        Study mixed = study.with("members", members);
        refused(() -> mixed.withBudget(new Budget(5L, null, 0.1)), "different losses");
        refused(() -> new Budget(null, null, 0.1), "might never be reached");
    }

    @Test
    void membersAndSeedsAreAddedAndNeverChanged() {
        Member third = new Member("third", TinyStudies.spec("model.peephole=NONE"));
        Study more = new Study(
                "tiny", "", "", "", List.of(study.members().get(0), third), List.of(1L, 42L), Budget.ofSteps(1), 1, 3);
        Study joined = study.joinedBy(more);
        assertEquals(
                List.of("composite", "autoencoder", "third"),
                joined.members().stream().map(Member::name).toList());
        assertEquals(List.of(42L, 1L), joined.seeds());
        assertEquals(study.budget(), joined.budget());
        Member other = new Member("composite", TinyStudies.spec("model.peephole=NONE"));
        refused(() -> study.joinedBy(more.with("members", List.of(other, third))), "other settings");
    }

    @Test
    void aFolderIsMadeOnceAndOpensAgain() throws Exception {
        Path path = folder.resolve("study");
        StudyFolder made = StudyFolder.create(path, study);
        assertEquals(study, StudyFolder.open(path).study());
        made.change(study.withBudget(Budget.ofSteps(9)));
        assertEquals(Budget.ofSteps(9), StudyFolder.open(path).study().budget());
        refused(() -> StudyFolder.create(path, study), "not empty");
        refused(() -> StudyFolder.open(folder), "not a study");
        Path file = Files.writeString(folder.resolve("file"), "x");
        refused(() -> StudyFolder.create(file, study), "is a file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"name\": \"a\"}",
                "{\"name\": \"a\", \"membres\": []}",
                "{\"name\": \"A b\", \"members\": [{\"name\": \"x\", \"preset\": \"quick-start\"},"
                        + " {\"name\": \"y\", \"preset\": \"quick-start\"}], \"seeds\": [1], \"budget\": {\"steps\": 1}}",
                "{\"name\": \"a\", \"members\": [null], \"seeds\": [1], \"budget\": {\"steps\": 1}}",
                "{\"name\": \"a\", \"members\": [{\"name\": \"x\", \"preset\": \"none\"}], \"seeds\": [1]}",
                "{\"name\": \"a\", \"members\": [{\"name\": \"x\"}], \"seeds\": [1]}",
                "{\"name\": \"a\", \"members\": [{\"name\": \"x\", \"preset\": \"quick-start\"},"
                        + " {\"name\": \"y\", \"preset\": \"quick-start\"}], \"seeds\": [1], \"budget\": {}}"
            })
    void whatIsNoStudyGetsOneSentence(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("broken.json"), text);
        BadInput refusal = assertThrows(BadInput.class, () -> Study.read(file));
        assertTrue(refusal.getMessage().startsWith("'" + file + "' is not a study: "), refusal.getMessage());
        assertTrue(refusal.getMessage().endsWith("."), refusal.getMessage());
    }

    /** Some names cannot be those of files, on Windows many. */
    @ParameterizedTest
    @ValueSource(strings = {"nothing", "nothing.json", "a:b", "no path \0 here.json"})
    void whatNamesNoStudyGetsOneSentence(String name) {
        refused(() -> Study.named(name), "There is no study '" + name + "'; there are ");
    }

    private static void refused(org.junit.jupiter.api.function.Executable what, String why) {
        String said = assertThrows(BadInput.class, what).getMessage();
        assertTrue(said.contains(why), said);
    }
}
