package afterimage.app.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(
        name = "completion",
        description = "Prints what bash or zsh complete commands by: source <(afterimage completion).")
final class CompletionCommand extends Subcommand implements Runnable {
    @Override
    public void run() {
        CommandLine root = command.root().commandLine();
        out().println(AutoComplete.bash(root.getCommandName(), root));
    }
}
