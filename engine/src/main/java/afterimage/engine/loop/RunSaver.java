package afterimage.engine.loop;

import afterimage.engine.BadInput;
import afterimage.engine.file.SafeFile;
import afterimage.engine.run.BestWeights;
import afterimage.engine.run.Checkpoint;
import afterimage.engine.run.LossHistory;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunLock;
import afterimage.engine.run.WatchLog;
import afterimage.engine.train.TrainingListener;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Saves a run that trains, under its lock; where its folder was taken away, in one beside it. */
final class RunSaver implements AutoCloseable {
    /** What a save puts in place of what is there; better refused before the first step than after the last. */
    private static final List<String> WRITTEN =
            List.of("checkpoint.next.npz", "checkpoint.npz", "checkpoint.previous.npz", "best.npz");

    private final RunFolder folder;
    private final Supplier<Checkpoint> now;
    final WatchLog watched;
    final BestWeights best;
    private RunLock lock;
    /** The step of the last save; -1 before any. */
    private long step = -1;

    /**
     * @param now where the run is; asked only when that is to be saved
     * @throws BadInput if somebody trains the run already, or it cannot be saved
     */
    RunSaver(RunFolder folder, Supplier<Checkpoint> now) {
        this.folder = folder;
        this.now = now;
        this.best = new BestWeights(folder.path());
        this.watched = new WatchLog(folder.path());
        WRITTEN.forEach(name -> SafeFile.requireReplaceable(folder.path().resolve(name)));
        this.lock = RunLock.take(folder.path());
    }

    /** What is kept beside the checkpoints goes on after the one of this step, or anew after 0. */
    void resume(LossHistory history, long begin, boolean isSaved) {
        if (isSaved) {
            step = begin;
            best.resume(history, begin);
        }
        watched.cutAfter(begin);
    }

    /** Gives the run back as if nobody had asked for it. */
    void undo() {
        lock.undo();
    }

    long step() {
        return step;
    }

    /** How much of the run is in its folder, for a sentence. */
    String words() {
        return step < 0 ? "the run has saved nothing yet" : "the run is saved up to step " + step;
    }

    /** Tells where nothing keeps others from training too. */
    void tellNote(TrainingListener listener) {
        lock.note().ifPresent(listener::onProblem);
    }

    /** A disk that is full for a moment must not end a long run: it is told, and the next autosave tries again. */
    void autosave(long reached, TrainingListener listener) {
        try {
            save(reached, listener);
        } catch (BadInput e) {
            listener.onProblem(e.getMessage());
        }
    }

    /** Files cannot be written by an interrupted thread. */
    void saveUninterrupted(long reached, TrainingListener listener) {
        boolean interrupted = Thread.interrupted();
        try {
            save(reached, listener);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Saves the run unless it is saved already. */
    void save(long reached, TrainingListener listener) {
        keepPlace(listener);
        if (step == reached) {
            return;
        }
        try {
            write(now.get());
        } catch (BadInput e) {
            if (lock.holds()) {
                throw e;
            }
            // The folder was taken away while it was saved.
            keepPlace(listener);
            write(now.get());
        }
        listener.onSaved(step);
    }

    private void write(Checkpoint checkpoint) {
        folder.save(checkpoint);
        best.save(checkpoint.state(), folder.spec());
        watched.save();
        step = checkpoint.state().step();
    }

    /** A folder that is no longer the run's is left to whoever has it; the run goes on beside it. */
    private void keepPlace(TrainingListener listener) {
        if (lock.holds()) {
            return;
        }
        Path gone = folder.path().toAbsolutePath();
        Path path = SafeFile.writableFolder(SafeFile.free(gone.getParent(), gone.getFileName() + "-2"));
        lock.close();
        lock = RunLock.take(path);
        folder.goOnIn(path);
        best.goOnIn(path);
        watched.goOnIn(path);
        step = -1;
        listener.onMoved("The run's folder was removed, moved or replaced; it is saved in '" + path + "' from now on.");
    }

    @Override
    public void close() {
        lock.close();
    }
}
