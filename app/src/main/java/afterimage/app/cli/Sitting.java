package afterimage.app.cli;

import afterimage.app.home.DigitFiles;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.run.Limit;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.TrainingRun;
import afterimage.engine.train.TrainingControl;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One sitting of training on the command line: progress, and a save when Ctrl+C ends it. */
final class Sitting {
    private static final long SAVE_SECONDS = 60;

    private Sitting() {}

    static void train(RunFolder folder, SessionSettings settings, Limit limit, PrintWriter out) {
        TrainingControl control = new TrainingControl();
        CountDownLatch ended = new CountDownLatch(1);
        Thread onInterrupt = new Thread(() -> stop(control, ended, folder, out), "stop");
        try (TrainingRun run = new TrainingRun(folder, DigitFiles.source(), settings)) {
            Runtime.getRuntime().addShutdownHook(onInterrupt);
            Progress progress = new Progress(out, limit);
            run.train(control, progress, limit);
            progress.finish();
        } finally {
            ended.countDown();
            forget(onInterrupt);
        }
    }

    /** Runs when the process is asked to end: Java then exits with 130 for Ctrl+C. */
    private static void stop(TrainingControl control, CountDownLatch ended, RunFolder folder, PrintWriter out) {
        control.stop();
        try {
            if (ended.await(SAVE_SECONDS, TimeUnit.SECONDS)) {
                out.println("Stopped; the run is saved in " + folder.path());
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is already ending, and the hook is what ends it.
            org.slf4j.LoggerFactory.getLogger(Sitting.class).debug("stopped by the user", e);
        }
    }
}
