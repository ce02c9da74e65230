package afterimage.app;

import afterimage.app.home.DigitFiles;
import afterimage.app.home.Home;
import afterimage.app.session.SessionState;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.run.Limit;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.TrainingRun;
import afterimage.engine.trace.HeldOut;
import afterimage.engine.trace.Snapshot;
import afterimage.engine.train.TrainingControl;
import afterimage.engine.train.TrainingListener;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;
import javafx.animation.AnimationTimer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the window costs the training and the training the window, by turns in one process: steps a second of the Quick
 * start preset without and with the window, and the time between frames of the animation. See ARCHITECTURE.md for how to
 * run it; it asserts nothing.
 */
@Tag("long")
class WindowBench {
    private static final int ROUNDS = Integer.getInteger("rounds", 5);
    private static final double WARM_SECONDS = 10;
    private static final double SECONDS = 15;

    @Test
    void measure() throws Exception {
        double[] without = new double[ROUNDS];
        double[] with = new double[ROUNDS];
        double[] gaps = new double[0];
        for (int round = 0; round < ROUNDS; round++) {
            without[round] = headless();
            FrameGaps frames = new FrameGaps();
            with[round] = inTheWindow(frames);
            gaps = DoubleStream.concat(Arrays.stream(gaps), frames.milliseconds())
                    .toArray();
            System.out.printf(
                    Locale.ROOT,
                    "round %d: %.1f steps/s without the window, %.1f with it (%.3f)%n",
                    round + 1,
                    without[round],
                    with[round],
                    with[round] / without[round]);
        }
        Arrays.sort(gaps);
        double[] ratios = new double[ROUNDS];
        Arrays.setAll(ratios, round -> with[round] / without[round]);
        Arrays.sort(ratios);
        System.out.printf(
                Locale.ROOT,
                "median ratio %.3f; between frames: median %.1f ms, 95th percentile %.1f ms, longest %.0f ms, %d frames%n",
                ratios[ROUNDS / 2],
                gaps[gaps.length / 2],
                gaps[gaps.length * 95 / 100],
                gaps[gaps.length - 1],
                gaps.length);
    }

    private static double headless() {
        RunSpec spec = Presets.named(Presets.QUICK_START);
        RunFolder folder = RunFolder.create(Home.free(Home.runs(), "bench"), spec);
        Rate rate = new Rate();
        try (TrainingRun run = new TrainingRun(folder, DigitFiles.source(), SessionSettings.cpu())) {
            run.train(new TrainingControl(), rate, new Limit(0, WARM_SECONDS + SECONDS));
        }
        return rate.stepsPerSecond();
    }

    private static double inTheWindow(FrameGaps frames) throws Exception {
        try (OpenWindow window = new OpenWindow(1440, 900)) {
            window.until(() -> window.wiring().metrics().headingProperty().get().contains("step"));
            window.press("train");
            window.until(() -> window.wiring().transport().stateProperty().get() == SessionState.RUNNING);
            // Asking the window whether the time is over would cost the window.
            sleep(WARM_SECONDS);
            window.robot().interact(frames::start);
            long before = window.wiring().transport().steps();
            long begin = System.nanoTime();
            sleep(SECONDS);
            double rate = (window.wiring().transport().steps() - before) / ((System.nanoTime() - begin) / 1e9);
            window.robot().interact(frames::stop);
            window.press("stop");
            window.until(() -> window.wiring().transport().stateProperty().get() == SessionState.IDLE);
            return rate;
        }
    }

    private static void sleep(double seconds) throws InterruptedException {
        Thread.sleep((long) (seconds * 1e3));
    }

    /** Steps a second after a warm-up. */
    private static final class Rate implements TrainingListener {
        private double begin = Double.NaN;
        private long first;
        private double end;
        private long last;

        @Override
        public void onStep(Snapshot snapshot) {
            double now = System.nanoTime() / 1e9;
            if (snapshot.seconds() >= WARM_SECONDS) {
                if (Double.isNaN(begin)) {
                    begin = now;
                    first = snapshot.step();
                }
                end = now;
                last = snapshot.step();
            }
        }

        @Override
        public void onHeldOut(HeldOut seen) {}

        double stepsPerSecond() {
            return (last - first) / (end - begin);
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

        DoubleStream milliseconds() {
            return gaps.build();
        }
    }
}
