package afterimage.engine.run;

import afterimage.engine.BadInput;
import afterimage.engine.file.SafeFile;
import afterimage.engine.file.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run on disk: {@code run.json} (its spec), {@code checkpoint.npz} (where it is), {@code checkpoint.previous.npz}
 * (where it was an autosave before), {@code moments} (where it was earlier) and {@code loss.csv} (its curves, for other
 * programs). It opens again anywhere, and after having been killed at any moment.
 */
public final class RunFolder {
    private static final Logger LOG = LoggerFactory.getLogger(RunFolder.class);
    private static final String SPEC = "run.json";
    private static final String LOSSES = "loss.csv";

    private final RunSpec spec;
    private boolean made;
    private volatile Path path;
    private CheckpointFiles checkpoints;
    private Moments moments;

    private RunFolder(Path path, RunSpec spec) {
        this.spec = spec;
        goOnIn(path);
    }

    /** From now on the run is in another folder: where it was, somebody removed it while it trained. */
    public void goOnIn(Path place) {
        path = place;
        checkpoints = new CheckpointFiles(place);
        moments = new Moments(place, Moments.MOST, Moments.MOST_BYTES);
    }

    /** @throws BadInput if the folder cannot be written, or holds anything already */
    public static RunFolder create(Path path, RunSpec spec) {
        return create(path, spec, made -> {});
    }

    /** Makes a new run and fills it; where that cannot be done, nothing is left of it. */
    static RunFolder create(Path path, RunSpec spec, Consumer<RunFolder> fill) {
        RunFolder made = new RunFolder(path, spec);
        made.made = !Files.exists(path);
        RunLock.make(path, "run", made::requireFree, folder -> {
            try {
                SafeFile.writeTextInto(path.resolve(SPEC), SpecJson.write(spec));
                fill.accept(made);
            } catch (BadInput e) {
                Files.deleteIfExists(path.resolve(SPEC));
                throw e;
            }
        });
        return made;
    }

    /** Removes a run that was just made and could not begin to train; others stay, and folders that were there before. */
    public void undo() {
        boolean untouched = isRun(path) && !hasCheckpoint() && !RunLock.isTaken(path);
        if (made && untouched && differences(open(path).spec).isEmpty()) {
            Trees.deleteQuietly(path);
        }
    }

    private void requireFree() {
        BadInput.unless(
                !hasCheckpoint(), "'%s' already holds a run; resume it with --resume, or choose another folder.", path);
        // A run that failed before its first save may be begun again in its place.
        if (!isRun(path)) {
            requireNew(path, "run");
        }
    }

    /** @throws BadInput if the run on disk has other settings than this one was made or opened with */
    public void requireUnchanged() {
        List<String> changed = SpecJson.differences(spec, open(path).spec);
        BadInput.unless(
                changed.isEmpty(),
                "The run '%s' was begun again meanwhile by another window or command line: %s; choose another folder.",
                path,
                String.join("; ", changed));
    }

    /** @throws BadInput if there is no run */
    public static RunFolder open(Path path) {
        BadInput.unless(Files.isDirectory(path), "There is no run '%s'; give the folder of a run.", path);
        BadInput.unless(isRun(path), "The folder '%s' is not a run: it has no %s.", path, SPEC);
        return new RunFolder(path, SpecJson.read(path.resolve(SPEC)));
    }

    public static boolean isRun(Path path) {
        return Files.isRegularFile(path.resolve(SPEC));
    }

    /** Whether a folder is a run that was ever saved. */
    public static boolean isBegun(Path path) {
        return new CheckpointFiles(path).any();
    }

    /** The run under another name; the folder keeps its own. Refused while somebody trains it. */
    public RunFolder rename(String name) {
        RunLock.requireFree(path);
        RunSpec renamed = spec.with("name", name);
        FileTime begun = created(path);
        SafeFile.writeTextInto(path.resolve(SPEC), SpecJson.write(renamed));
        try {
            Files.setLastModifiedTime(path.resolve(SPEC), begun);
        } catch (IOException e) {
            LOG.info("the time of {} is that of its new name", path, e);
        }
        return new RunFolder(path, renamed);
    }

