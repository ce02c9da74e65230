package afterimage.app.cli;

import picocli.CommandLine.Option;

/** A command whose results can be had as JSON. */
abstract class JsonCommand extends Subcommand implements Runnable {
    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    /** Prints a result: itself as JSON, or what {@code text} prints of it. */
    void print(Object result, Runnable text) {
        if (json) {
            out().println(Output.json(result));
        } else {
            text.run();
        }
    }
}
