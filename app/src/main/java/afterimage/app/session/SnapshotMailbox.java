package afterimage.app.session;

import afterimage.engine.trace.HeldOut;
import afterimage.engine.trace.LossPoint;
import afterimage.engine.trace.Snapshot;
import afterimage.engine.trace.TensorStats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Between the worker, which puts, and the pulse, which drains. Of frames, states and metrics the latest wins; of loss
 * points and problems none is lost. Neither side ever waits for the other.
 */
public final class SnapshotMailbox {
    private final List<LossPoint> train = new ArrayList<>();
    private final List<LossPoint> heldOutLosses = new ArrayList<>();
    private final List<TensorStats> watched = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private long generation;
    private OpenedRun opened;
    private SessionState state;
    private Snapshot snapshot;
    private HeldOut heldOut;
    private Measured measured;
    private Long savedStep;
    private String blankOutput;
    private String deviceFailure;
    private GuestClips guests;

    /** Another run: what was still waiting of the one before is dropped. */
    public synchronized void put(OpenedRun run) {
        opened = run;
        generation++;
        snapshot = null;
        heldOut = null;
        measured = null;
        savedStep = null;
        blankOutput = null;
        train.clear();
        heldOutLosses.clear();
        watched.clear();
    }

    public synchronized void put(SessionState now) {
        state = now;
    }

    public synchronized void put(Snapshot latest) {
        snapshot = latest;
        train.add(new LossPoint(latest.step(), latest.loss()));
    }

    public synchronized void put(HeldOut latest) {
        heldOut = latest;
        heldOutLosses.add(new LossPoint(latest.step(), latest.loss()));
    }

    /** Counts the runs that came into view. */
    synchronized long generation() {
        return generation;
    }

    /** Metrics take a while: those of a run that is no longer in view are dropped. */
    synchronized void put(Measured latest, long ofGeneration) {
        if (ofGeneration == generation) {
            measured = latest;
        }
    }

    public synchronized void putWatched(List<TensorStats> tensors) {
        watched.addAll(tensors);
    }

    public synchronized void putSaved(long step) {
        savedStep = step;
    }

    public synchronized void putProblem(String sentence) {
        problems.add(sentence);
    }

    /** @param warning empty when the output is no longer blank */
    public synchronized void putBlankOutput(Optional<String> warning) {
        blankOutput = warning.orElse("");
    }

    public synchronized void putDeviceFailure(String sentence) {
        deviceFailure = sentence;
    }

    public synchronized void putGuests(GuestClips latest) {
        guests = latest;
    }

    /** Whether there is more than numbers of a training that goes on: what the user may be waiting for. */
    synchronized boolean isAwaited() {
        return opened != null || state != null || guests != null || deviceFailure != null || !problems.isEmpty();
    }

    /** Takes everything out; empty if nothing happened. */
    public synchronized Optional<Mail> drain() {
        if (opened == null
                && state == null
                && snapshot == null
                && heldOut == null
                && measured == null
                && savedStep == null
                && blankOutput == null
                && deviceFailure == null
                && guests == null
                && watched.isEmpty()
                && problems.isEmpty()) {
            return Optional.empty();
        }
        Mail mail = new Mail(
                opened,
                state,
                snapshot,
                List.copyOf(train),
                List.copyOf(heldOutLosses),
                heldOut,
                measured,
                savedStep,
                problems.isEmpty() ? null : String.join(" ", problems),
                blankOutput,
                deviceFailure,
                guests,
                List.copyOf(watched));
        opened = null;
        state = null;
        snapshot = null;
        heldOut = null;
        measured = null;
        savedStep = null;
        blankOutput = null;
        deviceFailure = null;
        guests = null;
        train.clear();
        heldOutLosses.clear();
        watched.clear();
        problems.clear();
        return Optional.of(mail);
    }
}
