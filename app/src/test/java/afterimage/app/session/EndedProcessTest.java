package afterimage.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.system.Workers;
import afterimage.engine.data.Data;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunFolder;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What logging out of a desktop does to a run that trains in the window. */
class EndedProcessTest {
    @TempDir
    private Path folder;

    /** In a process of its own: trains, and says when the first step is made. */
    public static void main(String[] args) {
        SnapshotMailbox mailbox = new SnapshotMailbox();
        TrainingSession session = new TrainingSession(mailbox, Data.packaged(), new Compute("CPU:0", 2));
        Workers.atExit(session::close);
        session.train(RunFolder.open(Path.of(args[0])), false);
        Optional<Mail> mail = Optional.empty();
        while (mail.flatMap(each -> each.of(News.Trained.class)).isEmpty()) {
            mail = mailbox.drain();
        }
        System.out.println("trains");
    }

    @Test
    void aProcessThatIsToldToEndSavesWhatTrains() throws Exception {
        RunFolder run = RunFolder.create(folder.resolve("run"), Presets.named(Presets.QUICK_START));
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndedProcessTest.class.getName(),
                        run.path().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertEquals("trains", process.inputReader().readLine());
            assertFalse(run.hasCheckpoint(), "nothing is saved so early");
            process.destroy();
            process.waitFor();
        } finally {
            process.destroyForcibly();
        }
        assertTrue(run.checkpoint().state().step() >= 1);
    }
}
