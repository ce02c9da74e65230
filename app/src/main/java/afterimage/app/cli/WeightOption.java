package afterimage.app.cli;

import afterimage.engine.run.WeightChoice;
import picocli.CommandLine.Option;

final class WeightOption {
    @Option(
            names = "--weights",
            description = "Which weights: last, averaged (over the last steps), best (lowest held-out loss), or usual:"
                    + " best where training ended by itself, else averaged where the run averages, else last"
                    + " (default: usual).")
    WeightChoice choice = WeightChoice.USUAL;
}
