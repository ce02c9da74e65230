package afterimage.engine.bench;

import afterimage.engine.BadInput;
import afterimage.engine.cell.Unrolling;
import afterimage.engine.data.Data;
import afterimage.engine.device.MatrixPeak;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.digits.Split;
import afterimage.engine.file.NewFolder;
import afterimage.engine.file.NpyArray;
import afterimage.engine.file.NpzFile;
import afterimage.engine.model.VideoModel;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import afterimage.engine.sequence.Batch;
import afterimage.engine.sequence.Clips;
import afterimage.engine.sequence.SequenceSpec;
import afterimage.engine.train.Trainer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Times training steps against the matrix-product peak, by turns, so that a slowing machine slows both; medians. */
public final class StepBench implements AutoCloseable {
    private static final int WARM_UP = 2;
    private static final int ROUNDS = 3;
    private static final int MAX_STEPS_A_ROUND = 50;
    private static final int PEAKS_A_ROUND = 5;
    private static final int CLIPS = 16;
    private static final int BATCHES = 200;

    private final SessionSettings settings;
    private final Data data;
    private final double secondsARound;
    private final MatrixPeak peak;
    private final Rival rival;

    /**
     * Medians. Operations are 2 a multiply-add, backward twice forward; {@code ratio}, stepFlops / stepSeconds /
     * peakFlops, can pass 1, as some gradients need not be computed. Null where the plain graph was not measured.
     */
    public record Result(
            long parameters,
            int batch,
            double stepSeconds,
            long stepFlops,
            double peakFlops,
            double ratio,
            double predictionSeconds,
            Double plainStepSeconds,
            Against against) {}

    /** Another program's medians, by turns with ours; both losses are of the same weights and clips. */
    public record Against(
            String program, double loss, double ourLoss, double stepSeconds, double peakFlops, double faster) {}

    /**
     * @param seconds to spend on the steps of one run spec, at least; slow ones take longer
     * @param against a jar that takes the same steps, see {@code examples/libtorch}; null for none
     */
    public StepBench(SessionSettings settings, Data data, double seconds, Path against) {
        this.settings = settings;
        this.data = data;
        this.secondsARound = seconds / ROUNDS;
        this.rival = against == null ? null : new Rival(against, settings.threads());
        this.peak = new MatrixPeak(settings);
    }

