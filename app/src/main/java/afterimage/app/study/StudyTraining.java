package afterimage.app.study;

import afterimage.app.control.Numbers;
import afterimage.app.glossary.Texts;
import afterimage.app.session.SessionState;
import afterimage.app.session.StudySession;
import afterimage.engine.BadInput;
import afterimage.engine.study.StudyFolder;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Knows what the study in view is at, and says it in a sentence. Shares are of all its budgets, 0 to 1. */
public final class StudyTraining {
    /** Share of the study after which its pace says something. */
    private static final double ENOUGH = 0.01;

    final ObjectProperty<SessionState> state = new SimpleObjectProperty<>(SessionState.IDLE);
    final BooleanBinding idle = state.isEqualTo(SessionState.IDLE);
    /** Whether it trains or is paused; then nothing else can train. */
    public final BooleanBinding active =
            Bindings.createBooleanBinding(() -> state.get().compareTo(SessionState.PREPARING) > 0, state);
    /** One sentence on what happens, or on what is in the way. */
    public final StringProperty message = new SimpleStringProperty("");

    private final StudySession session;
    private final StudyViewModel.Around around;
    /** When and where the present pace began. */
    private long began;

    private double from;

    StudyTraining(StudySession session, StudyViewModel.Around around) {
        this.session = session;
        this.around = around;
    }

    /** Does what may be refused; then its sentence is told. */
    boolean attempt(Runnable work) {
        try {
            work.run();
            return true;
        } catch (BadInput e) {
            message.set(Texts.said(e.getMessage()));
            return false;
        }
    }

    /** Tells why no study can train now, if that is so. */
    boolean mayTrain() {
        String refusal = around.refusal().get().orElse("");
        message.set(refusal);
        return refusal.isEmpty();
    }

    void start(StudyFolder study, double share, List<String> workers) {
        run(share);
        session.start(study, workers);
    }

    private void run(double share) {
        began = System.nanoTime();
        from = share;
        state.set(SessionState.RUNNING);
    }

    /** Pauses after the step it is in, or goes on. */
    void pause(double share) {
        if (state.get() == SessionState.RUNNING) {
            session.pause();
            state.set(SessionState.PAUSED);
            message.set(Texts.of("study.paused", Math.floor(100 * share)));
        } else if (state.get() == SessionState.PAUSED) {
            session.resume();
            run(share);
        }
    }

    /** Ends the sitting; everything is saved, and Start goes on. */
    public void stop() {
        if (active.get()) {
            state.set(SessionState.STOPPING);
            session.stop();
        }
    }

    void tell(double share) {
        if (state.get() == SessionState.RUNNING) {
            // By the pace since it was started; nothing as long as nobody knows.
            double seconds = (System.nanoTime() - began) / 1e9 * (1 - share) / (share - from);
            String left = share - from < ENOUGH ? "" : Numbers.duration(seconds);
            message.set(Texts.of(left.isEmpty() ? "study.trains" : "study.trains.left", Math.floor(100 * share), left));
        }
    }

    /** @param problem why it ended; empty where it is done or was stopped */
    void end(String problem, boolean complete) {
        boolean stopped = state.get() == SessionState.STOPPING;
        state.set(SessionState.IDLE);
        String end = complete ? "study.done" : stopped ? "study.stopped" : "study.stuck";
        message.set(problem.isEmpty() ? Texts.of(end) : problem);
    }
}
