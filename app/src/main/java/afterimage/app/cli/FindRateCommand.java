package afterimage.app.cli;

import afterimage.app.home.DataFiles;
import afterimage.engine.loop.RateFinder;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "find-rate",
        description = "Tries growing learning rates on new weights, and names one to begin with. Saves nothing.")
final class FindRateCommand extends JsonCommand {
    @ArgGroup(exclusive = true, multiplicity = "1")
    private SpecSource spec;

    @Option(names = "--set", paramLabel = "PATH=VALUE", description = "Changes a setting, e.g. training.batch=8.")
    private List<String> settings = List.of();

    @Option(names = "--from", description = "The first rate (default: ${DEFAULT-VALUE}).")
    private double from = RateFinder.usual().from();

    @Option(names = "--to", description = "The last rate (default: ${DEFAULT-VALUE}).")
    private double to = RateFinder.usual().to();

    @Option(names = "--steps", description = "How many rates (default: ${DEFAULT-VALUE}).")
    private int steps = RateFinder.usual().steps();

    @Mixin
    private DeviceOption device;

    @Override
    public void run() {
        PrintWriter out = out();
        RunSpec run = SpecJson.with(spec.load(), settings);
        List<RateFinder.Point> points =
                new RateFinder(from, to, steps).run(run, DataFiles.source(), device.first(err()), point -> {});
        double suggested = RateFinder.suggestion(points);
        print(Map.of("suggestion", suggested, "points", points), () -> {
            out.println("rate,loss,smoothed");
            points.forEach(p -> out.printf(Locale.ROOT, "%.3g,%.6f,%.6f%n", p.rate(), p.loss(), p.smoothed()));
            out.printf(Locale.ROOT, "The loss falls fastest at a rate of %.2g.%n", suggested);
            out.flush();
        });
    }
}
