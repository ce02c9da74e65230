package afterimage.app.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import afterimage.app.session.Mail;
import afterimage.app.session.News;
import afterimage.app.session.Samples;
import afterimage.app.session.SessionState;
import afterimage.engine.trace.Snapshot;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StatusViewModelTest {
    private static final long MILLI = 1_000_000L;

    private final AtomicInteger asked = new AtomicInteger();
    private String runsOn = "GPU:0";
    private final StatusViewModel model = new StatusViewModel(
            () -> {
                asked.incrementAndGet();
                return OptionalLong.of(1_130_000_000L);
            },
            () -> runsOn);

    private long now = 7;

    /** Pulses of 20 ms. */
    private void pass(int seconds) {
        for (int i = 0; i < 50 * seconds; i++) {
            now += 20 * MILLI;
            model.pulse();
            model.tick(now);
        }
    }

    private static Mail saved() {
        Snapshot snapshot = new Snapshot(20, 1, 20, 0.1, 0.2, 64);
        return Samples.mail(box -> {
            box.put(SessionState.RUNNING);
            box.put(new News.Trained(snapshot));
            box.put(new News.Saved(20, false));
        });
    }

    @Test
    void itCountsPulsesAndAsksForMemoryOnceASecond() {
        model.tick(now);
        assertEquals("GPU:0", model.device.get());
        runsOn = "CPU";
        pass(3);
        assertEquals("CPU", model.device.get(), "the GPU was lost");
        assertEquals("UI 50 fps", model.frames.get());
        assertEquals("1.1 GB", model.memory.get());
        assertEquals(3, asked.get());
    }

    @Test
    void itSaysSinceWhenTheRunIsSavedUntilAnotherComes() {
        model.tick(now);
        model.show(saved());
        assertEquals("", model.saved.get());
        pass(4);
        assertEquals("Saved 3 s ago", model.saved.get());
        pass(130);
        assertEquals("Saved 2 min ago", model.saved.get());
        model.show(Samples.mail(Samples.opened(0), null));
        pass(1);
        assertEquals("", model.saved.get());
    }

    @Test
    void clipsAreReadyWhileItTrains() {
        model.tick(now);
        model.show(saved());
        pass(1);
        assertEquals("Clips ready 64", model.clips.get());
        model.show(Samples.state(SessionState.PAUSED));
        pass(1);
        assertEquals("", model.clips.get());
    }
}
