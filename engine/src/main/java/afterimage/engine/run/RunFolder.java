package afterimage.engine.run;

import afterimage.engine.BadInput;
import afterimage.engine.NotWritten;
import afterimage.engine.clip.MadeFolders;
import afterimage.engine.clip.SafeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One run on disk: {@code run.json} (its spec), {@code checkpoint.npz} (where it is), {@code checkpoint.previous.npz}
 * (where it was an autosave before), {@code moments} (where it was earlier) and {@code loss.csv} (its curves, for other
 * programs). It opens again anywhere, and after having been killed at any moment.
 */
public final class RunFolder {
    private static final String SPEC = "run.json";
    private static final String LOSSES = "loss.csv";

    private final Path path;
    private final RunSpec spec;
    private final CheckpointFiles checkpoints;
    private final Moments moments;
    private final BestWeights best;

    private RunFolder(Path path, RunSpec spec) {
        this.path = path;
        this.spec = spec;
        this.checkpoints = new CheckpointFiles(path);
        this.moments = new Moments(path);
        this.best = new BestWeights(path);
    }

    /**
     * Makes a new run.
     *
     * @throws BadInput if the folder cannot be written, or holds anything already
     */
    public static RunFolder create(Path path, RunSpec spec) {
        RunFolder folder = new RunFolder(path, spec);
        BadInput.unless(
                !folder.hasCheckpoint(),
                "'%s' already holds a run; resume it with --resume, or choose another folder.",
                path);
        // A run that failed before its first save may be begun again in its place.
        BadInput.unless(
                isRun(path) || isMissingOrEmpty(path), "'%s' is not empty; choose a new folder for the run.", path);
        SafeFile.writeText(path.resolve(SPEC), SpecJson.write(spec));
        return folder;
    }

    /** Makes a new run and fills it; where that cannot be written, nothing is left of it. */
    static RunFolder create(Path path, RunSpec spec, Consumer<RunFolder> fill) {
        try (MadeFolders folders = new MadeFolders(path)) {
            RunFolder made = create(path, spec);
            try {
                fill.accept(made);
                folders.keep();
                return made;
            } catch (NotWritten e) {
                Files.deleteIfExists(path.resolve(SPEC));
                throw e;
            }
        } catch (IOException e) {
            throw SafeFile.notWritten(path, e);
        }
    }

    /** @throws BadInput if there is no run */
    public static RunFolder open(Path path) {
        BadInput.unless(Files.isDirectory(path), "There is no run '%s'; give the folder of a run.", path);
        BadInput.unless(
                Files.isRegularFile(path.resolve(SPEC)), "The folder '%s' is not a run: it has no %s.", path, SPEC);
        return new RunFolder(path, SpecJson.read(path.resolve(SPEC)));
    }

    /** Whether a folder looks like a run. */
    public static boolean isRun(Path path) {
        return Files.isRegularFile(path.resolve(SPEC));
    }

    /** Whether a folder is a run that was ever saved. */
    public static boolean isBegun(Path path) {
        return new CheckpointFiles(path).any();
    }

    /**
     * Gives the run another name; the folder keeps its own. Not while it is trained.
     *
     * @return the run under its new name
     * @throws BadInput if no run can have that name, or it cannot be written
     */
    public RunFolder rename(String name) {
        RunSpec renamed = spec.withName(name);
        FileTime begun = created(path);
        SafeFile.writeText(path.resolve(SPEC), SpecJson.write(renamed));
        try {
            Files.setLastModifiedTime(path.resolve(SPEC), begun);
        } catch (IOException e) {
            org.slf4j.LoggerFactory.getLogger(RunFolder.class).info("the time of {} is that of its new name", path, e);
        }
        return new RunFolder(path, renamed);
    }

