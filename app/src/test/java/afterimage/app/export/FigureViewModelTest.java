package afterimage.app.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.digits.Split;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunSpec;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FigureViewModelTest {
    private static final RunSpec QUICK = Presets.named(Presets.QUICK_START);

    private final FigureViewModel model = new FigureViewModel();

    @Test
    void oneToSixRunsMakeAFigure() {
        assertTrue(model.problem.get().startsWith("Choose the runs"));
        model.setRuns(
                IntStream.range(0, 7).mapToObj(i -> run("run-" + i, QUICK)).toList());
        assertEquals(List.of("run-0"), names());
        model.entries.forEach(entry -> entry.chosen().set(true));
        assertNull(model.choice());
        assertTrue(model.problem.get().contains("take 1 out"));
        model.entries.get(3).chosen().set(false);
        assertEquals(List.of("run-0", "run-1", "run-2", "run-4", "run-5", "run-6"), names());
    }

    @Test
    void runsOfOtherClipsAreNamedWithTheirSizes() {
        RunSpec longer = QUICK.with("sequence", QUICK.sequence().withFrames(10, 20));
        model.setRuns(List.of(run("a", QUICK), run("b", longer)));
        model.entries.get(1).chosen().set(true);
        assertEquals(
                "A figure shows one clip: a has 10 + 10 frames of 64 px, b has 10 + 20 frames of 64 px.",
                model.problem.get());
        model.entries.get(0).chosen().set(false);
        assertEquals(List.of("b"), names());
    }

    @Test
    void whatWasChosenStaysChosenWhenTheRunsAreListedAnew() {
        model.setRuns(List.of(run("a", QUICK), run("b", QUICK)));
        model.entries.get(0).chosen().set(false);
        model.entries.get(1).chosen().set(true);
        model.setRuns(List.of(run("new", QUICK), run("b", QUICK)));
        assertEquals(List.of("b"), names());
    }

    @Test
    void theRunInViewIsChosenUntilSomebodyChooses() {
        model.setRuns(List.of(run("a", QUICK), run("b", QUICK, true)));
        assertEquals(List.of("b"), names());
        model.setRuns(List.of(run("a", QUICK, true), run("b", QUICK)));
        assertEquals(List.of("a"), names());
        model.entries.get(1).chosen().set(true);
        model.setRuns(List.of(run("c", QUICK, true), run("a", QUICK), run("b", QUICK)));
        assertEquals(List.of("a", "b"), names());
    }

    @Test
    void clipsAreCountedFromOneAndHeldOutOnesAreTheRuns() {
        model.setRuns(List.of(run("a", QUICK)));
        model.clip.set(3);
        assertEquals(2, model.choice().clip());
        assertEquals(QUICK.seed(), model.choice().seed());
        model.split.set(Split.TEST);
        assertEquals(1, model.choice().seed());
        model.clip.set(0);
        assertNull(model.choice());
    }

    private List<String> names() {
        return model.choice().runs().stream().map(FigureMaker.Run::name).toList();
    }

    private static FigureMaker.Run run(String name, RunSpec spec) {
        return run(name, spec, false);
    }

    private static FigureMaker.Run run(String name, RunSpec spec, boolean inView) {
        return new FigureMaker.Run(
                name,
                spec,
                () -> {
                    throw new AssertionError("not read while choosing");
                },
                inView);
    }
}
