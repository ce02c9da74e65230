package afterimage.app.cli;

import afterimage.engine.run.Presets;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "presets", description = "Lists the run specs that come along.", mixinStandardHelpOptions = true)
final class PresetsCommand implements Runnable {
    /** One line of the list. */
    record Line(String preset, String name, String about, long parameters) {}

    @Spec
    private CommandSpec command;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public void run() {
        List<Line> lines = Presets.all().entrySet().stream()
                .map(e -> new Line(
                        e.getKey(),
                        e.getValue().name(),
                        e.getValue().about(),
                        e.getValue().summary().parameters()))
                .toList();
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.println(Output.json(lines));
            return;
        }
        lines.forEach(line ->
                out.printf(Locale.ROOT, "%-28s %,13d parameters  %s%n", line.preset, line.parameters, line.about));
    }
}