    /**
     * When the run in a folder was made: the time of its {@code run.json}, which is written then and keeps its time when
     * the run is renamed. Folders change their own times with each save.
     */
    public static FileTime created(Path path) {
        Path file = isRun(path) ? path.resolve(SPEC) : path;
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            org.slf4j.LoggerFactory.getLogger(RunFolder.class).debug("no time of {}", file, e);
            return FileTime.fromMillis(0);
        }
    }

    public Path path() {
        return path;
    }

    public RunSpec spec() {
        return spec;
    }

    /** Whether training ever saved here. */
    public boolean hasCheckpoint() {
        return checkpoints.any();
    }

    /**
     * Where the run is. If the newest file cannot be read, the one before is.
     *
     * @throws BadInput if neither can be read, or what is read was trained under another spec than {@code run.json}'s
     */
    public Checkpoint checkpoint() {
        return ofThisRun(checkpoints.newest());
    }

    /** Settings that {@code other} has otherwise; how long the run is meant to train is none, as runs are trained on. */
    public List<String> differences(RunSpec other) {
        return SpecDifferences.of(other, spec).stream()
                .filter(difference -> !difference.startsWith("training.horizon"))
                .toList();
    }

    private Checkpoint ofThisRun(Checkpoint read) {
        List<String> changed = read.spec() == null ? List.of() : SpecDifferences.of(spec, read.spec());
        BadInput.unless(
                changed.isEmpty(),
                "The run '%s' was trained under other settings than its %s has now: %s; a run that has begun cannot be"
                        + " changed, so set them back or train a new one.",
                path,
                SPEC,
                String.join("; ", changed));
        return read;
    }

    /**
     * Where the run is, with the weights to look at and to predict with, see {@link WeightChoice#USUAL}.
     *
     * @throws BadInput as {@link #checkpoint}
     */
    public Checkpoint shown() {
        return checkpoint(WeightChoice.USUAL);
    }

    /**
     * Where the run is, with other weights.
     *
     * @throws BadInput as {@link #checkpoint}, or if the run has no such weights
     */
    public Checkpoint checkpoint(WeightChoice weights) {
        Checkpoint newest = checkpoint();
        return switch (weights) {
            case LAST -> newest;
            case BEST -> newest.withWeights(ofThisRun(best.read()).weights());
            case AVERAGED -> {
                BadInput.unless(
                        !newest.shown().equals(newest),
                        "The run '%s' has no averaged weights: its training.averaging is %s.",
                        path,
                        spec.training().averaging());
                yield newest.shown();
            }
            case USUAL ->
                best.exist() && spec.training().patience() > 0 && TrainingRun.hasEnded(spec, newest.history())
                        ? newest.withWeights(ofThisRun(best.read()).weights())
                        : newest.shown();
        };
    }

    /** Steps at which a whole checkpoint was kept, ascending; some may turn out damaged when they are read. */
    public List<Long> moments() {
        return moments.steps();
    }

    /** One sentence if this run's checkpoints are so large that few or none are kept as moments. */
    public Optional<String> momentsNote() {
        return hasCheckpoint() ? moments.note(checkpoints.size()) : Optional.empty();
    }

    /**
     * Where the run was.
     *
     * @param step one of {@link #moments()}
     * @throws BadInput if it cannot be read, or is another run's
     */
    public Checkpoint moment(long step) {
        Checkpoint read = ofThisRun(CheckpointFile.read(moments.file(step)));
        BadInput.unless(read.state().step() == step, "The moment of step %d in '%s' is another one's.", step, path);
        return read;
    }

    /**
     * Makes a new run that goes on from a moment of this one, with the curves and moments up to it. Trained under the
     * same settings it repeats this one bit for bit.
     *
     * @param target a folder that does not exist or is empty
     * @param step one of {@link #moments()}
     * @param renamed this run's spec under another name
     * @throws BadInput if the moment cannot be read, or the new run not be written
     */
    public RunFolder branch(Path target, long step, RunSpec renamed) {
        List<String> changed = SpecDifferences.of(renamed, spec);
        BadInput.unless(changed.isEmpty(), "A branch of '%s' has its settings: %s.", path, String.join("; ", changed));
        Checkpoint then = moment(step);
        RunFolder branch = create(target, renamed, made -> made.save(then));
        branch.moments.takeFrom(moments, step);
        return branch;
    }

    /** Saves where the run is, with its spec; the checkpoint before is kept, and this one as a moment. */
    public void save(Checkpoint checkpoint) {
        checkpoints.save(checkpoint, spec);
        if (!Files.isRegularFile(path.resolve(SPEC))) {
            // Somebody removed the folder while the run trained: what is saved then is a whole run again.
            org.slf4j.LoggerFactory.getLogger(RunFolder.class).warn("{} was gone and is made again", path);
            SafeFile.writeText(path.resolve(SPEC), SpecJson.write(spec));
        }
        writeLosses(checkpoint);
        moments.keep(checkpoints.current(), checkpoint.state().step());
    }

    /**
     * A copy to be given away: weights in half precision and without the optimizer's slots, which begin anew if it is
     * trained on; with its loss curves, without its other files.
     *
     * @param target a folder that does not exist or is empty
     * @throws BadInput if the run cannot be read, was never saved, or the copy cannot be written
     */
    public RunFolder copySmallTo(Path target, WeightChoice weights) {
        Checkpoint newest = checkpoint(weights);
        BadInput.unless(isMissingOrEmpty(target), "'%s' is not empty; choose a new folder for the copy.", target);
        return create(target, spec, made -> made.checkpoints.saveSmall(newest, spec));
    }

    /**
     * Copies the run as it was last saved, also while it trains, with whatever else lies in its folder.
     *
     * @param target a folder that does not exist or is empty
     * @throws BadInput if the run cannot be read or the copy not written
     */
    public RunFolder copyTo(Path target) {
        BadInput.unless(
                !target.toAbsolutePath()
                        .normalize()
                        .startsWith(path.toAbsolutePath().normalize()),
                "'%s' is inside the run that is to be copied; choose another folder.",
                target);
        BadInput.unless(isMissingOrEmpty(target), "'%s' is not empty; choose a new folder for the copy.", target);
        RunFolder copy = create(target, spec);
        if (hasCheckpoint()) {
            Checkpoint newest = checkpoint();
            copy.save(newest);
            copy.moments.takeFrom(moments, newest.state().step());
        }
        try (Stream<Path> entries = Files.list(path)) {
            for (Path file : entries.filter(RunFolder::isOwnFileOfUser).toList()) {
                if (!Files.exists(target.resolve(file.getFileName()))) {
                    Files.copy(file, target.resolve(file.getFileName()));
                }
            }
        } catch (IOException e) {
            throw SafeFile.notWritten("Cannot copy '" + path + "': " + SafeFile.reason(e) + ".", e);
        }
        return copy;
    }

    /** Notes, pictures; not what the program saves there, which the copy has already. */
    private static boolean isOwnFileOfUser(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file) && !name.startsWith(".") && !name.startsWith("checkpoint.");
    }

    /** The checkpoint holds the curves too, so a copy that another program keeps open is no reason to fail. */
    private void writeLosses(Checkpoint checkpoint) {
        try {
            SafeFile.writeText(path.resolve(LOSSES), checkpoint.history().toCsv());
        } catch (BadInput e) {
            org.slf4j.LoggerFactory.getLogger(RunFolder.class).warn("no {} this time", LOSSES, e);
        }
    }

    private static boolean isMissingOrEmpty(Path path) {
        if (!Files.exists(path)) {
            return true;
        }
        BadInput.unless(Files.isDirectory(path), "'%s' is a file, not a folder.", path);
        try (Stream<Path> entries = Files.list(path)) {
            return entries.findAny().isEmpty();
        } catch (IOException e) {
            throw new BadInput("Cannot read the folder '" + path + "': " + SafeFile.reason(e) + ".", e);
        }
    }
}
