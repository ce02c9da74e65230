package afterimage.app.cli;

import afterimage.app.home.DataFiles;
import afterimage.engine.BadInput;
import afterimage.engine.Words;
import afterimage.engine.bench.StepBench;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.digits.Split;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import afterimage.engine.sequence.MovingDigits;
import afterimage.engine.sequence.SequenceSpec;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "bench",
        description = "Measures training steps against this machine's own matrix products, and clips a second.")
final class BenchCommand extends JsonCommand {
    /** @param clipShare share of a step's time that one core needs to make its clips */
    record Line(
            String preset,

            @JsonUnwrapped @JsonInclude(JsonInclude.Include.NON_NULL)
            StepBench.Result result,

            double clipShare) {}

    /** All that was measured; rates a second, times in seconds. */
    record Report(String device, int threads, double clipsPerSecond, double framesPerSecond, List<Line> presets) {}

    @Option(names = "--preset", paramLabel = "NAME", description = "Only these presets (default: all).")
    private List<String> names = List.of();

    @Option(names = "--plain", description = "Times the plain graph too: no work shared between time steps.")
    private boolean plain;

    @Option(
            names = "--against",
            paramLabel = "JAR",
            description = "Times the same steps in another program, by turns (examples/libtorch builds one).")
    private Path against;

    @Option(
            names = "--seconds",
            defaultValue = "6",
            description = "Time for the steps of one preset, at least (default ${DEFAULT-VALUE}).")
    private double seconds;

    @Mixin
    private DeviceOption device;

    @Override
    public void run() {
        BadInput.unless(seconds > 0 && seconds <= 3600, "--seconds must be above 0 and at most 3600, not %s.", seconds);
        SessionSettings settings = device.first(err());
        Map<String, RunSpec> specs = specs();
        // As JSON it comes at once, in the end.
        PrintWriter out = json ? new PrintWriter(Writer.nullWriter()) : out();
        SequenceSpec sequence = SequenceSpec.labReport();
        double clips = StepBench.clipsPerSecond(
                new MovingDigits(sequence, DataFiles.source().mnist.read(Split.TRAIN), 1));
        out.println(Words.of(
                "%s, %s. Clips: %,.0f a second on one core (%,.0f frames)",
                settings.device(), Words.count(settings.threads(), "thread"), clips, clips * sequence.frames()));
        out.printf(
                "%-28s %9s %8s %9s %6s %9s %9s %7s%n",
                "", "ms/step", "GFLOP", "peak GF/s", "ratio", "plain ms", "predict ms", "clips %");
        List<Line> lines = new ArrayList<>();
        try (StepBench bench = new StepBench(settings, DataFiles.source(), seconds, against)) {
            specs.forEach((name, spec) -> {
                StepBench.Result result = bench.measure(spec, plain);
                Line line = new Line(name, result, result.batch() / clips / result.stepSeconds());
                lines.add(line);
                out.println(text(line));
                if (result.against() != null) {
                    out.println(text(result.against()));
                }
            });
        }
        if (json) {
            out().println(SpecJson.write(
                    new Report(settings.device(), settings.threads(), clips, clips * sequence.frames(), lines)));
        }
    }

    private Map<String, RunSpec> specs() {
        Map<String, RunSpec> chosen = new LinkedHashMap<>();
        names.forEach(name -> chosen.put(name, Presets.named(name)));
        return chosen.isEmpty() ? Presets.ALL : chosen;
    }

    private static String text(StepBench.Against other) {
        return Words.of(
                "  %-26s %9.1f %8s %9.0f   %.1f times our time; first loss %.5f, ours %.5f",
                other.program(),
                other.stepSeconds() * 1e3,
                "",
                other.peakFlops() / 1e9,
                other.faster(),
                other.loss(),
                other.ourLoss());
    }

    private static String text(Line line) {
        StepBench.Result r = line.result;
        return Words.of(
                "%-28s %9.1f %8.1f %9.0f %6.2f %9s %9.1f %7.2f",
                line.preset,
                r.stepSeconds() * 1e3,
                r.stepFlops() / 1e9,
                r.peakFlops() / 1e9,
                r.ratio(),
                r.plainStepSeconds() == null ? "-" : Words.of("%.1f", r.plainStepSeconds() * 1e3),
                r.predictionSeconds() * 1e3,
                line.clipShare * 100);
    }
}
