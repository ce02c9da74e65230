package afterimage.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.model.Prediction;
import afterimage.engine.trace.HeldOut;
import afterimage.engine.trace.LossPoint;
import afterimage.engine.trace.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MailboxTest {
    private final SnapshotMailbox mailbox = new SnapshotMailbox();

    private static Snapshot step(long step) {
        return new Snapshot(step, step, 10, 0.1, 1.0 / step, 0);
    }

    private <T extends News> T next(Class<T> kind) {
        return mailbox.drain().orElseThrow().of(kind).orElseThrow();
    }

    @Test
    void anEmptyMailboxGivesNothing() {
        assertTrue(mailbox.drain().isEmpty());
        mailbox.put(SessionState.RUNNING);
        assertEquals(SessionState.RUNNING, next(SessionState.class));
        assertTrue(mailbox.drain().isEmpty());
    }

    @Test
    void ofSnapshotsTheLatestWinsOfLossesNoneIsLost() throws InterruptedException {
        Thread worker =
                new Thread(() -> LongStream.rangeClosed(1, 2000).forEach(s -> mailbox.put(new News.Trained(step(s)))));
        worker.start();
        List<LossPoint> seen = new java.util.ArrayList<>();
        long latest = 0;
        while (worker.isAlive() || latest < 2000) {
            Mail mail = mailbox.drain().orElse(null);
            if (mail != null) {
                News.Trained news = mail.of(News.Trained.class).orElseThrow();
                seen.addAll(news.losses());
                latest = news.latest().step();
            }
        }
        assertEquals(
                LongStream.rangeClosed(1, 2000).boxed().toList(),
                seen.stream().map(LossPoint::step).toList());
    }

    @Test
    void everyHeldOutLossArrivesThoughOnlyTheLatestFramesDo() {
        mailbox.put(new News.Looked(new HeldOut(1, 0.5, new Prediction(Map.of()))));
        mailbox.put(new News.Looked(new HeldOut(2, 0.4, new Prediction(Map.of()))));
        News.Looked news = next(News.Looked.class);
        assertEquals(2, news.latest().step());
        assertEquals(List.of(new LossPoint(1, 0.5), new LossPoint(2, 0.4)), news.losses());
    }

    @Test
    void anotherRunDropsWhatWasWaitingOfTheOneBefore() {
        mailbox.put(new News.Trained(step(7)));
        mailbox.put(Samples.opened(0));
        Mail mail = mailbox.drain().orElseThrow();
        assertFalse(mail.hasAny(News.Trained.class));
        assertEquals(0, mail.of(OpenedRun.class).orElseThrow().step());
    }

    @Test
    void onlyWhatAUserMayWaitForIsAwaited() {
        mailbox.put(new News.Trained(step(1)));
        mailbox.put(new News.Looked(new HeldOut(1, 0.5, new Prediction(Map.of()))));
        mailbox.put(new News.Saved(1, false));
        assertFalse(mailbox.isAwaited());
        mailbox.put(SessionState.PAUSED);
        assertTrue(mailbox.isAwaited());
        mailbox.drain();
        assertFalse(mailbox.isAwaited());
        mailbox.put(new News.Problem("Full."));
        assertTrue(mailbox.isAwaited());
    }

    @Test
    void problemsAreAllTold() {
        mailbox.put(new News.Problem("One."));
        mailbox.put(new News.Problem("Two."));
        assertEquals(new News.Problem("One. Two."), next(News.Problem.class));
    }

    @Test
    void newsOfBlankOutputAndDevicesArriveOnce() {
        mailbox.put(new News.BlankOutput("Blank."));
        mailbox.put(new News.DeviceFailure("Full."));
        Mail mail = mailbox.drain().orElseThrow();
        assertEquals("Blank.", mail.of(News.BlankOutput.class).orElseThrow().warning());
        assertEquals("Full.", mail.of(News.DeviceFailure.class).orElseThrow().sentence());
        assertTrue(mailbox.drain().isEmpty());
        mailbox.put(new News.BlankOutput(""));
        assertEquals("", next(News.BlankOutput.class).warning());
    }
}
