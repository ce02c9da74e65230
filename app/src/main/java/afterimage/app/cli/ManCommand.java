package afterimage.app.cli;

import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/** Prints what the commands say about themselves, as a page for {@code man}, in roff. */
@Command(name = "man", description = "Prints a manual page of all commands: afterimage man | man -l -.")
final class ManCommand extends Subcommand implements Runnable {
    @Override
    public void run() {
        CommandLine root = command.root().commandLine();
        CommandSpec spec = root.getCommandSpec();
        String name = root.getCommandName();
        StringBuilder page = new StringBuilder(".TH " + name.toUpperCase(Locale.ROOT) + " 1\n");
        page.append(".SH NAME\n").append(name).append(" \\- ");
        page.append(text(String.join(" ", spec.usageMessage().description()))).append('\n');
        usage(page, "SYNOPSIS", root);
        root.getSubcommands().forEach((word, sub) -> {
            page.append(".SH ").append(word.toUpperCase(Locale.ROOT)).append('\n');
            String[] about = sub.getCommandSpec().usageMessage().description();
            page.append(text(String.join(" ", about))).append('\n');
            usage(page, null, sub);
        });
        page.append(
                ".SH EXIT STATUS\n0 done; 1 failed while working; 2 bad use or bad input; 130 stopped by Ctrl+C.\n");
        out().print(page);
        out().flush();
    }

    /** Synopsis and options as help has them, word for word and line for line. */
    private static void usage(StringBuilder page, String heading, CommandLine of) {
        if (heading != null) {
            page.append(".SH ").append(heading).append('\n');
        }
        CommandLine.Help help = of.getHelp();
        String lines = help.synopsis(0) + help.parameterList() + help.optionList();
        page.append(".nf\n").append(text(Ansi.OFF.string(lines))).append(".fi\n");
    }

    /** Words as they are: roff reads lines that begin with a dot or quote, and backslashes. */
    private static String text(String words) {
        return words.replace("\\", "\\e").replace("-", "\\-").replaceAll("(?m)^([.'])", "\\\\&$1");
    }
}