    /** When the run was made: the time of its {@code run.json}, which renaming keeps; a save changes its folder's. */
    public static FileTime created(Path path) {
        return SafeFile.time(isRun(path) ? path.resolve(SPEC) : path);
    }

    public Path path() {
        return path;
    }

    public RunSpec spec() {
        return spec;
    }

    /** Whether training ever saved here, even if its checkpoints have been removed since. */
    public boolean hasCheckpoint() {
        return checkpoints.any()
                || !moments.steps().isEmpty()
                || Files.exists(path.resolve(LOSSES), LinkOption.NOFOLLOW_LINKS);
    }

    /** When it was last saved, by whomever; 1970 where it never was. */
    public FileTime saved() {
        return SafeFile.time(checkpoints.current);
    }

    /**
     * Where the run is. If the newest file cannot be read, the newest one that can be is, and a {@link afterimage.engine.Notice} says so.
     *
     * @throws BadInput if none can be read, or what is read was trained under another spec than {@code run.json}'s
     */
    public Checkpoint checkpoint() {
        return ofThisRun(checkpoints.newest(moments, Checkpoint::read));
    }

    /** Settings that {@code other} has otherwise; how long the run is meant to train is none, as runs are trained on. */
    public List<String> differences(RunSpec other) {
        return SpecJson.differences(other, spec).stream()
                .filter(difference -> !difference.startsWith("training.horizon"))
                .toList();
    }

    private Checkpoint ofThisRun(Checkpoint read) {
        List<String> changed = read.spec() == null ? List.of() : SpecJson.differences(spec, read.spec());
        BadInput.unless(
                changed.isEmpty(),
                "The run '%s' was trained under other settings than its %s has now: %s; a run that has begun cannot be"
                        + " changed, so set them back or train a new one.",
                path,
                SPEC,
                String.join("; ", changed));
        return read;
    }

    /** Where the run is, with the weights to look at and to predict with, see {@link WeightChoice#USUAL}. */
    public Checkpoint shown() {
        return checkpoint(WeightChoice.USUAL);
    }

