package afterimage.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.session.Mail;
import afterimage.app.session.Samples;
import afterimage.app.session.SessionState;
import afterimage.engine.trace.Snapshot;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransportViewModelTest {
    private final TransportViewModel model = new TransportViewModel();

    @Test
    void aStepShowsItsNumberAndThePace() {
        model.show(Samples.mail(Samples.opened(1200), null));
        assertEquals("1,200", model.stepProperty().get());
        model.show(Samples.state(SessionState.RUNNING));
        model.show(Samples.mail(box -> box.put(new Snapshot(1201, 60, 21.34, 0.003, 0.1))));
        assertEquals("1,201", model.stepProperty().get());
        assertEquals("21.3", model.paceProperty().get());
        assertEquals(0.003, model.learningRate());
        assertTrue(model.isBusy());
        model.show(Samples.state(SessionState.IDLE));
        assertEquals("–", model.paceProperty().get());
        assertEquals("Ready – trained 1,201 steps", model.statusProperty().get());
        assertFalse(model.isBusy());
    }

    @Test
    void aProblemStaysUntilSomethingElseIsTold() {
        model.show(Samples.mail(box -> box.putProblem("It went wrong.")));
        model.show(Samples.state(SessionState.IDLE));
        assertEquals("It went wrong.", model.problemProperty().get());
        model.tell("Written file.png");
        assertEquals("", model.problemProperty().get());
    }

    @Test
    void whatIsToldGoesAfterSomeSecondsAndTheStateIsSaidAgain() {
        model.show(Samples.state(SessionState.PAUSED));
        model.tell("Renamed");
        model.tick(0);
        model.tick(5_000_000_000L);
        assertEquals("Renamed", model.statusProperty().get());
        model.tick(9_000_000_000L);
        assertEquals("Paused", model.statusProperty().get());
        model.tellProblem("No.");
        model.tick(10_000_000_000L);
        model.tick(31_000_000_000L);
        assertEquals("", model.problemProperty().get());
    }

    @Test
    void whatIsInTheWayIsSaidAsLongAsItIs() {
        boolean[] inTheWay = {true};
        model.tellWhile("Train has to wait.", () -> inTheWay[0]);
        model.tick(0);
        model.tick(1_000_000_000_000L);
        assertEquals("Train has to wait.", model.problemProperty().get());
        inTheWay[0] = false;
        model.tick(1_000_000_000_001L);
        assertEquals("", model.problemProperty().get());
    }

    private static Mail blank(String sentence) {
        return Samples.mail(box -> box.putBlankOutput(Optional.ofNullable(sentence)));
    }

    @Test
    void aWarningOfBlankOutputGoesWhenItIsOver() {
        model.show(blank("The same for every clip."));
        assertEquals("The same for every clip.", model.problemProperty().get());
        model.show(blank(null));
        assertEquals("", model.problemProperty().get());
        model.show(blank("The same for every clip."));
        model.tellProblem("The disk is full.");
        model.show(blank(null));
        assertEquals("The disk is full.", model.problemProperty().get());
    }
}
