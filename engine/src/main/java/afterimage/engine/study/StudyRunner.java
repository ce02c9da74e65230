package afterimage.engine.study;

import afterimage.engine.BadInput;
import afterimage.engine.data.Data;
import afterimage.engine.device.DeviceFailed;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.evaluate.Evaluation;
import afterimage.engine.loop.Diverged;
import afterimage.engine.loop.Limit;
import afterimage.engine.loop.TrainingRun;
import afterimage.engine.run.RunLock;
import afterimage.engine.trace.HeldOut;
import afterimage.engine.trace.Snapshot;
import afterimage.engine.train.TrainingControl;
import afterimage.engine.train.TrainingListener;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * Trains and measures runs by turns, as many at a time as there are places, and keeps nothing: checkpoints say whose turn
 * it is, also after a kill.
 */
public final class StudyRunner {
    private final StudyFolder folder;
    private final Data data;
    private final List<SessionSettings> places;
    /** The only run to be trained, where others train the others; null for all. */
    private final StudyRun only;

    private final Map<String, RunProgress> progress = new ConcurrentHashMap<>();
    /** Runs that cannot go on; others do, and the next sitting tries them again. */
    private final Set<String> failed = new LinkedHashSet<>();
    /** Runs whose results are known to be theirs, which takes reading their weights. */
    private final Set<String> measured = new HashSet<>();
    /** A lock that the file system cannot give is the same in each turn. */
    private final Set<StudyEvent.Note> notes = new HashSet<>();
    /** Runs that are at some place now. */
    private final Set<String> busy = new HashSet<>();

    private int placesLeft;
    private Study seen;

    /** @param places where runs go as soon as one is free, e.g. workers */
    public StudyRunner(StudyFolder folder, Data data, List<SessionSettings> places) {
        this(folder, data, places, null);
    }

    /** Of one run, beside those of the others: such runners keep apart by the runs' own locks. */
    public StudyRunner(StudyFolder folder, Data data, List<SessionSettings> places, StudyRun only) {
        this.folder = folder;
        this.data = data;
        this.places = List.copyOf(places);
        this.only = only;
    }

    /**
     * Whether all is measured in the end; false if stopped. Training waits for what the listener does.
     *
     * @throws DeviceFailed if no place is left, each of which failed
     */
    public boolean run(TrainingControl control, Consumer<StudyEvent> listener) {
        Stream.of("runs", "results", "report").forEach(folder::own); // Refused now, not after hours of training.
        try (RunLock lock = only == null ? RunLock.take(folder.path(), "study") : null) {
            LoggerFactory.getLogger(StudyRunner.class).debug("trains under {}", lock);
            placesLeft = places.size();
            if (places.size() == 1) {
                work(places.get(0), control, listener);
            } else {
                List<CompletableFuture<Void>> all = places.stream()
                        .map(place -> CompletableFuture.runAsync(
                                () -> work(place, control, listener), task -> new Thread(task, "study").start()))
                        .toList();
                CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
            }
            return next().isEmpty() && failed.isEmpty();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException own ? own : e;
        }
    }

    private void work(SessionSettings place, TrainingControl control, Consumer<StudyEvent> listener) {
        Consumer<StudyEvent> inTurn = event -> {
            synchronized (listener) {
                listener.accept(event);
            }
        };
        for (Optional<StudyRun> next = take(control); next.isPresent(); next = take(control)) {
            StudyRun run = next.get();
            try {
                turn(run, place, control, inTurn);
            } catch (DeviceFailed e) {
                if (leave() == 0) {
                    throw e;
                }
                String stop = e.getMessage().endsWith(".") ? "" : ".";
                inTurn.accept(new StudyEvent.Note(run, e.getMessage() + stop + " Others take over."));
                // It has no more than what it saved.
                progress.remove(run.id());
                inTurn.accept(new StudyEvent.Saved(now(run)));
                return;
            } finally {
                synchronized (this) {
                    busy.remove(run.id());
                    notifyAll();
                }
            }
        }
        leave();
    }

