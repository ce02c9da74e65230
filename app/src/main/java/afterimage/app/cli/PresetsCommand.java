package afterimage.app.cli;

import afterimage.engine.run.Presets;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;

@Command(name = "presets", description = "Lists the run specs that come along.")
final class PresetsCommand extends JsonCommand {
    record Line(String preset, String name, String about, long parameters) {}

    @Override
    public void run() {
        List<Line> lines = Presets.all().entrySet().stream()
                .map(e -> new Line(
                        e.getKey(),
                        e.getValue().name(),
                        e.getValue().about(),
                        e.getValue().summary().parameters()))
                .toList();
        print(
                lines,
                () -> lines.forEach(line -> out().printf(
                                Locale.ROOT,
                                "%-28s %,13d parameters  %s%n",
                                line.preset,
                                line.parameters,
                                line.about)));
    }
}