    /** @param plain whether the plain graph is measured too, by turns with the other */
    public Result measure(RunSpec spec, boolean plain) {
        try (Subject subject = new Subject(spec, null);
                Subject other = plain ? new Subject(spec, Unrolling.STEPWISE) : null) {
            List<Double> steps = new ArrayList<>();
            List<Double> plainSteps = new ArrayList<>();
            List<Double> peaks = new ArrayList<>();
            List<Double> predictions = new ArrayList<>();
            List<Double> rivalSteps = new ArrayList<>();
            List<Double> rivalPeaks = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                for (int i = 0; i < PEAKS_A_ROUND; i++) {
                    peaks.add(peak.measure());
                }
                subject.step(steps);
                if (other != null) {
                    other.step(plainSteps);
                }
                if (rival != null) {
                    rivalPeaks.add(rival.peak());
                    rivalSteps.addAll(rival.steps(secondsARound));
                }
                subject.predict(predictions);
            }
            double step = median(steps);
            long flops = spec.summary().stepFlops();
            double most = median(peaks);
            return new Result(
                    spec.summary().parameters(),
                    spec.training().batch(),
                    step,
                    flops,
                    most,
                    flops / step / most,
                    median(predictions),
                    plain ? median(plainSteps) : null,
                    rival == null ? null : subject.against(median(rivalSteps), median(rivalPeaks), step));
        }
    }

    /** Clips a second on one thread, from the median time of a batch; as many batches come before to warm up. */
    public static double clipsPerSecond(Clips clips) {
        List<Double> spent = LongStream.range(0, 2 * BATCHES)
                .mapToObj(b -> seconds(() -> clips.batch(b * CLIPS, CLIPS)))
                .toList();
        return CLIPS / median(spent.subList(BATCHES, spent.size()));
    }

    private static double seconds(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e9;
    }

    /** The middle one of several, or the mean of the two middle ones: what a busy machine disturbs least. */
    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    @Override
    public void close() {
        peak.close();
        if (rival != null) {
            rival.close();
        }
    }

    /** A model being trained on one batch. */
    private final class Subject implements AutoCloseable {
        private final VideoModel model;
        private final Trainer trainer;
        private final Batch batch;
        private final Batch single;
        private final double rate;
        private final float firstLoss;
        /** What the other program said of its first loss, and its name; null for none. */
        private final String[] introduced;

        /** @param unrolling null for the model's own choice */
        Subject(RunSpec spec, Unrolling unrolling) {
            Clips clips = spec.clips(data, Split.TRAIN);
            batch = clips.batch(0, spec.training().batch());
            single = clips.batch(0, 1);
            rate = spec.training().learningRate();
            model = VideoModel.forSteps(
                    spec.model(),
                    spec.sequence(),
                    settings,
                    new VideoModel.Steps(batch.size(), spec.training().precision(), unrolling, null));
            trainer = new Trainer(model, spec.training(), spec.seed());
            model.initialise(spec.seed());
            trainer.begin();
            introduced = rival == null ? null : rival.load(spec, given(spec.sequence()));
            firstLoss = trainer.step(batch, rate);
            for (int i = 0; i < WARM_UP; i++) {
                trainer.step(batch, rate);
                model.predict(single);
            }
        }

        /** The weights by name, and the frames [time, batch, height, width]. */
        private Map<String, NpyArray> given(SequenceSpec clips) {
            Map<String, NpyArray> given = new HashMap<>(model.weights());
            int size = clips.size();
            given.put("input", new NpyArray(new int[] {clips.inputFrames(), batch.size(), size, size}, batch.input()));
            given.put(
                    "future", new NpyArray(new int[] {clips.futureFrames(), batch.size(), size, size}, batch.future()));
            return given;
        }

        Against against(double seconds, double peakFlops, double ours) {
            double loss = Double.parseDouble(introduced[0]);
            return new Against(introduced[1], loss, firstLoss, seconds, peakFlops, seconds / ours);
        }

        void step(List<Double> seconds) {
            double spent = 0;
            for (int i = 0; i == 0 || i < MAX_STEPS_A_ROUND && spent < secondsARound; i++) {
                double step = seconds(() -> trainer.step(batch, rate));
                seconds.add(step);
                spent += step;
            }
        }

        void predict(List<Double> seconds) {
            for (int i = 0; i < PEAKS_A_ROUND; i++) {
                seconds.add(seconds(() -> model.predict(single)));
            }
        }

        @Override
        public void close() {
            model.close();
        }
    }

    /** A program of another kind that takes the same training steps, asked line by line: see {@code examples/libtorch}. */
    static final class Rival implements AutoCloseable {
        private final Path jar;
        private final Process process;
        private final BufferedReader answers;

        /** @param jar whose main class answers; it is told the number of threads */
        Rival(Path jar, int threads) {
            BadInput.unless(
                    Files.isRegularFile(jar), "There is no file '%s'; examples/libtorch says how to build it.", jar);
            this.jar = jar;
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            try {
                process = new ProcessBuilder(java, "-jar", jar.toString(), Integer.toString(threads))
                        .redirectError(Redirect.INHERIT)
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            answers = process.inputReader(StandardCharsets.UTF_8);
        }

        /**
         * Gives it the same weights and batch, {@code input} and {@code future} among the arrays.
         *
         * @return the batch's loss and what it calls itself
         */
        String[] load(RunSpec spec, Map<String, NpyArray> arrays) {
            String[] answer = new String[1];
            NewFolder.scratch(folder -> {
                Path file = folder.resolve("step.npz");
                NpzFile.write(file, arrays, Map.of("run.json", SpecJson.write(spec)));
                answer[0] = ask("load " + file);
            });
            return answer[0].split(" ", 2);
        }

        /** Floating-point operations a second of its own product of matrices. */
        double peak() {
            return Double.parseDouble(ask("peak"));
        }

        /** Seconds of each of the steps that it took in about {@code seconds}. */
        List<Double> steps(double seconds) {
            return Stream.of(ask("steps " + seconds).split(" "))
                    .map(Double::valueOf)
                    .toList();
        }

        private String ask(String line) {
            String answer = null;
            try {
                process.outputWriter(StandardCharsets.UTF_8)
                        .append(line)
                        .append('\n')
                        .flush();
                answer = answers.readLine();
            } catch (IOException e) {
                // It ended, and the pipe with it.
            }
            BadInput.unless(answer != null, "'%s' ended without an answer.", jar);
            BadInput.unless(
                    !answer.startsWith("!"),
                    "'%s' cannot take these steps: %s.",
                    jar,
                    answer.substring(1).strip());
            return answer;
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