    /**
     * To look at: of the optimizer's slots it has the averaged weights alone.
     *
     * @throws BadInput as {@link #checkpoint}, or if the run has no such weights
     */
    public Checkpoint checkpoint(WeightChoice weights) {
        Checkpoint newest = ofThisRun(checkpoints.newest(moments, Checkpoint::seen));
        BestWeights best = new BestWeights(path);
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
                best.exist() && newest.history().endsBy(spec.training().patience())
                        ? newest.withWeights(ofThisRun(best.read()).weights())
                        : newest.shown();
        };
    }

    /** Steps at which a whole checkpoint was kept, ascending; some may turn out damaged when they are read. */
    public List<Long> moments() {
        return List.copyOf(moments.steps());
    }

    /** One sentence if this run's checkpoints are so large that few or none are kept as moments. */
    public Optional<String> momentsNote() {
        return hasCheckpoint() ? moments.note(checkpoints.size()) : Optional.empty();
    }

    /** Where the run was at one of {@link #moments()}; refused if that cannot be read, or is another run's. */
    public Checkpoint moment(long step) {
        return moment(step, Checkpoint::read);
    }

    /** The same to look at, with the weights that were shown then. */
    public Checkpoint shown(long step) {
        return moment(step, Checkpoint::seen).shown();
    }

    private Checkpoint moment(long step, Function<Path, Checkpoint> reader) {
        Checkpoint read = ofThisRun(reader.apply(moments.file(step)));
        BadInput.unless(read.state().step() == step, "The moment of step %d in '%s' is another one's.", step, path);
        return read;
    }

    /** A new run that goes on from a moment of this one; under the same settings it repeats this one bit for bit. */
    public RunFolder branch(Path target, long step, RunSpec renamed) {
        List<String> changed = SpecJson.differences(renamed, spec);
        BadInput.unless(changed.isEmpty(), "A branch of '%s' has its settings: %s.", path, String.join("; ", changed));
        RunFolder branch = create(target, renamed, made -> made.save(moment(step)));
        branch.moments.takeFrom(moments, step);
        return branch;
    }

    /** Saves where the run is, with its spec; the checkpoint before is kept, and this one as a moment. */
    public void save(Checkpoint checkpoint) {
        Path saved = checkpoints.save(checkpoint, spec, Set.of());
        if (!Files.isRegularFile(path.resolve(SPEC))) {
            // The run goes on in a folder of its own after it lost the one where it was.
            SafeFile.writeTextInto(path.resolve(SPEC), SpecJson.write(spec));
        }
        try {
            SafeFile.writeTextInto(path.resolve(LOSSES), checkpoint.history().toCsv());
        } catch (BadInput e) {
            // The checkpoint holds the curves too, so a copy that another program keeps open is no reason to fail.
            LOG.warn("no {} this time", LOSSES, e);
        }
        moments.keep(saved, checkpoint.state().step());
    }

    /**
     * A copy to be given away, in a new or empty folder: weights in half precision and without the optimizer's slots, which
     * begin anew if it is trained on; a sixth of the usual size for Adam. With its loss curves, without its other files.
     */
    public RunFolder copySmallTo(Path target, WeightChoice weights) {
        Checkpoint newest = checkpoint(weights);
        requireNew(target, "copy");
        Checkpoint small = new Checkpoint(newest.state(), newest.weights(), Map.of(), newest.history());
        Set<String> halves = small.weights().keySet();
        return create(target, spec, made -> made.checkpoints.save(small, spec, halves));
    }

    /** Copies the run as it was last saved, also while it trains, with all else in its folder, to a new or empty one. */
    public RunFolder copyTo(Path target) {
        Path own = path.toAbsolutePath().normalize();
        boolean apart = !target.toAbsolutePath().normalize().startsWith(own);
        BadInput.unless(apart, "'%s' is inside the run that is to be copied; choose another folder.", target);
        requireNew(target, "copy");
        RunFolder copy = create(target, spec);
        if (hasCheckpoint()) {
            Checkpoint newest = checkpoint();
            copy.save(newest);
            copy.moments.takeFrom(moments, newest.state().step());
        }
        try (Stream<Path> entries = Files.list(path)) {
            for (Path entry : entries.toList()) {
                String name = entry.getFileName().toString();
                // Notes, pictures; not what the program saves there, which the copy has already.
                if (!name.startsWith(".") && !name.startsWith("checkpoint.") && !Files.exists(target.resolve(name))) {
                    Trees.copy(entry, target.resolve(name), file -> !RunLock.isHeldHere(file));
                }
            }
        } catch (IOException e) {
            throw SafeFile.notWritten("Cannot copy '" + path + "': " + SafeFile.reason(e) + ".", e);
        }
        return copy;
    }

    /** @throws BadInput if {@code path}, to become {@code what}, is there and has more in it than a lock */
    public static void requireNew(Path path, String what) {
        if (!Files.exists(path)) {
            return;
        }
        BadInput.unless(Files.isDirectory(path), "'%s' is a file, not a folder.", path);
        try (Stream<Path> entries = Files.list(path)) {
            boolean isFree = entries.allMatch(file -> file.endsWith(RunLock.FILE));
            BadInput.unless(isFree, "'%s' is not empty; choose a new folder for the %s.", path, what);
        } catch (IOException e) {
            throw new BadInput("Cannot read the folder '" + path + "': " + SafeFile.reason(e) + ".", e);
        }
    }
}
