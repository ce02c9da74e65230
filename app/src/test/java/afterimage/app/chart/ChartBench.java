package afterimage.app.chart;

import afterimage.app.theme.Palette;
import afterimage.app.theme.Theme;
import afterimage.engine.clip.Pictures;
import afterimage.engine.trace.LossPoint;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;

/** How long the chart of a 100,000-step run takes to redraw at 640x400; run by hand, it asserts nothing. */
public final class ChartBench {
    private static final int STEPS = 100_000;
    private static final int ROUNDS = 60;

    private ChartBench() {}

    /** @param args a file for a picture of what was drawn, or none */
    public static void main(String[] args) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        Platform.startup(() -> {
            try {
                measure(args, System.out);
            } finally {
                done.countDown();
            }
        });
        done.await();
        Platform.exit();
    }

    private static void measure(String[] args, PrintStream out) {
        List<LossPoint> train = new ArrayList<>();
        List<LossPoint> heldOut = new ArrayList<>();
        List<LossPoint> other = new ArrayList<>();
        Random random = new Random(1);
        for (int i = 1; i <= STEPS; i++) {
            double loss = 0.08 + 0.4 * Math.exp(-i / 900.0) + 0.05 * Math.exp(-i / 20000.0);
            train.add(new LossPoint(i, loss * (1 + 0.12 * random.nextGaussian())));
            if (i <= STEPS * 0.7) {
                other.add(new LossPoint(i, loss * 1.2 * (1 + 0.1 * random.nextGaussian())));
            }
            if (i % 250 == 0) {
                heldOut.add(new LossPoint(i, loss * 1.05));
            }
        }
        List<LossCurves.Line> lines = List.of(
                new LossCurves.Line("blank frame", 0.2),
                new LossCurves.Line("copy last frame", 0.19),
                new LossCurves.Line("entropy floor", 0.02));
        List<LossCurves.Other> others = List.of(new LossCurves.Other("fc-1500-ae", 0, other, heldOut.subList(0, 200)));
        Theme theme = new Theme();
        LossChartPane pane = new LossChartPane(Palette.DARK);
        Scene scene = new Scene(new StackPane(pane), 640, 400);
        theme.apply(scene);
        snapshot(scene);
        report(out, "one run, one point more", pane, scene, train, heldOut, lines, List.of());
        report(out, "two runs, one point more", pane, scene, train, heldOut, lines, others);
        pane.readOut(400);
        if (args.length > 0) {
            Pictures.writePng(Path.of(args[0]), SwingFXUtils.fromFXImage(snapshot(scene), null));
        }
    }

    private static void report(
            PrintStream out,
            String what,
            LossChartPane pane,
            Scene scene,
            List<LossPoint> train,
            List<LossPoint> heldOut,
            List<LossCurves.Line> lines,
            List<LossCurves.Other> others) {
        double[] redraw = new double[ROUNDS];
        double[] cpu = new double[ROUNDS];
        double[] painted = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            LossCurves curves = new LossCurves(
                    "cross-entropy, nats a pixel", train.subList(0, STEPS - ROUNDS + round), heldOut, lines, others);
            long begin = System.nanoTime();
            long work = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            pane.change(chart -> chart.show(curves));
            cpu[round] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - work) / 1e6;
            redraw[round] = (System.nanoTime() - begin) / 1e6;
            snapshot(scene);
            painted[round] = (System.nanoTime() - begin) / 1e6;
        }
        out.printf(
                Locale.ROOT,
                "%s: redraw on the JavaFX thread median %.1f ms of which %.1f ms of processor, worst of the last half"
                        + " %.1f ms; with painting by software %.1f ms%n",
                what,
                median(redraw),
                median(cpu),
                Arrays.stream(redraw).skip(ROUNDS / 2).max().orElseThrow(),
                median(painted));
    }

    private static WritableImage snapshot(Scene scene) {
        return scene.snapshot(null);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
