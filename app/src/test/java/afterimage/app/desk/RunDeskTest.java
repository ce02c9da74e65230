package afterimage.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.home.Pretrained;
import afterimage.app.session.Compute;
import afterimage.app.session.MachineRate;
import afterimage.app.session.Mail;
import afterimage.app.session.Messages;
import afterimage.app.session.News;
import afterimage.app.session.Samples;
import afterimage.app.session.SessionState;
import afterimage.app.session.SnapshotMailbox;
import afterimage.app.session.TrainingSession;
import afterimage.app.setup.Setting;
import afterimage.app.setup.SetupViewModel;
import afterimage.app.transport.TransportViewModel;
import afterimage.engine.digits.Mnist;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the desk makes of a device that fails, with a real worker and without a window. */
class RunDeskTest {
    private static final String FAILURE = "GPU:0 has no memory left for this model; the run is saved up to step 3.";

    @TempDir
    private Path runs;

    private final SnapshotMailbox mailbox = new SnapshotMailbox();
    private final Messages messages = new Messages();
    private final TransportViewModel transport = new TransportViewModel(messages);
    private final SetupViewModel setup = new SetupViewModel(Presets.all());
    private final TrainingSession session = new TrainingSession(mailbox, Mnist.packaged(), new Compute("CPU:0"));
    private RunDesk desk;

    private void open() {
        desk = new RunDesk(session, setup, transport, messages, runs);
        setup.text(Setting.LAYERS).set("2");
    }

    @AfterEach
    void close() {
        session.close();
    }

    /** What the window does once a pulse. */
    private void until(BooleanSupplier condition) {
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            while (!condition.getAsBoolean()) {
                mailbox.drain().ifPresent(mail -> {
                    transport.show(mail);
                    desk.show(mail);
                });
                Thread.onSpinWait();
            }
        });
    }

    private static Mail failure() {
        return Samples.mail(box -> {
            box.put(SessionState.IDLE);
            box.put(new News.DeviceFailure(FAILURE));
        });
    }

    @Test
    void aFailedDeviceIsAQuestionAndYesGoesOnWithTheSameRunOnTheCpu() {
        open();
        desk.train();
        until(() -> transport.steps() >= 2);
        desk.stop();
        until(() -> transport.stateProperty().get() == SessionState.IDLE);
        Path run = desk.folder().orElseThrow();
        long stopped = transport.steps();
        desk.show(failure());
        assertEquals(FAILURE, desk.questionProperty().get());
        desk.answer(true);
        assertEquals("", desk.questionProperty().get());
        until(() -> transport.steps() > stopped);
        desk.stop();
        until(() -> transport.stateProperty().get() == SessionState.IDLE);
        assertEquals(run, desk.folder().orElseThrow());
        assertTrue(RunFolder.open(run).checkpoint().state().step() > stopped);
        assertEquals("CPU:0", RunFolder.open(run).checkpoint().state().device());
    }

    @Test
    void theModelThatComesWithTheProgramIsToldApartAndLendsItsSettings() {
        desk = new RunDesk(session, setup, transport, messages, runs);
        RunSpec quick = setup.spec.get();
        desk.openFirst();
        until(() -> desk.inView().isPresent() && transport.stateProperty().get() == SessionState.IDLE);
        assertEquals(quick, setup.spec.get());
        assertTrue(desk.panel().differsProperty().get());
        assertTrue(desk.panel().noteProperty().get().contains("The model in view is another"));
        desk.panel().takeSettings();
        assertTrue(setup.fits(desk.inView().orElseThrow()));
        assertEquals("ConvLSTM predictor", setup.spec.get().name());
        assertFalse(desk.panel().differsProperty().get());
        setup.fill(quick);
        desk.openBundled(Pretrained.first());
        until(() -> setup.fits(desk.inView().orElseThrow()));
        assertTrue(desk.folder().isEmpty());
    }

    @Test
    void trainPressedTooEarlyIsCarriedOutWhenItCanBe() {
        open();
        desk.openFirst();
        until(() -> transport.stateProperty().get() == SessionState.PREPARING);
        desk.train();
        assertTrue(messages.statusProperty().get().contains("as soon as"));
        until(() -> transport.steps() >= 1 && transport.stateProperty().get() == SessionState.RUNNING);
        desk.stop();
        until(() -> transport.stateProperty().get() == SessionState.IDLE);
        assertEquals("2", setup.text(Setting.LAYERS).get());
    }

    @Test
    void trainNamesTheSettingThatIsInTheWayUntilItIsMended() {
        open();
        setup.text(Setting.SPEED).set("fast");
        desk.train();
        assertTrue(messages.problemProperty().get().contains("Speed: "));
        messages.tick(1);
        assertTrue(messages.problemProperty().get().contains("Speed: "));
        setup.text(Setting.SPEED).set("3");
        messages.tick(2);
        assertEquals("", messages.problemProperty().get());
    }

    @Test
    void noLeavesEverythingAsItStandsAndSaysWhy() {
        open();
        desk.show(failure());
        desk.answer(false);
        assertEquals("", desk.questionProperty().get());
        assertEquals(FAILURE, messages.problemProperty().get());
        assertEquals(SessionState.IDLE, transport.stateProperty().get());
    }

    @Test
    void aMissingDeviceIsToldAndTheCpuUsed() {
        TrainingSession other = new TrainingSession(mailbox, Mnist.packaged(), new Compute("GPU:9"));
        desk = new RunDesk(other, setup, transport, messages, runs);
        setup.text(Setting.LAYERS).set("2");
        desk.step();
        until(() -> transport.steps() == 1);
        assertTrue(messages.problemProperty().get().contains("There is no device 'GPU:9' here"));
        other.close();
    }

    @Test
    void settingsThatNeedMoreMemoryThanThereIsBeginNoRun() throws Exception {
        open();
        setup.show(new MachineRate(1e9, 1));
        desk.train();
        assertTrue(
                messages.problemProperty().get().contains("memory"),
                messages.problemProperty().get());
        assertFalse(Files.exists(runs) && Files.list(runs).findAny().isPresent());
    }
}
