package afterimage.app.cli;

import afterimage.app.home.DataFiles;
import afterimage.engine.device.DeviceFailed;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.loop.Limit;
import afterimage.engine.loop.TrainingRun;
import afterimage.engine.run.RunFolder;
import afterimage.engine.trace.Snapshot;
import afterimage.engine.train.TrainingControl;
import afterimage.engine.train.TrainingListener;
import java.io.PrintWriter;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** Trains on the command line: with progress, other devices where one fails, and a save when Ctrl+C ends it. */
final class Sitting {
    private static final long SAVE_SECONDS = 60;

    private static final class Progress extends ProgressLine implements TrainingListener {
        private final Limit limit;
        private String ended = "";
        private Snapshot latest;

        Progress(PrintWriter out, Limit limit) {
            super(out);
            this.limit = limit;
        }

        @Override
        public void onStep(Snapshot snapshot) {
            latest = snapshot;
            if (isDue()) {
                renew(words(snapshot) + left(snapshot));
            }
        }

        @Override
        public void onProblem(String sentence) {
            say(sentence);
        }

        @Override
        public void onEnded(String why) {
            ended = why;
        }

        @Override
        public void onBlankOutput(Optional<String> warning) {
            say(warning.orElse("The output is no longer the same for every clip."));
        }

        /** Prints the last state, ends the line, and says why training ended if it did so by itself. */
        void finish() {
            if (latest != null) {
                renew(words(latest) + left(latest));
            }
            if (!ended.isEmpty()) {
                say(ended);
            }
            end();
        }

        private String left(Snapshot s) {
            double seconds = limit.seconds() > 0 ? limit.seconds() - elapsed() : Double.POSITIVE_INFINITY;
            if (limit.steps() > 0 && s.stepsPerSecond() > 0) {
                seconds = Math.min(seconds, (limit.steps() - s.step()) / s.stepsPerSecond());
            }
            return Double.isInfinite(seconds) ? "" : "  left " + time(seconds);
        }
    }

    /** Says what begins, trains on the first device, or the next where one is full or lost, and gives the last. */
    static SessionSettings train(
            RunFolder folder,
            TrainingControl control,
            Iterator<SessionSettings> devices,
            Limit limit,
            PrintWriter out,
            String begins) {
        return inTurn(devices, limit, out, (settings, left) -> {
            try (TrainingRun run = new TrainingRun(folder, DataFiles.source(), settings)) {
                Output.say(out, begins);
                Progress progress = new Progress(out, left);
                stoppable(control, () -> stopped(folder), out, () -> {
                    try {
                        run.train(control, progress, left);
                    } finally {
                        progress.finish();
                    }
                });
            }
        });
    }

    static SessionSettings inTurn(
            Iterator<SessionSettings> devices, Limit limit, PrintWriter out, BiConsumer<SessionSettings, Limit> train) {
        long began = System.nanoTime();
        SessionSettings device = devices.next();
        while (true) {
            try {
                train.accept(device, limit.after((System.nanoTime() - began) / 1e9));
                return device;
            } catch (DeviceFailed e) {
                if (!e.leavesTheCpu() || !devices.hasNext()) {
                    throw e;
                }
                LoggerFactory.getLogger(Sitting.class).warn("the next device takes over", e);
                device = devices.next();
                Output.say(out, (e.getMessage() + ". Going on with ").replace(".. G", ". G") + device.device() + ".");
            }
        }
    }

    private static String stopped(RunFolder run) {
        return run.hasCheckpoint() ? "Stopped; the run is saved in " + run.path() : "Stopped before the first step.";
    }

    /**
     * Does {@code work}, which ends and saves soon after {@code control} is stopped; Ctrl+C stops it and waits for that,
     * unless there is nothing to save, as while a graph is built, which nothing interrupts.
     *
     * @param stopped what is said then
     */
    static void stoppable(TrainingControl control, Supplier<String> stopped, PrintWriter out, Runnable work) {
        CountDownLatch ended = new CountDownLatch(1);
        AtomicBoolean saved = new AtomicBoolean();
        Runnable stop = () -> {
            control.stop();
            if (!control.hasUnsaved() || ends(ended) && saved.get()) {
                Output.say(out, stopped.get());
                out.flush();
            }
        };
        Thread onInterrupt = new Thread(stop, "stop");
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        try {
            work.run();
            saved.set(true);
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
            LoggerFactory.getLogger(Sitting.class).debug("stopped by the user", e);
        }
    }
}