    /** The next run, which nobody else gets until it is given back; waits for others where theirs may be next. */
    private synchronized Optional<StudyRun> take(TrainingControl control) {
        Optional<StudyRun> next = next();
        while (next.isEmpty() && !busy.isEmpty() && !control.isStopped()) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
            next = next();
        }
        if (control.isStopped()) {
            return Optional.empty();
        }
        next.ifPresent(run -> busy.add(run.id()));
        return next;
    }

    private synchronized int leave() {
        return --placesLeft;
    }

    /** Within the first seed that has any free the run with the fewest rounds behind it; a finished one is measured. */
    private Optional<StudyRun> next() {
        Study study = folder.study();
        StudyRun found = null;
        for (StudyRun run : only == null ? study.runs() : List.of(only)) {
            if (found != null && found.seed() != run.seed()) {
                break;
            }
            if (failed.contains(run.id()) || busy.contains(run.id())) {
                continue;
            }
            RunProgress now = now(run);
            if (now.done()) {
                if (!measured.contains(run.id()) && folder.result(now).isEmpty()) {
                    return Optional.of(run);
                }
                measured.add(run.id());
            } else if (found == null || now.rounds(study) < now(found).rounds(study)) {
                found = run;
            }
        }
        return Optional.ofNullable(found);
    }

    private synchronized RunProgress now(StudyRun run) {
        if (folder.study() != seen) {
            // Another budget: what was done may no longer be.
            seen = folder.study();
            progress.clear();
            measured.clear();
        }
        return progress.computeIfAbsent(run.id(), id -> folder.progress(run));
    }

    private void turn(StudyRun run, SessionSettings place, TrainingControl control, Consumer<StudyEvent> listener) {
        try {
            RunProgress before = now(run);
            BadInput.unless(before.problem() == null, "%s", before.problem());
            if (before.done()) {
                measure(before, place, control, listener);
            } else {
                listener.accept(new StudyEvent.Turn(before));
                train(before, place, control, listener);
            }
        } catch (Diverged | BadInput | DeviceFailed e) {
            if (e instanceof DeviceFailed device && device.leavesTheCpu()) {
                throw e;
            }
            LoggerFactory.getLogger(StudyRunner.class).warn("{} cannot go on", run.id(), e);
            synchronized (this) {
                failed.add(run.id());
            }
            listener.accept(new StudyEvent.Problem(run, e.getMessage()));
        }
    }

    private void train(
            RunProgress before, SessionSettings place, TrainingControl control, Consumer<StudyEvent> listener) {
        Study study = folder.study();
        StudyRun run = before.run();
        try (TrainingRun training = new TrainingRun(folder.folder(run), data, place)) {
            Limit end = study.budget().endOf(before.rounds(study) + 1, study.rounds(), training.seconds());
            // The loss is looked for in the curve, which is the same however the run was interrupted.
            Supplier<Limit> limit = () -> training.step() > 0 && study.budget().reachesLoss(training.history)
                    ? new Limit(training.step(), 0)
                    : end;
            training.train(control, told(run, listener), limit);
            RunProgress after =
                    RunProgress.of(run, study, training.step(), training.seconds(), training.history, place.device());
            progress.put(run.id(), after);
            listener.accept(new StudyEvent.Saved(after));
        }
    }

    private void measure(
            RunProgress trained, SessionSettings place, TrainingControl control, Consumer<StudyEvent> listener) {
        TestClips testClips = new TestClips(folder.study(), data);
        StudyRun run = trained.run();
        IntConsumer done = clips -> listener.accept(new StudyEvent.Measuring(run, clips));
        Optional<Evaluation> made = testClips.measure(folder.folder(run), place, control::isStopped, done);
        if (made.isPresent()) {
            RunResult result = new RunResult(run, trained.steps(), trained.seconds(), made.get());
            folder.keep(result);
            listener.accept(new StudyEvent.Result(result));
        }
    }

    private TrainingListener told(StudyRun run, Consumer<StudyEvent> listener) {
        return new TrainingListener() {
            @Override
            public void onStep(Snapshot snapshot) {
                listener.accept(new StudyEvent.Step(run, snapshot));
            }

            @Override
            public void onHeldOut(HeldOut seen) {
                listener.accept(new StudyEvent.Look(run, seen));
            }

            @Override
            public void onProblem(String sentence) {
                StudyEvent.Note note = new StudyEvent.Note(run, sentence);
                if (notes.add(note)) {
                    listener.accept(note);
                }
            }
        };
    }
}
