package afterimage.app.cli;

import afterimage.engine.run.SpecJson;
import picocli.CommandLine.Option;

abstract class JsonCommand extends Subcommand implements Runnable {
    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    /** Prints a result: itself as JSON, or what {@code text} prints of it. */
    void print(Object result, Runnable text) {
        if (json) {
            out().println(SpecJson.write(result));
        } else {
            text.run();
        }
    }
}
