package afterimage.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.trace.HeldOut;
import afterimage.engine.trace.LossPoint;
import afterimage.engine.trace.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MailboxTest {
    private final SnapshotMailbox mailbox = new SnapshotMailbox();

    private static Snapshot step(long step) {
        return new Snapshot(step, step, 10, 0.1, 1.0 / step);
    }

    @Test
    void anEmptyMailboxGivesNothing() {
        assertTrue(mailbox.drain().isEmpty());
        mailbox.put(SessionState.RUNNING);
        assertEquals(SessionState.RUNNING, mailbox.drain().orElseThrow().state());
        assertTrue(mailbox.drain().isEmpty());
    }

    @Test
    void ofSnapshotsTheLatestWinsOfLossesNoneIsLost() throws InterruptedException {
        Thread worker = new Thread(() -> LongStream.rangeClosed(1, 2000).forEach(s -> mailbox.put(step(s))));
        worker.start();
        List<LossPoint> seen = new java.util.ArrayList<>();
        long latest = 0;
        while (worker.isAlive() || latest < 2000) {
            Mail mail = mailbox.drain().orElse(null);
            if (mail != null) {
                seen.addAll(mail.train());
                latest = mail.snapshot().step();
            }
        }
        assertEquals(
                LongStream.rangeClosed(1, 2000).boxed().toList(),
                seen.stream().map(LossPoint::step).toList());
    }

    @Test
    void everyHeldOutLossArrivesThoughOnlyTheLatestFramesDo() {
        mailbox.put(new HeldOut(1, 0.5, List.of(), List.of()));
        mailbox.put(new HeldOut(2, 0.4, List.of(), List.of()));
        Mail mail = mailbox.drain().orElseThrow();
        assertEquals(2, mail.heldOut().step());
        assertEquals(List.of(new LossPoint(1, 0.5), new LossPoint(2, 0.4)), mail.heldOutLosses());
    }

    @Test
    void anotherRunDropsWhatWasWaitingOfTheOneBefore() {
        mailbox.put(step(7));
        mailbox.put(Samples.opened(0));
        Mail mail = mailbox.drain().orElseThrow();
        assertNull(mail.snapshot());
        assertTrue(mail.train().isEmpty());
        assertEquals(0, mail.opened().step());
    }

    @Test
    void onlyWhatAUserMayWaitForIsAwaited() {
        mailbox.put(step(1));
        mailbox.put(new HeldOut(1, 0.5, List.of(), List.of()));
        mailbox.putSaved(1);
        assertFalse(mailbox.isAwaited());
        mailbox.put(SessionState.PAUSED);
        assertTrue(mailbox.isAwaited());
        mailbox.drain();
        assertFalse(mailbox.isAwaited());
        mailbox.putProblem("Full.");
        assertTrue(mailbox.isAwaited());
    }

    @Test
    void problemsAreAllTold() {
        mailbox.putProblem("One.");
        mailbox.putProblem("Two.");
        assertEquals("One. Two.", mailbox.drain().orElseThrow().problem());
    }

    @Test
    void newsOfBlankOutputAndDevicesArriveOnce() {
        mailbox.putBlankOutput(Optional.of("Blank."));
        mailbox.putDeviceFailure("Full.");
        Mail mail = mailbox.drain().orElseThrow();
        assertEquals("Blank.", mail.blankOutput());
        assertEquals("Full.", mail.deviceFailure());
        assertTrue(mailbox.drain().isEmpty());
        mailbox.putBlankOutput(Optional.empty());
        assertEquals("", mailbox.drain().orElseThrow().blankOutput());
    }
}
