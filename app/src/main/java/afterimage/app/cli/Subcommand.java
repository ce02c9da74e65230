package afterimage.app.cli;

import afterimage.engine.BadInput;
import afterimage.engine.NotWritten;
import afterimage.engine.file.NewFolder;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Gives a command its help, and the streams that it prints to. */
@Command(mixinStandardHelpOptions = true)
abstract class Subcommand {
    /** Stands for standard output where one file is written. */
    private static final Path STREAM = Path.of("-");

    @Spec
    CommandSpec command;

    private boolean streams;

    PrintWriter out() {
        return command.commandLine().getOut();
    }

    PrintWriter err() {
        return command.commandLine().getErr();
    }

    /** Where it says what it is at. */
    PrintWriter said() {
        boolean quiet = command.root().userObject() instanceof AfterimageCommand root && root.quiet;
        return quiet || streams ? new PrintWriter(Writer.nullWriter()) : out();
    }

    void say(String sentence) {
        Output.say(said(), sentence);
    }

    /** Lets a file be written; for "-" one that ends so, which standard output gets once it is whole. */
    void write(Path out, String ending, Consumer<Path> work) {
        streams = out.equals(STREAM);
        if (!streams) {
            work.accept(out);
            return;
        }
        NewFolder.scratch(folder -> {
            Path file = folder.resolve("out" + ending);
            work.accept(file);
            BadInput.unless(Files.exists(file), "This is more than one file; name one in place of '-'.");
            Files.copy(file, System.out);
            if (System.out.checkError()) {
                throw new NotWritten("What reads standard output is gone.", null);
            }
        });
    }
}
