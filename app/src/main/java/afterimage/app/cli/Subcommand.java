package afterimage.app.cli;

import java.io.PrintWriter;
import java.io.Writer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Gives a command its help, and the streams that it prints to. */
@Command(mixinStandardHelpOptions = true)
abstract class Subcommand {
    @Spec
    CommandSpec command;

    PrintWriter out() {
        return command.commandLine().getOut();
    }

    PrintWriter err() {
        return command.commandLine().getErr();
    }

    /** Where it says what it is at. */
    PrintWriter said() {
        boolean quiet = command.root().userObject() instanceof AfterimageCommand root && root.quiet;
        return quiet ? new PrintWriter(Writer.nullWriter()) : out();
    }

    void say(String sentence) {
        Output.say(said(), sentence);
    }
}
