package afterimage.app.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.control.Numbers;
import afterimage.app.session.Messages;
import afterimage.app.session.News;
import afterimage.app.session.Samples;
import afterimage.app.session.SessionState;
import afterimage.engine.loop.Limit;
import afterimage.engine.trace.LossPoint;
import afterimage.engine.trace.Snapshot;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunUntilViewModelTest {
    private final Messages messages = new Messages();
    private final TransportViewModel transport = new TransportViewModel(messages);
    private final TransportViewModel.RunUntil model = transport.until;

    private void step(long step, double seconds, double pace, LossPoint... looks) {
        transport.show(Samples.mail(box -> {
            box.put(new News.Trained(new Snapshot(step, seconds, pace, 0.001, 0.1, 0)));
            Samples.put(box, List.of(looks));
        }));
    }

    private void train() {
        transport.show(Samples.mail(Samples.opened(100), null));
        transport.show(Samples.state(SessionState.RUNNING));
    }

    private boolean type(String steps, String seconds, String loss) {
        model.steps.set(steps);
        model.seconds.set(seconds);
        model.loss.set(loss);
        return model.apply();
    }

    private void limit(String steps, String seconds, String loss) {
        assertTrue(type(steps, seconds, loss), model.problem.get());
    }

    @Test
    void whatIsTypedIsTheLimitInWords() {
        limit("2,000", "600", "0.08");
        assertEquals(new Limit(2000, 600, 0.08), model.limit.get());
        assertEquals("step 2,000 or 10 min or held-out loss below 0.08", model.words.get());
        model.clear();
        assertEquals(Limit.none(), model.limit.get());
        assertEquals("", model.words.get() + model.steps.get());
    }

    @ParameterizedTest
    @CsvSource({
        "many,'','',Steps",
        "0,'','',Steps",
        "'',-3,'',seconds",
        "'',x,'',seconds",
        "'','',0,loss",
        "'','',NaN,loss"
    })
    void whatCannotBeUsedIsRefusedWithItsReason(String steps, String seconds, String loss, String word) {
        assertFalse(type(steps, seconds, loss));
        assertTrue(model.problem.get().contains(word), model.problem.get());
        assertEquals(Limit.none(), model.limit.get());
        model.steps.set("12");
        assertEquals("", model.problem.get());
    }

    @Test
    void theTimeLeftIsThatOfTheNearestEnd() {
        train();
        limit("2100", "", "");
        step(100, 50, 10);
        assertEquals("3 min", model.eta.get());
        limit("2100", "60", "");
        step(150, 55, 10);
        assertEquals("55 s", model.eta.get());
        limit("", "", "0.1");
        step(160, 56, 10);
        assertEquals("", model.eta.get());
    }

    @Test
    void aReachedLimitIsToldAndGone() {
        train();
        limit("", "", "0.1");
        step(150, 3, 10, new LossPoint(150, 0.09));
        transport.show(Samples.state(SessionState.IDLE));
        assertEquals("Stopped at held-out loss below 0.1, as set – trained 150 steps", messages.status.get());
        assertEquals(Limit.none(), model.limit.get());
    }

    @Test
    void aStopByHandKeepsTheLimit() {
        train();
        limit("5000", "", "");
        step(150, 3, 10);
        transport.show(Samples.state(SessionState.STOPPING));
        transport.show(Samples.state(SessionState.IDLE));
        assertEquals("Ready – trained 150 steps", messages.status.get());
        assertEquals(new Limit(5000, 0), model.limit.get());
    }

    @ParameterizedTest
    @CsvSource({"0.4,0 s", "89,89 s", "170,3 min", "5399,1 h 30 min", "7800,2 h 10 min"})
    void durationsAreForPeople(double seconds, String text) {
        assertEquals(text, Numbers.duration(seconds));
    }
}
