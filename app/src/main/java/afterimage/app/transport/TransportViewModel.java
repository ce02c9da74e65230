package afterimage.app.transport;

import afterimage.app.session.Mail;
import afterimage.app.session.Messages;
import afterimage.app.session.News;
import afterimage.app.session.OpenedRun;
import afterimage.app.session.RunName;
import afterimage.app.session.SessionState;
import java.util.Locale;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

/** What training is at: the buttons' states and the pills beside them. */
public final class TransportViewModel {
    private static final double NO_PROGRESS = -1;
    private static final double MEGABYTE = 1e6;

    private final ReadOnlyObjectWrapper<SessionState> state = new ReadOnlyObjectWrapper<>(SessionState.IDLE);
    private final ReadOnlyStringWrapper runName = new ReadOnlyStringWrapper("no run yet");
    private final ReadOnlyStringWrapper step = new ReadOnlyStringWrapper("0");
    private final ReadOnlyStringWrapper pace = new ReadOnlyStringWrapper("–");
    private final Messages messages;
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(NO_PROGRESS);
    private final RunUntilViewModel until = new RunUntilViewModel();
    private String blankOutput = "";
    private long stepsDone;
    private double learningRate;

    public TransportViewModel(Messages messages) {
        this.messages = messages;
    }

    public ReadOnlyObjectProperty<SessionState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty runNameProperty() {
        return runName.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty stepProperty() {
        return step.getReadOnlyProperty();
    }

    /** Steps a second, or a dash while nothing trains. */
    public ReadOnlyStringProperty paceProperty() {
        return pace.getReadOnlyProperty();
    }

    /** When training ends by itself, and how long that will take. */
    public RunUntilViewModel until() {
        return until;
    }

    /** How far something is that has to be waited for, 0 to 1; negative when there is nothing. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** TensorFlow's libraries are unpacked at the first start, which takes a while. */
    public void showUnpacking(long bytes, long totalBytes) {
        boolean whole = bytes >= totalBytes;
        if (!whole) {
            messages.stand(String.format(
                    Locale.ROOT,
                    "Unpacking TensorFlow, only at this first start: %,.0f of %,.0f MB",
                    bytes / MEGABYTE,
                    totalBytes / MEGABYTE));
        } else if (progress.get() >= 0) {
            messages.stand("Preparing the model");
        }
        progress.set(whole ? NO_PROGRESS : (double) bytes / totalBytes);
    }

    /** Whether the worker is busy with a run, so that structure cannot change. */
    public boolean isBusy() {
        return state.get() != SessionState.IDLE;
    }

    /** Whether there is a run that trains, be it paused. */
    public boolean trains() {
        return state.get() == SessionState.RUNNING
                || state.get() == SessionState.PAUSED
                || state.get() == SessionState.STOPPING;
    }

    // What cannot be asked for now; buttons and menus follow.

    public ObservableValue<Boolean> busy() {
        return state.isNotEqualTo(SessionState.IDLE);
    }

    /** While something else has to be done first, Train is remembered. */
    public ObservableValue<Boolean> cannotTrain() {
        return state.isEqualTo(SessionState.RUNNING);
    }

    /** Nothing to pause, or to stop. */
    public ObservableValue<Boolean> notTraining() {
        return state.isNotEqualTo(SessionState.RUNNING).and(state.isNotEqualTo(SessionState.PAUSED));
    }

    public ObservableValue<Boolean> cannotStep() {
        return state.isEqualTo(SessionState.PREPARING).or(state.isEqualTo(SessionState.STOPPING));
    }

    /** Training steps of the run in view. */
    public long steps() {
        return stepsDone;
    }

    /** The rate that the latest step used; 0 before any. */
    public double learningRate() {
        return learningRate;
    }

    /** The run in view has another name now. */
    public void showName(String name) {
        runName.set(name);
    }

    public void show(Mail mail) {
        until.show(mail);
        mail.of(OpenedRun.class).ifPresent(opened -> {
            runName.set(RunName.shown(opened.spec().name(), opened.folder()));
            showSteps(opened.step());
        });
        mail.of(News.Trained.class).map(News.Trained::latest).ifPresent(latest -> {
            learningRate = latest.learningRate();
            showSteps(latest.step());
            pace.set(String.format(Locale.ROOT, "%.1f", latest.stepsPerSecond()));
        });
        // The last save of a sitting comes with its end, which is the greater news.
        mail.of(News.Saved.class)
                .ifPresent(saved -> messages.tellBeside(String.format(Locale.ROOT, "Saved at step %,d", saved.step())));
        mail.of(SessionState.class).ifPresent(this::enter);
        mail.of(News.BlankOutput.class).ifPresent(blank -> showBlankOutput(blank.warning()));
        mail.of(News.Problem.class).ifPresent(problem -> messages.fail(problem.sentence()));
    }

    private void showSteps(long steps) {
        stepsDone = steps;
        step.set(String.format(Locale.ROOT, "%,d", steps));
    }

    /** @param warning empty when it is over; then only this warning goes, not another problem */
    private void showBlankOutput(String warning) {
        if (!warning.isEmpty()) {
            messages.warn(warning);
        } else if (messages.problemProperty().get().equals(blankOutput)) {
            messages.clearProblem();
        }
        blankOutput = warning;
    }

    private void enter(SessionState now) {
        state.set(now);
        if (now != SessionState.RUNNING) {
            pace.set("–");
        }
        switch (now) {
            case PREPARING -> {
                messages.clearProblem();
                messages.stand("Preparing the model");
            }
            case RUNNING -> messages.stand("Training");
            case PAUSED -> messages.stand("Paused");
            case STOPPING -> messages.stand("Saving");
            case IDLE ->
                messages.stand(until.ended()
                        .orElse(
                                stepsDone > 0
                                        ? String.format(Locale.ROOT, "Ready – trained %,d steps", stepsDone)
                                        : "Ready"));
        }
    }
}
