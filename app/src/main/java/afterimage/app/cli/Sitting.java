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
import java.util.concurrent.atomic.AtomicBoolean;

/** One sitting of training on the command line: progress, and a save when Ctrl+C ends it. */
final class Sitting {
    private static final long SAVE_SECONDS = 60;

    private Sitting() {}

    static void train(RunFolder folder, SessionSettings settings, Limit limit, PrintWriter out) {
        TrainingControl control = new TrainingControl();
        CountDownLatch ended = new CountDownLatch(1);
        AtomicBoolean saved = new AtomicBoolean();
        Thread onInterrupt = new Thread(
                () -> {
                    control.stop();
                    if (ends(ended) && saved.get()) {
                        out.println("Stopped; the run is saved in " + folder.path());
                        out.flush();
                    }
                },
                "stop");
        try (TrainingRun run = new TrainingRun(folder, DigitFiles.source(), settings)) {
            Runtime.getRuntime().addShutdownHook(onInterrupt);
            Progress progress = new Progress(out, limit);
            try {
                run.train(control, progress, limit);
                saved.set(true);
            } finally {
                progress.finish();
            }
        } finally {
            ended.countDown();
            forget(onInterrupt);
        }
    }

    /** Waits, while the process is asked to end, for the last save; Java then exits with 130 for Ctrl+C. */
    private static boolean ends(CountDownLatch ended) {
        try {
            return ended.await(SAVE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
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
