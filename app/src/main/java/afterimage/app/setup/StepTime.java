package afterimage.app.setup;

import afterimage.app.glossary.Texts;
import afterimage.app.session.News;
import afterimage.engine.Words;
import afterimage.engine.run.RunSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How long a training step takes: as it ran, if it did since the program started, else as the machine's rate has it. */
final class StepTime {
    /**
     * Share of the matrix-product peak that training steps reach ("bench" on two cores: ConvLSTMs 0.8 to 0.9; FC-LSTMs a
     * little above 1, since gradients with respect to frames are counted but not computed).
     */
    private static final double CONV_EFFICIENCY = 0.85;

    private static final double FC_EFFICIENCY = 1.05;

    /** By the work that a step is. */
    private final Map<List<Record>, Double> secondsAsRun = new HashMap<>();

    private News.MachineRate machine;

    void show(News.MachineRate measured) {
        machine = measured;
    }

    void ran(RunSpec spec, double stepsPerSecond) {
        if (stepsPerSecond > 0 && !Double.isInfinite(stepsPerSecond)) {
            secondsAsRun.put(work(spec), 1 / stepsPerSecond);
        }
    }

    /** {@code about 48 ms}, {@code 45 ms as it ran}, or a dash before anything is known. */
    String of(RunSpec spec) {
        Double ran = secondsAsRun.get(work(spec));
        if (ran != null) {
            return Texts.of("setup.as-it-ran", words(ran));
        }
        if (machine == null) {
            return Texts.of("setup.measuring");
        }
        double efficiency = spec.model().isConvolutional() ? CONV_EFFICIENCY : FC_EFFICIENCY;
        return Texts.of("setup.about", words(spec.summary().stepFlops() / (machine.flopsPerSecond() * efficiency)));
    }

    /** Runs that differ only in name, seed and learning rate do the same work. */
    static List<Record> work(RunSpec spec) {
        return List.of(spec.sequence(), spec.model(), spec.training().with("learningRate", 1.0));
    }

    private static String words(double seconds) {
        return seconds < 1
                ? Words.of("%.0f ms", Math.max(1, seconds * 1e3))
                : Words.of(seconds >= 10 ? "%.0f s" : "%.1f s", seconds);
    }
}
