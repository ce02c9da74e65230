package afterimage.engine.study;

import afterimage.engine.BadInput;
import afterimage.engine.evaluate.Evaluation;
import afterimage.engine.file.SafeFile;
import afterimage.engine.run.Checkpoint;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunLock;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import afterimage.engine.run.WeightChoice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** A study on disk; where it is follows from the checkpoints of its runs alone. Safe for several threads. */
public final class StudyFolder {
    private static final String STUDY = "study.json";
    private static final String RUNS = "runs";
    private static final String RESULTS = "results";

    /** A result as its file has it: without times, so that the same weights, told by SHA-256, give the same file. */
    private record Stored(long steps, int testClips, String weights, RunSpec spec, Evaluation evaluation) {}

    private final Path path;
    private volatile Study study;

    private StudyFolder(Path path, Study study) {
        this.path = path;
        this.study = study;
    }

    /** @throws BadInput if the folder cannot be written, or holds anything already */
    public static StudyFolder create(Path path, Study study) {
        StudyFolder folder = new StudyFolder(path, study);
        RunLock.make(path, "study", () -> RunFolder.requireNew(path, "study"), made -> folder.change(study));
        return folder;
    }

    /** @throws BadInput if there is no study */
    public static StudyFolder open(Path path) {
        BadInput.unless(isStudy(path), "The folder '%s' is not a study: it has no %s.", path, STUDY);
        return new StudyFolder(path, Study.read(path.resolve(STUDY)));
    }

    public static boolean isStudy(Path path) {
        return Files.isRegularFile(path.resolve(STUDY));
    }

    /** Whether a folder is a study that has runs. */
    public static boolean isBegun(Path path) {
        return isStudy(path) && Files.isDirectory(path.resolve(RUNS));
    }

    public Path path() {
        return path;
    }

    /** When it was made, or last given more to do. */
    public FileTime changed() {
        return SafeFile.time(path.resolve(STUDY));
    }

    public Study study() {
        return study;
    }

    /** Gives the study another budget, or more members and seeds; a runner sees it before its next round. */
    public synchronized void change(Study changed) {
        SafeFile.writeTextInto(path.resolve(STUDY), SpecJson.write(changed));
        study = changed;
    }

    /** Where a run is or will be. */
    public Path path(StudyRun run) {
        return path.resolve(RUNS).resolve(run.id());
    }

    /** A folder in the own one, to be written into. A link is refused: what it leads to belongs to others. */
    public Path own(String name) {
        Path own = path.resolve(name);
        BadInput.unless(
                !Files.isSymbolicLink(own),
                "'%s' is a link, and a study writes into folders of its own only; put the folder itself there.",
                own);
        return own;
    }

    /** The run's folder, which is made if it is missing. */
    RunFolder folder(StudyRun run) {
        own(RUNS);
        Path own = own(RUNS + "/" + run.id());
        return RunFolder.isRun(own) ? RunFolder.open(own) : RunFolder.create(own, run.spec());
    }

    /** Where a run is; one that cannot be read says why, so that it does not stand in the others' way. */
    public RunProgress progress(StudyRun run) {
        Path own = path(run);
        if (!RunFolder.isRun(own)) {
            return RunProgress.none(run, null);
        }
        try {
            RunFolder folder = RunFolder.open(own);
            List<String> changed = folder.differences(run.spec());
            BadInput.unless(
                    changed.isEmpty(),
                    "'%s' was trained under other settings than its %s has now: %s; set them back, or give the changed"
                            + " member another name.",
                    own,
                    STUDY,
                    String.join("; ", changed));
            if (!folder.hasCheckpoint()) {
                return RunProgress.none(run, null);
            }
            Checkpoint now = folder.checkpoint(WeightChoice.LAST);
            Checkpoint.State state = now.state();
            return RunProgress.of(run, study, state.step(), state.seconds(), now.history(), state.device());
        } catch (BadInput e) {
            LoggerFactory.getLogger(StudyFolder.class).warn("{} cannot be read", own, e);
            return RunProgress.none(run, e.getMessage());
        }
    }

    /** Of all runs, in the study's order. */
    public List<RunProgress> progress() {
        return study.runs().stream().map(this::progress).toList();
    }

    /** What a run measured, if it has the same weights and settings still. */
    public Optional<RunResult> result(RunProgress now) {
        Path file = file(now.run());
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            Stored stored = SpecJson.read(file, Stored.class, "a study's result");
            return stored.evaluation != null && stored.equals(present(now.run(), now.steps(), stored.evaluation))
                    ? Optional.of(new RunResult(now.run(), now.steps(), now.seconds(), stored.evaluation))
                    : Optional.empty();
        } catch (BadInput e) {
            LoggerFactory.getLogger(StudyFolder.class)
                    .warn("{} is measured anew", now.run().id(), e);
            return Optional.empty();
        }
    }

    void keep(RunResult result) {
        own(RESULTS);
        SafeFile.writeText(
                file(result.run()), SpecJson.write(present(result.run(), result.steps(), result.evaluation())));
    }

    private Stored present(StudyRun run, long steps, Evaluation evaluation) {
        String weights = RunFolder.open(path(run)).shown().sha256();
        return new Stored(steps, study.testClips(), weights, run.spec(), evaluation);
    }

    private Path file(StudyRun run) {
        return path.resolve(RESULTS).resolve(run.id() + ".json");
    }

    /** Everything that is there now. Reads all checkpoints, which takes a while where models are large. */
    public StudyResults results() {
        List<RunProgress> progress = progress();
        Stream<RunResult> results = progress.stream().filter(RunProgress::done).flatMap(now -> result(now).stream());
        return new StudyResults(study, progress, results.toList());
    }
}
