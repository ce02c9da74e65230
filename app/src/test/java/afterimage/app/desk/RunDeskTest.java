package afterimage.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.home.Pretrained;
import afterimage.app.session.Compute;
import afterimage.app.session.Mail;
import afterimage.app.session.News;
import afterimage.app.session.Samples;
import afterimage.app.session.SessionState;
import afterimage.app.session.TrainingSession;
import afterimage.app.setup.Setting;
import afterimage.engine.data.Data;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the desk makes of a device that fails, with a real worker and without a window. */
class RunDeskTest extends DeskInTest {
    private static final String FAILURE = "GPU:0 has no memory left for this model; the run is saved up to step 3.";

    private static Mail failure() {
        return Samples.mail(box -> {
            box.put(SessionState.IDLE);
            box.put(new News.DeviceFailure(FAILURE));
        });
    }

    @Test
    void aFailedDeviceIsAQuestionAndYesGoesOnWithTheSameRunOnTheCpu() {
        trainTo(2);
        stop();
        Path run = desk.folder().orElseThrow();
        long stopped = transport.steps();
        training.show(failure());
        assertEquals(FAILURE, training.question.get());
        training.answer(true);
        assertEquals("", training.question.get());
        until(() -> transport.steps() > stopped);
        stop();
        assertEquals(run, desk.folder().orElseThrow());
        assertTrue(RunFolder.open(run).checkpoint().state().step() > stopped);
        assertEquals("CPU:0", RunFolder.open(run).checkpoint().state().device());
    }

    @Test
    void theModelThatComesWithTheProgramIsToldApartAndLendsItsSettings() {
        RunSpec quick = setup.spec.get();
        desk.openFirst();
        until(() -> desk.inView().isPresent() && idle());
        assertEquals(quick, setup.spec.get());
        assertTrue(desk.panel().differs().get());
        assertTrue(desk.panel().note().get().contains("The model in view is a different one"));
        desk.panel().takeSettings().run();
        assertTrue(setup.fits(desk.inView().orElseThrow()));
        assertEquals("ConvLSTM predictor", setup.spec.get().name());
        assertFalse(desk.panel().differs().get());
        setup.fill(quick);
        desk.openBundled(Pretrained.first());
        until(() -> setup.fits(desk.inView().orElseThrow()));
        assertTrue(desk.folder().isEmpty());
    }

    @Test
    void trainPressedTooEarlyIsCarriedOutWhenItCanBe() {
        desk.openFirst();
        until(() -> transport.state.get() == SessionState.PREPARING);
        training.train();
        assertTrue(messages.status.get().contains("as soon as"));
        until(() -> transport.steps() >= 1 && running());
        stop();
        assertEquals("2", setup.text(Setting.LAYERS).get());
    }

    @Test
    void theRunThatWasInViewLastComesBackAtTheNextStart() {
        trainTo(2);
        stop();
        Path run = desk.folder().orElseThrow();
        open(session);
        desk.openLast(run.resolveSibling("gone").toString());
        desk.openLast("no path \0 here");
        desk.openFirst();
        until(() -> desk.inView().isPresent() && idle());
        assertTrue(desk.folder().isEmpty());
        desk.openLast(run.toString());
        desk.openFirst();
        until(() -> desk.folder().isPresent() && idle());
        assertEquals(run, desk.folder().orElseThrow());
    }

    /** Before anything is heard of the run that is being opened. */
    @Test
    void trainPressedRightAfterOpenCanBeStopped() {
        trainTo(2);
        stop();
        desk.open(desk.folder().orElseThrow());
        training.train();
        until(this::running);
        stop();
    }

    @Test
    void trainNamesTheSettingThatIsInTheWayUntilItIsMended() {
        setup.text(Setting.SPEED).set("fast");
        training.train();
        assertTrue(messages.problem.get().contains("Speed: "));
        messages.tick(1);
        assertTrue(messages.problem.get().contains("Speed: "));
        setup.text(Setting.SPEED).set("3");
        messages.tick(2);
        assertEquals("", messages.problem.get());
    }

    @Test
    void noLeavesEverythingAsItStandsAndSaysWhy() {
        training.show(failure());
        training.answer(false);
        assertEquals("", training.question.get());
        assertEquals(FAILURE, messages.problem.get());
        assertEquals(SessionState.IDLE, transport.state.get());
    }

    @Test
    void aMissingDeviceIsToldAndTheCpuUsed() {
        TrainingSession other = new TrainingSession(mailbox, Data.packaged(), new Compute("GPU:9", 2));
        open(other);
        training.step();
        until(() -> transport.steps() == 1);
        assertTrue(messages.problem.get().contains("There is no device 'GPU:9' here"));
        other.close();
    }

    @Test
    void settingsThatNeedMoreMemoryThanThereIsBeginNoRun() throws Exception {
        setup.show(new News.MachineRate(1e9, 1));
        training.train();
        assertTrue(messages.problem.get().contains("memory"), messages.problem.get());
        Path runs = folder.resolve("runs");
        assertFalse(Files.exists(runs) && Files.list(runs).findAny().isPresent());
    }
}
