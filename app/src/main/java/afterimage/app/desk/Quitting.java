package afterimage.app.desk;

import afterimage.app.glossary.Texts;
import afterimage.app.session.Mail;
import afterimage.app.session.News;
import afterimage.app.session.SessionState;

/** Ends the program once what trains is saved. */
public final class Quitting {
    private final RunDesk desk;
    /** Ends the program, while it waits for what trains to be saved. */
    private Runnable exit;
    /** Why that did not succeed; told in a mail of its own, maybe before the worker is idle. */
    private String exitProblem;

    private boolean leaveRefused;

    Quitting(RunDesk desk) {
        this.desk = desk;
    }

    boolean isUnderWay() {
        return exit != null;
    }

    /** Stops and saves what trains, then leaves; if it cannot be saved the program stays, and leaves if asked again. */
    public void quit(Runnable leave) {
        SessionState state = desk.transport.state.get();
        if (exit != null || leaveRefused || !(state.trains() || state == SessionState.STOPPING)) {
            leave.run();
            return;
        }
        exit = leave;
        exitProblem = null;
        desk.session.stop();
    }

    void show(Mail mail) {
        SessionState state = mail.of(SessionState.class).orElse(null);
        leaveRefused &= !mail.hasAny(News.Saved.class) && state != SessionState.RUNNING;
        if (exit == null) {
            return;
        }
        mail.of(News.Problem.class).ifPresent(problem -> exitProblem = problem.sentence());
        // What cannot be saved waits, paused.
        boolean refused = exitProblem != null && state == SessionState.PAUSED;
        if (state != SessionState.IDLE && !refused) {
            return;
        }
        if (exitProblem == null) {
            exit.run();
        } else {
            exit = null;
            leaveRefused = true;
            desk.messages.refuse(exitProblem + " " + Texts.of(refused ? "desk.quit.unsaved" : "desk.quit.again"));
        }
    }
}
