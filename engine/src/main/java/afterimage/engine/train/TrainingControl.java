package afterimage.engine.train;

import java.util.OptionalDouble;

/** What a person tells a training run from another thread; it is read between steps. A new control lets the run go. */
public final class TrainingControl {
    private boolean paused;
    private boolean stopped;
    private int singleSteps;
    private boolean saveAsked;
    private boolean hasUnsaved;
    private Double learningRate;

    public synchronized void pause() {
        paused = true;
    }

    public synchronized void resume() {
        paused = false;
        notifyAll();
    }

    /** Does one step and pauses again. */
    public synchronized void step() {
        paused = true;
        singleSteps++;
        notifyAll();
    }

    /** Has the run saved after the step it is in; it goes on. A paused run is saved already. */
    public synchronized void save() {
        saveAsked = true;
    }

    /** Whether a save was asked for since the last call. */
    public synchronized boolean takeSaveRequest() {
        boolean asked = saveAsked;
        saveAsked = false;
        return asked;
    }

    /** Ends the run after the step it is in. It cannot be started again; a new control can. */
    public synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    public synchronized boolean isStopped() {
        return stopped;
    }

    /** Told by the run: whether it may have done steps that are not saved, which is worth waiting for at the end. */
    public synchronized void setUnsaved(boolean unsaved) {
        hasUnsaved = unsaved;
    }

    public synchronized boolean hasUnsaved() {
        return hasUnsaved;
    }

    /** @throws afterimage.engine.BadInput if no optimizer can use it */
    public synchronized void setLearningRate(double rate) {
        TrainingSpec.requireLearningRate(rate);
        learningRate = rate;
    }

    public synchronized OptionalDouble learningRate() {
        return learningRate == null ? OptionalDouble.empty() : OptionalDouble.of(learningRate);
    }

    public synchronized boolean isPaused() {
        return paused && singleSteps == 0;
    }

    /** Waits while paused; says whether to do a step, false when stopped or interrupted. */
    public synchronized boolean awaitTurn() {
        try {
            while (!stopped && paused && singleSteps == 0) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
        if (singleSteps > 0) {
            singleSteps--;
        }
        return !stopped;
    }
}
