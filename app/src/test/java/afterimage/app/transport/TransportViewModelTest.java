package afterimage.app.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.session.Mail;
import afterimage.app.session.Messages;
import afterimage.app.session.News;
import afterimage.app.session.Samples;
import afterimage.app.session.SessionState;
import afterimage.engine.trace.Snapshot;
import org.junit.jupiter.api.Test;

class TransportViewModelTest {
    private final Messages messages = new Messages();
    private final TransportViewModel model = new TransportViewModel(messages);

    @Test
    void aStepShowsItsNumberAndThePace() {
        model.show(Samples.mail(Samples.opened(1200), null));
        assertEquals("1,200", model.step.get());
        model.show(Samples.state(SessionState.RUNNING));
        model.show(Samples.mail(box -> box.put(new News.Trained(new Snapshot(1201, 60, 21.34, 0.003, 0.1, 0)))));
        assertEquals("1,201", model.step.get());
        assertEquals("21.3", model.pace.get());
        assertTrue(model.busy.get());
        model.show(Samples.state(SessionState.IDLE));
        assertEquals("–", model.pace.get());
        assertEquals("Ready – trained 1,201 steps", messages.status.get());
        assertFalse(model.busy.get());
    }

    @Test
    void aProblemStaysUntilSomethingElseIsTold() {
        model.show(Samples.mail(box -> box.put(new News.Problem("It went wrong."))));
        model.show(Samples.state(SessionState.IDLE));
        assertEquals("It went wrong.", messages.problem.get());
        messages.tell("Written file.png");
        assertEquals("", messages.problem.get());
    }

    @Test
    void whatIsToldGoesAfterSomeSecondsAndTheStateIsSaidAgain() {
        model.show(Samples.state(SessionState.PAUSED));
        messages.tell("Renamed");
        messages.tick(0);
        messages.tick(5_000_000_000L);
        assertEquals("Renamed", messages.status.get());
        messages.tick(9_000_000_000L);
        assertEquals("Paused", messages.status.get());
        messages.refuse("No.");
        messages.tick(10_000_000_000L);
        messages.tick(31_000_000_000L);
        assertEquals("", messages.problem.get());
    }

    @Test
    void whatIsInTheWayIsSaidAsLongAsItIs() {
        boolean[] inTheWay = {true};
        messages.refuseWhile("Train has to wait.", () -> inTheWay[0]);
        messages.tick(0);
        messages.tick(1_000_000_000_000L);
        assertEquals("Train has to wait.", messages.problem.get());
        inTheWay[0] = false;
        messages.tick(1_000_000_000_001L);
        assertEquals("", messages.problem.get());
    }

    private static Mail blank(String sentence) {
        return Samples.mail(box -> box.put(new News.BlankOutput(sentence == null ? "" : sentence)));
    }

    @Test
    void aWarningOfBlankOutputGoesWhenItIsOver() {
        model.show(blank("The same for every clip."));
        assertEquals("The same for every clip.", messages.problem.get());
        model.show(blank(null));
        assertEquals("", messages.problem.get());
        model.show(blank("The same for every clip."));
        messages.refuse("The disk is full.");
        model.show(blank(null));
        assertEquals("The disk is full.", messages.problem.get());
    }
}
