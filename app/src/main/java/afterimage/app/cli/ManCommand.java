package afterimage.app.cli;

import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/** Prints what the commands say about themselves, as a page for {@code man}, in roff. */
@Command(name = "man", description = "Prints a manual page of all commands: afterimage man | man -l -.")
final class ManCommand extends Subcommand implements Runnable {
    @Override
    public void run() {
        CommandLine root = command.root().commandLine();
        String name = root.getCommandName();
        StringBuilder man = new StringBuilder(".TH " + name.toUpperCase(Locale.ROOT) + " 1\n");
        man.append(".SH NAME\n" + name + " \\- " + about(root) + ".SH SYNOPSIS\n" + usage(root));
        root.getSubcommands()
                .forEach((word, sub) ->
                        man.append(".SH " + word.toUpperCase(Locale.ROOT) + "\n" + about(sub) + usage(sub)));
        man.append(".SH EXIT STATUS\n0 done; 1 failed while working; 2 bad use or bad input; 130 stopped by Ctrl+C.\n");
        out().print(man);
        out().flush();
    }

    private static String about(CommandLine command) {
        return text(String.join(" ", command.getCommandSpec().usageMessage().description())) + "\n";
    }

    /** Synopsis and options as help has them, word for word and line for line. */
    private static String usage(CommandLine command) {
        CommandLine.Help help = command.getHelp();
        String lines = help.synopsis(0) + help.parameterList() + help.optionList();
        return ".nf\n" + text(Ansi.OFF.string(lines)) + ".fi\n";
    }

    /** Words as they are: roff reads lines that begin with a dot or quote, and backslashes. */
    private static String text(String words) {
        return words.replace("\\", "\\e").replace("-", "\\-").replaceAll("(?m)^([.'])", "\\\\&$1");
    }
}
