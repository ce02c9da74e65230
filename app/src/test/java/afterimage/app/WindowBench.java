package afterimage.app;

import afterimage.app.home.DataFiles;
import afterimage.app.home.Home;
import afterimage.app.session.SessionState;
import afterimage.app.system.Workers;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.loop.Limit;
import afterimage.engine.loop.TrainingRun;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunFolder;
import afterimage.engine.trace.HeldOut;
import afterimage.engine.trace.Snapshot;
import afterimage.engine.train.TrainingControl;
import afterimage.engine.train.TrainingListener;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;
import java.util.stream.DoubleStream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the window costs the training and the training the window: steps a second of the Quick start preset without and
 * with the window, and the time between frames of the animation. Both trainings are in one process and take turns of
 * some seconds, so that what else the machine does meets both alike; while the one without the window has its turn, the
 * other is paused and the JavaFX thread stands still. With {@code -Dclosed=true} the columns and what is inside are put
 * away and the players stand. See ARCHITECTURE.md for how to run it; it asserts nothing.
 */
@Tag("long")
class WindowBench {
    private static final int TURNS = Integer.getInteger("turns", 15);
    private static final double WARM_SECONDS = 20;
    private static final double SECONDS = 6;
    private static final double SETTLING = 0.5;

    @Test
    void measure() throws Exception {
        double[] ratios = new double[TURNS];
        double[] gaps;
        // As the program does when its window opens.
        Workers.Niceness.lowerOptimizer();
        try (Headless headless = new Headless();
                OpenWindow window = new OpenWindow(1440, 900)) {
            window.until(() -> window.models().metrics.model.heading.get().contains("step"));
            if (Boolean.getBoolean("closed")) {
                List.of("edge-setup", "edge-measures", "fold-inside").forEach(window::press);
                window.robot().interact(window.models().theatre.model::togglePlaying);
            }
            window.press("train");
            until(window, SessionState.RUNNING);
            sleep(WARM_SECONDS);
            FrameGaps frames = new FrameGaps();
            for (int turn = 0; turn < TURNS; turn++) {
                sleep(SETTLING);
                window.robot().interact(frames::start);
                double with = rate(() -> window.models().transport.steps());
                window.robot().interact(frames::stop);
                window.press("pause");
                until(window, SessionState.PAUSED);
                double without = standingStill(() -> headless.turn());
                window.press("pause");
                until(window, SessionState.RUNNING);
                ratios[turn] = with / without;
                System.out.printf(
                        Locale.ROOT,
                        "turn %d: %.1f steps/s with the window, %.1f without it (%.3f)%n",
                        turn + 1,
                        with,
                        without,
                        ratios[turn]);
            }
            window.press("stop");
            until(window, SessionState.IDLE);
            gaps = frames.milliseconds().toArray();
        }
        Arrays.sort(gaps);
        Arrays.sort(ratios);
        System.out.printf(
                Locale.ROOT,
                "median ratio %.3f (half of them from %.3f to %.3f);"
                        + " between frames: median %.1f ms, 95th percentile %.1f ms, longest %.0f ms, %d frames%n",
                ratios[TURNS / 2],
                ratios[TURNS / 4],
                ratios[TURNS * 3 / 4],
                gaps[gaps.length / 2],
                gaps[gaps.length * 95 / 100],
                gaps[gaps.length - 1],
                gaps.length);
    }

    private static void until(OpenWindow window, SessionState state) throws Exception {
        window.until(() -> window.models().transport.state.get() == state);
    }

    /** Steps a second, from one change of their number to another: the window hears of them three times a second only. */
    private static double rate(LongSupplier steps) throws InterruptedException {
        Count before = count(steps);
        sleep(SECONDS);
        Count after = count(steps);
        return (after.steps - before.steps) / ((after.time - before.time) / 1e9);
    }

    private record Count(long steps, long time) {}

    private static Count count(LongSupplier steps) throws InterruptedException {
        long before = steps.getAsLong();
        while (steps.getAsLong() == before) {
            sleep(0.002);
        }
        return new Count(steps.getAsLong(), System.nanoTime());
    }

    /** Does something while the JavaFX thread does nothing. */
    private static double standingStill(Callable<Double> task) throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        CountDownLatch still = new CountDownLatch(1);
        Platform.runLater(() -> {
            still.countDown();
            try {
                done.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        still.await();
        try {
            return task.call();
        } finally {
            done.countDown();
        }
    }

    private static void sleep(double seconds) throws InterruptedException {
        Thread.sleep((long) (seconds * 1e3));
    }

    /** A training without a window, paused but for its turns. */
    private static final class Headless implements TrainingListener, AutoCloseable {
        private final TrainingControl control = new TrainingControl();
        private final Thread thread = new Thread(this::train, "headless training");
        private volatile long steps;

        Headless() {
            control.pause();
            thread.start();
        }

        private void train() {
            RunFolder folder = RunFolder.create(Home.free(Home.runs(), "bench"), Presets.named(Presets.QUICK_START));
            try (TrainingRun run = new TrainingRun(folder, DataFiles.source(), SessionSettings.cpu())) {
                run.train(control, this, new Limit(0, 0));
            }
        }

        double turn() throws InterruptedException {
            control.resume();
            sleep(SETTLING);
            double rate = rate(() -> steps);
            control.pause();
            sleep(SETTLING);
            return rate;
        }

        @Override
        public void onStep(Snapshot snapshot) {
            steps = snapshot.step();
        }

        @Override
        public void onHeldOut(HeldOut seen) {}

        @Override
        public void close() {
            control.stop();
        }
    }

    /** Times between the pulses in which the window animates. */
    private static final class FrameGaps extends AnimationTimer {
        private final DoubleStream.Builder gaps = DoubleStream.builder();
        private long before;

        @Override
        public void handle(long now) {
            long real = System.nanoTime();
            if (before != 0) {
                gaps.add((real - before) / 1e6);
            }
            before = real;
        }

        @Override
        public void stop() {
            super.stop();
            before = 0;
        }

        DoubleStream milliseconds() {
            return gaps.build();
        }
    }
}
