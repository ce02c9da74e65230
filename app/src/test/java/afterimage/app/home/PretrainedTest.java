package afterimage.app.home;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.clip.Clip;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.evaluate.TrainedRun;
import afterimage.engine.loop.TrainingRun;
import afterimage.engine.model.Branch;
import afterimage.engine.model.Prediction;
import afterimage.engine.run.Checkpoint;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import afterimage.engine.sequence.MovingClip;
import afterimage.engine.trace.HeldOut;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The models that come with the program: whole, as their cards say, and of the size that was allowed. */
class PretrainedTest {
    private static final long MOST_BYTES = 60_000_000;

    @TempDir
    private Path folder;

    @Test
    void allTogetherAreSmall() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("..", "assets", "pretrained"))) {
            assertTrue(files.filter(Files::isRegularFile)
                            .mapToLong(file -> file.toFile().length())
                            .sum()
                    <= MOST_BYTES);
        }
    }

    @Test
    void eachHasANameAndACardWithItsSteps() {
        Set<String> names = new HashSet<>();
        for (Pretrained run : Pretrained.all()) {
            assertTrue(names.add(run.spec().name()), run.name());
            assertEquals(run.name(), Pretrained.named(run.name()).orElseThrow().name());
            assertTrue(run.spec().name().endsWith(", trained"), run.name());
            Checkpoint checkpoint = run.checkpoint();
            String steps =
                    String.format(Locale.ROOT, "%,d steps", checkpoint.state().step());
            assertTrue(run.card().contains(steps), run.name() + " has " + steps);
            assertTrue(run.card().startsWith("# "), run.name());
        }
    }

    /** Those of the index are those of the folder: a jar cannot be listed. */
    @Test
    void theMomentsThatComeAlongAreWholeAndBeginARun() throws Exception {
        for (Pretrained run : Pretrained.all()) {
            Path own = Path.of("..", "assets", "pretrained", run.name(), "moments");
            List<String> files = new ArrayList<>();
            if (Files.exists(own)) {
                try (Stream<Path> all = Files.list(own)) {
                    all.map(file -> file.getFileName().toString())
                            .filter(file -> file.endsWith(".npz"))
                            .sorted()
                            .forEach(files::add);
                }
            }
            List<Long> steps = run.moments();
            Checkpoint newest = run.checkpoint();
            if (!files.isEmpty()) {
                files.add("step-%09d.npz".formatted(newest.state().step()));
            }
            assertEquals(files, steps.stream().map("step-%09d.npz"::formatted).toList(), run.name());
            for (long step : steps) {
                Checkpoint then = run.moment(step);
                assertEquals(step, then.state().step());
                assertEquals(shapes(newest), shapes(then), run.name() + " " + step);
                assertTrue(then.history().train().stream().allMatch(point -> point.step() <= step), "its past");
            }
            if (steps.size() > 1) {
                RunFolder branch = run.branchTo(folder.resolve(run.name()), steps.get(1), run.spec());
                assertEquals(steps.subList(0, 2), branch.moments());
                assertEquals(steps.get(1), branch.checkpoint().state().step());
            }
        }
    }

    private static Map<String, List<Integer>> shapes(Checkpoint checkpoint) {
        return checkpoint.weights().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        weight ->
                                Arrays.stream(weight.getValue().shape()).boxed().toList()));
    }

    /** What is shown before the model of the first start is made is what it makes then, but for half precision. */
    @Test
    void theRecordedOutputIsTheModels() {
        Pretrained first = Pretrained.first();
        HeldOut recorded = first.outputs().orElseThrow();
        assertEquals(first.checkpoint().state().step(), recorded.step());
        List<Clip> clips = heldOut(first.spec());
        try (TrainedRun model = new TrainedRun(first.spec(), first.checkpoint().weights(), SessionSettings.cpu())) {
            Prediction made = model.predict(clips);
            assertSame(made.of(Branch.RECONSTRUCTION), recorded.made().of(Branch.RECONSTRUCTION));
            assertSame(made.of(Branch.PREDICTION), recorded.made().of(Branch.PREDICTION));
        }
    }

    private static List<Clip> heldOut(RunSpec spec) {
        return MovingClip.clips(TrainingRun.heldOutClips(spec, DataFiles.source()));
    }

    private static void assertSame(List<Clip> made, List<Clip> recorded) {
        assertEquals(made.size(), recorded.size());
        for (int k = 0; k < made.size(); k++) {
            assertArrayEquals(made.get(k).pixels(), recorded.get(k).pixels(), 0.002f);
        }
    }

    @Test
    void eachIsCloserToHeldOutClipsThanABlackFrameIs() {
        for (Pretrained run : Pretrained.all()) {
            RunSpec spec = run.spec();
            List<Clip> clips = heldOut(spec);
            try (TrainedRun model = new TrainedRun(spec, run.checkpoint().weights(), SessionSettings.cpu())) {
                for (Branch branch : spec.model().task().branches()) {
                    List<Clip> made = model.predict(clips).of(branch);
                    int from = branch == Branch.PREDICTION ? spec.sequence().inputFrames() : 0;
                    double error = 0;
                    double black = 0;
                    for (int k = 0; k < clips.size(); k++) {
                        for (int t = 0; t < made.get(k).time(); t++) {
                            float[] truth = clips.get(k).frame(from + t);
                            float[] frame = made.get(k).frame(t);
                            for (int i = 0; i < truth.length; i++) {
                                error += (frame[i] - truth[i]) * (frame[i] - truth[i]);
                                black += truth[i] * truth[i];
                            }
                        }
                    }
                    assertTrue(error < 0.9 * black, run.name() + " " + branch + ": " + error / black);
                }
            }
        }
    }
}
