package afterimage.app.cli;

import afterimage.app.system.NoticeHandler;
import afterimage.engine.BadInput;
import afterimage.engine.Excerpt;
import afterimage.engine.NotWritten;
import afterimage.engine.Words;
import afterimage.engine.device.DeviceFailed;
import afterimage.engine.loop.Diverged;
import afterimage.engine.run.Program;
import java.io.File;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command line's root. Exit codes: 0 done; 1 failed while working; 2 bad use or bad input, with one line that
 * says what is wrong; 130 stopped by Ctrl+C.
 */
@Command(
        name = "afterimage",
        description = "A laboratory for video LSTMs. Without a subcommand it opens its window.",
        mixinStandardHelpOptions = true,
        subcommands = {
            DemoCommand.class,
            GenerateCommand.class,
            FindRateCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            PredictCommand.class,
            WeightsCommand.class,
            ExportCommand.class,
            DescribeCommand.class,
            StudyCommand.class,
            PresetsCommand.class,
            DevicesCommand.class,
            WorkerCommand.class,
            BenchCommand.class,
            AutoComplete.GenerateCompletion.class,
            ManCommand.class,
            CommandLine.HelpCommand.class
        })
public final class AfterimageCommand implements Runnable {
    static final int FAILED = 1;
    public static final int BAD_USE = 2;

    private static final Pattern TYPE = Pattern.compile(
            "Invalid value for option '([^']+)'.*?: '(.*)' is not an? (int|long|double)", Pattern.DOTALL);
    /** With a separator or an ending, and no option. */
    private static final String PATH = "(?s)(?!-).*([/\\\\].*|\\.\\w+)";

    private static final Map<String, String> TYPES =
            Map.of("int", "a whole number up to " + Integer.MAX_VALUE, "long", "a whole number", "double", "a number");

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** Whether this is a subcommand or an option. */
    public static boolean has(String word) {
        return word.startsWith("-")
                || new CommandLine(new AfterimageCommand()).getSubcommands().containsKey(word);
    }

    /** Runs one command and gives its exit code; {@code log} is where details of failures go, or null. */
    public static int run(Path log, String... args) {
        // What it prints and writes is the same everywhere.
        Locale.setDefault(Locale.Category.DISPLAY, Locale.ENGLISH);
        String system = System.getProperty("native.encoding");
        return run(writer(System.out, system), writer(System.err, system), log, args);
    }

    /** The POSIX locale names no letters but ASCII's; what reads there takes UTF-8 nowadays (as Python's PEP 540 has it). */
    static PrintWriter writer(PrintStream to, String system) {
        return Charset.forName(system).equals(StandardCharsets.US_ASCII)
                ? new PrintWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8), true)
                : new PrintWriter(to, true);
    }

    static int run(PrintWriter out, PrintWriter err, Path log, String... args) {
        AfterimageCommand root = new AfterimageCommand();
        CommandLine line = new CommandLine(root);
        line.setOut(out).setErr(err);
        line.getCommandSpec().version("afterimage " + Program.version());
        Handler console = new ConsoleHandler();
        Logger everything = Logger.getLogger("");
        line.setExecutionStrategy(parsed -> {
            if (root.verbose) {
                everything.addHandler(console);
            }
            return new CommandLine.RunLast().execute(parsed);
        });
        NoticeHandler.showBy(sentence -> err.println("afterimage: " + Excerpt.line(sentence)));
        line.setExpandAtFiles(false);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((e, given) ->
                refuse(err, meant(e, asked(e.getMessage()).lines().findFirst().orElse("bad use"))));
        line.setExecutionExceptionHandler((e, command, result) -> {
            LoggerFactory.getLogger(AfterimageCommand.class).error("{} failed", String.join(" ", args), e);
            if (e instanceof BadInput && !(e instanceof NotWritten)) {
                return refuse(err, e.getMessage());
            }
            boolean told = e instanceof Diverged || e instanceof DeviceFailed || e instanceof NotWritten;
            err.println("afterimage: "
                    + (told ? Excerpt.line(e.getMessage()) : "it failed while working" + details(e, log)));
            return FAILED;
        });
        try {
            int code = line.execute(args);
            if (code != 0 || !out.checkError()) {
                return code;
            }
            err.println("afterimage: The output could not be written; make room, or keep what reads it open.");
        } catch (OutOfMemoryError | LinkageError e) {
            LoggerFactory.getLogger(AfterimageCommand.class).error("{} failed", String.join(" ", args), e);
            err.println("afterimage: "
                    + (e instanceof OutOfMemoryError
                            ? "There is not enough memory for this; make the batch, clips or picture smaller."
                            : "A native library cannot be loaded here" + details(e, log)));
        } finally {
            everything.removeHandler(console);
        }
        return FAILED;
    }

    /** Says less: what commands were asked for, and not what they are at. */
    @CommandLine.Option(
            names = "--quiet",
            scope = CommandLine.ScopeType.INHERIT,
            description = "Prints what was asked for, and why something cannot be; not what goes on.")
    boolean quiet;

    /** Says more: the log as it comes, with what a failure was caused by. */
    @CommandLine.Option(
            names = "--verbose",
            scope = CommandLine.ScopeType.INHERIT,
            description = "Prints the log to standard error, with the causes of failures.")
    private boolean verbose;

    /** What an unknown word may have been meant to be: a file, or a word that it is near to. */
    private static String meant(CommandLine.ParameterException e, String message) {
        if (!(e instanceof CommandLine.UnmatchedArgumentException unknown)) {
            return message;
        }
        String word = unknown.getUnmatched().get(0);
        boolean isFirst = e.getCommandLine().getParent() == null && !new File(word).exists();
        return isFirst && word.matches(PATH)
                ? "There is no file '" + word + "'; check its path, or see 'afterimage --help'."
                : message
                        + Words.meant(word, e.getCommandLine().getSubcommands().keySet())
                                .map("; did you mean %s?"::formatted)
                                .orElse("");
    }

    private static String details(Throwable e, Path log) {
        return " (" + e.getClass().getSimpleName() + ")." + (log == null ? "" : " Details: " + log);
    }

    private static int refuse(PrintWriter err, String message) {
        String hint = message.endsWith(".") || message.endsWith("?") ? "" : "; see 'afterimage --help'.";
        err.println("afterimage: " + Excerpt.line(message) + hint);
        return BAD_USE;
    }

    /** What picocli says in Java's words. */
    private static String asked(String message) {
        Matcher found = TYPE.matcher(message);
        return found.matches()
                ? found.group(1) + " takes " + TYPES.get(found.group(3)) + ", not '" + found.group(2) + "'."
                : message;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "A subcommand is needed");
    }
}
