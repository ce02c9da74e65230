package afterimage.app.cli;

import afterimage.engine.run.Presets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;

@Command(name = "presets", description = "Lists the run specs that come along.")
final class PresetsCommand extends JsonCommand {
    record Line(String preset, String name, String about, long parameters) {}

    @Override
    public void run() {
        List<Line> lines = new ArrayList<>();
        Presets.ALL.forEach((preset, run) -> lines.add(
                new Line(preset, run.name(), run.about(), run.summary().parameters())));
        print(lines, () -> {
            for (Line line : lines) {
                out().printf(Locale.ROOT, "%-28s %,13d parameters  %s%n", line.preset, line.parameters, line.about);
            }
        });
    }
}
