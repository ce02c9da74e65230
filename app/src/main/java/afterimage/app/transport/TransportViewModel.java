package afterimage.app.transport;

import afterimage.app.glossary.Texts;
import afterimage.app.home.Home;
import afterimage.app.session.Mail;
import afterimage.app.session.Messages;
import afterimage.app.session.News;
import afterimage.app.session.OpenedRun;
import afterimage.app.session.SessionState;
import afterimage.engine.Words;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What training is at: the buttons' states and the pills beside them. */
public final class TransportViewModel {
    private static final double NO_PROGRESS = -1;
    private static final double MEGABYTE = 1e6;

    public final ObjectProperty<SessionState> state = new SimpleObjectProperty<>(SessionState.IDLE);
    public final StringProperty runName = new SimpleStringProperty(Texts.of("transport.no-run"));
    public final StringProperty step = new SimpleStringProperty("0");
    /** Steps a second, or a dash while nothing trains. */
    public final StringProperty pace = new SimpleStringProperty("–");

    private final Messages messages;
    /** How far something is that has to be waited for, 0 to 1; negative when there is nothing. */
    public final DoubleProperty progress = new SimpleDoubleProperty(NO_PROGRESS);
    /** When training ends by itself, and how long that will take. */
    public final RunUntilViewModel until = new RunUntilViewModel();
    // What cannot be asked for now; buttons and menus follow.

    /** While the worker is busy with a run, structure cannot change. */
    public final BooleanBinding busy = state.isNotEqualTo(SessionState.IDLE);
    /** While something else has to be done first, Train is remembered. */
    public final BooleanBinding cannotTrain = state.isEqualTo(SessionState.RUNNING);
    /** Nothing to pause, or to stop. */
    public final BooleanBinding notTraining =
            state.isNotEqualTo(SessionState.RUNNING).and(state.isNotEqualTo(SessionState.PAUSED));

    public final BooleanBinding cannotStep =
            state.isEqualTo(SessionState.PREPARING).or(state.isEqualTo(SessionState.STOPPING));

    private String blankOutput = "";
    private long stepsDone;

    public TransportViewModel(Messages messages) {
        this.messages = messages;
    }

    /** TensorFlow's libraries are unpacked at the first start, which takes a while. */
    public void showUnpacking(long bytes, long totalBytes) {
        boolean whole = bytes >= totalBytes;
        if (!whole) {
            messages.stand(Texts.of("transport.unpacking", bytes / MEGABYTE, totalBytes / MEGABYTE));
        } else if (progress.get() >= 0) {
            messages.stand(Texts.of("transport.preparing"));
        }
        progress.set(whole ? NO_PROGRESS : (double) bytes / totalBytes);
    }

    /** Whether there is a run that trains, be it paused. */
    public boolean trains() {
        return state.get().trains() || state.get() == SessionState.STOPPING;
    }

    public long steps() {
        return stepsDone;
    }

    public void show(Mail mail) {
        until.show(mail);
        mail.of(OpenedRun.class).ifPresent(opened -> {
            runName.set(Home.shownName(opened.spec().name(), opened.folder()));
            showSteps(opened.step());
        });
        mail.of(News.Trained.class).map(News.Trained::latest).ifPresent(latest -> {
            showSteps(latest.step());
            pace.set(Words.of("%.1f", latest.stepsPerSecond()));
        });
        // The last save of a sitting comes with its end, which is the greater news.
        mail.of(News.Saved.class).ifPresent(saved -> messages.tellBeside(Texts.of("transport.saved", saved.step())));
        mail.of(SessionState.class).ifPresent(this::enter);
        mail.of(News.BlankOutput.class).ifPresent(blank -> showBlankOutput(blank.warning()));
        mail.of(News.Problem.class).ifPresent(problem -> messages.fail(problem.sentence()));
    }

    private void showSteps(long steps) {
        stepsDone = steps;
        step.set(Words.of("%,d", steps));
    }

    /** @param warning empty when it is over; then only this warning goes, not another problem */
    private void showBlankOutput(String warning) {
        if (!warning.isEmpty()) {
            messages.warn(warning);
        } else if (messages.problem.get().equals(blankOutput)) {
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
                messages.stand(Texts.of("transport.preparing"));
            }
            case RUNNING -> messages.stand(Texts.of("transport.training"));
            case PAUSED -> messages.stand(Texts.of("transport.paused"));
            case STOPPING -> messages.stand(Texts.of("transport.saving"));
            case IDLE ->
                messages.stand(until.ended.orElse(
                        Texts.of(stepsDone > 0 ? "transport.ready.trained" : "transport.ready", stepsDone)));
        }
    }
}
