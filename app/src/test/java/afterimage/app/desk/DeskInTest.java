package afterimage.app.desk;

import afterimage.app.session.Compute;
import afterimage.app.session.Mail;
import afterimage.app.session.Messages;
import afterimage.app.session.SessionState;
import afterimage.app.session.SnapshotMailbox;
import afterimage.app.session.TrainingSession;
import afterimage.app.session.Worker;
import afterimage.app.setup.Setting;
import afterimage.app.setup.SetupViewModel;
import afterimage.app.transport.TransportViewModel;
import afterimage.engine.data.Data;
import afterimage.engine.run.Presets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A desk with a real worker and without a window. */
abstract class DeskInTest {
    @TempDir
    Path folder;

    final SnapshotMailbox mailbox = new SnapshotMailbox();
    final Messages messages = new Messages();
    final TransportViewModel transport = new TransportViewModel(messages);
    final SetupViewModel setup = new SetupViewModel(Presets.ALL);
    final TrainingSession session = new TrainingSession(mailbox, Data.packaged(), new Compute("CPU:0", 2));
    final Worker worker = new Worker("files");
    RunDesk desk;
    TrainDesk training;

    @BeforeEach
    void open() {
        open(session);
        setup.text(Setting.LAYERS).set("2");
        setup.text(Setting.FRAMES).set("3 + 2");
    }

    void open(TrainingSession with) {
        desk = new RunDesk(with, setup, transport, messages, folder.resolve("runs"));
        training = new TrainDesk(desk);
    }

    @AfterEach
    void close() {
        session.close();
        worker.close();
    }

    void show(Mail mail) {
        transport.show(mail);
        desk.show(mail);
        training.show(mail);
    }

    /** What the window does once a pulse. */
    void until(BooleanSupplier condition) {
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            while (!condition.getAsBoolean()) {
                mailbox.drain().ifPresent(this::show);
                worker.deliver();
                Thread.sleep(1);
            }
        });
    }

    void trainTo(long steps) {
        training.train();
        until(() -> transport.steps() >= steps);
    }

    void stop() {
        training.stop();
        until(this::idle);
    }

    boolean idle() {
        return transport.state.get() == SessionState.IDLE;
    }

    boolean running() {
        return transport.state.get() == SessionState.RUNNING;
    }
}
