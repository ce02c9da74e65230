package afterimage.app.shell;

import afterimage.app.session.Mail;
import afterimage.app.session.SessionState;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** What training is at: the buttons' states and the pills beside them. */
public final class TransportViewModel {
    private final ReadOnlyObjectWrapper<SessionState> state = new ReadOnlyObjectWrapper<>(SessionState.IDLE);
    private final ReadOnlyStringWrapper runName = new ReadOnlyStringWrapper("no run yet");
    private final ReadOnlyStringWrapper step = new ReadOnlyStringWrapper("0");
    private final ReadOnlyStringWrapper pace = new ReadOnlyStringWrapper("–");
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("Ready");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private String blankOutput = "";
    private long stepsDone;
    private double learningRate;
    private boolean trained;

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

    /** One line for the status bar. */
    public ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** The last thing that went wrong, empty when something went right again. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Whether the worker is busy with a run, so that structure cannot change. */
    public boolean isBusy() {
        return state.get() != SessionState.IDLE;
    }

    /** Training steps of the run in view. */
    public long steps() {
        return stepsDone;
    }

    /** The rate that the latest step used; 0 before any. */
    public double learningRate() {
        return learningRate;
    }

    /** Says something in the status bar. */
    public void tell(String message) {
        status.set(message);
        problem.set("");
    }

    /** Says what went wrong. */
    public void tellProblem(String sentence) {
        problem.set(sentence);
    }

    public void show(Mail mail) {
        if (mail.opened() != null) {
            runName.set(name(mail));
            stepsDone = mail.opened().step();
            step.set(String.format(Locale.ROOT, "%,d", stepsDone));
            trained = stepsDone > 0;
        }
        if (mail.snapshot() != null) {
            stepsDone = mail.snapshot().step();
            learningRate = mail.snapshot().learningRate();
            trained = true;
            step.set(String.format(Locale.ROOT, "%,d", stepsDone));
            pace.set(String.format(Locale.ROOT, "%.1f", mail.snapshot().stepsPerSecond()));
        }
        if (mail.state() != null) {
            enter(mail.state());
        }
        if (mail.savedStep() != null) {
            status.set(String.format(Locale.ROOT, "Saved at step %,d", mail.savedStep()));
        }
        if (mail.blankOutput() != null) {
            showBlankOutput(mail.blankOutput());
        }
        if (mail.problem() != null) {
            problem.set(mail.problem());
        }
    }

    /** @param warning empty when it is over; then only this warning goes, not another problem */
    private void showBlankOutput(String warning) {
        if (!warning.isEmpty() || problem.get().equals(blankOutput)) {
            problem.set(warning);
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
                problem.set("");
                status.set("Preparing the model");
            }
            case RUNNING -> status.set("Training");
            case PAUSED -> status.set("Paused");
            case STOPPING -> status.set("Saving");
            case IDLE ->
                status.set(trained ? String.format(Locale.ROOT, "Ready – trained %,d steps", stepsDone) : "Ready");
        }
    }

    private static String name(Mail mail) {
        return mail.opened().folder() == null
                ? mail.opened().spec().name()
                : mail.opened().folder().getFileName().toString();
    }
}
