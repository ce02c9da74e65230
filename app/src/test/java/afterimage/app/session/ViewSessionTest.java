package afterimage.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.data.Data;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.loop.Limit;
import afterimage.engine.loop.TrainingRun;
import afterimage.engine.run.RunFolder;
import afterimage.engine.train.TrainingControl;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What those who look into the model in view are told, with a real worker. */
@Timeout(60)
class ViewSessionTest {
    @TempDir
    private Path folder;

    private final SnapshotMailbox mailbox = new SnapshotMailbox();
    private final TrainingSession session = new TrainingSession(mailbox, Data.packaged(), new Compute("CPU:0", 2));
    private final List<Long> steps = new ArrayList<>();
    private final Queue<Long> told = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        session.close();
    }

    private RunFolder trained(int steps) {
        RunFolder made = RunFolder.create(folder.resolve("run-" + steps), ProbingNow.tiny());
        try (TrainingRun run = new TrainingRun(made, Data.packaged(), SessionSettings.cpu())) {
            run.train(new TrainingControl(), step -> {}, new Limit(steps, 0, null));
        }
        return made;
    }

    @Test
    void aRunThatAnotherProgramTrainsIsFollowedByItsSaves() {
        RunFolder run = trained(2);
        session.view.open(() -> run);
        await(News.Measured.class);
        try (TrainingRun elsewhere = new TrainingRun(run, Data.packaged(), SessionSettings.cpu())) {
            elsewhere.train(new TrainingControl(), step -> {}, new Limit(5, 0, null));
            assertEquals(new News.Saved(5, true), await(News.Saved.class));
            assertEquals(List.of(3L, 4L, 5L), steps);
            session.train(run, false);
            assertTrue(await(News.Problem.class).sentence().contains("is being trained by another window"));
        }
        session.train(run, true);
        assertEquals(6, await(News.Trained.class).latest().step());
    }

    /** The next of this kind; {@link #steps} has those trained meanwhile. */
    private <T extends News> T await(Class<T> kind) {
        while (true) {
            Optional<Mail> mail = mailbox.drain();
            mail.flatMap(each -> each.of(News.Trained.class))
                    .ifPresent(trained -> trained.losses().forEach(point -> steps.add(point.step())));
            Optional<T> found = mail.flatMap(each -> each.of(kind));
            if (found.isPresent()) {
                return found.get();
            }
            Thread.onSpinWait();
        }
    }

    private void look() {
        session.view.watch(null);
        session.view.watch(model -> told.add(model.step()));
    }

    @Test
    void whoLooksWhileARunOpensIsToldOfThatRunLastAndNotOfTheOneBefore() throws InterruptedException {
        RunFolder before = trained(1);
        RunFolder next = trained(2);
        session.view.open(() -> before);
        CountDownLatch opening = new CountDownLatch(1);
        CountDownLatch looked = new CountDownLatch(1);
        session.view.open(() -> {
            opening.countDown();
            await(looked);
            return next;
        });
        opening.await();
        look();
        session.view.showGuests(new GuestClips("", List.of(ProbingNow.clip(next.spec(), 0)), null, null));
        looked.countDown();
        session.close();
        assertEquals(List.of(2L), List.copyOf(told));
        Mail mail = mailbox.drain().orElseThrow();
        assertEquals(2, mail.of(GuestClips.class).orElseThrow().seen().step());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoLooksAfterTheLastStepOfATrainingIsToldWhenItEnds() {
        session.train(trained(1), true);
        while (mailbox.drain().flatMap(mail -> mail.of(News.Saved.class)).isEmpty()) {
            Thread.onSpinWait();
        }
        look();
        session.close();
        assertEquals(List.of(2L), List.copyOf(told));
    }
}
