package afterimage.app.cli;

import afterimage.engine.run.Presets;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import java.nio.file.Path;
import picocli.CommandLine.Option;

final class SpecSource {
    @Option(names = "--preset", description = "A preset's name; see 'afterimage presets'.")
    private String preset;

    @Option(names = "--spec", description = "A JSON file like a run's run.json.")
    Path file;

    RunSpec load() {
        return preset != null ? Presets.named(preset) : SpecJson.read(file);
    }
}
