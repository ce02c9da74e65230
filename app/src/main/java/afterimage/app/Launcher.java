package afterimage.app;

import afterimage.app.cli.AfterimageCommand;
import afterimage.app.home.Home;
import afterimage.app.home.Preference;
import afterimage.app.system.Display;
import afterimage.app.system.LogFile;
import afterimage.app.system.NativeFolders;
import afterimage.engine.device.LatinDigits;
import afterimage.engine.device.NativeMemory;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;

/** The program's start: without arguments or with files the window, with a subcommand the command line. */
public final class Launcher {
    public static void main(String[] args) {
        LatinDigits.use();
        // Libraries keep files at home too.
        Home.portable().ifPresent(folder -> System.setProperty("user.home", folder.toString()));
        NativeFolders.choose();
        // AWT draws pictures and charts, but the window is JavaFX's.
        System.setProperty("java.awt.headless", "true");
        Path log = LogFile.open();
        boolean isPath = args.length > 0 && !AfterimageCommand.has(args[0]) && new File(args[0]).exists();
        if (args.length > 0 && !isPath) {
            NativeMemory.bound();
            System.exit(AfterimageCommand.run(log, args));
        }
        Optional<String> missing = Display.missing();
        if (missing.isPresent()) {
            String what = isPath
                    ? ": the window is needed to open '" + args[0] + "'."
                    : ": 'afterimage demo' trains a model for a minute, 'afterimage --help' lists what else there is.";
            System.out.println("No display here (" + missing.get() + ")" + what);
            System.exit(isPath ? AfterimageCommand.BAD_USE : 0);
        }
        Preference.applySize(Home.preferences());
        Workbench.open(log, args);
    }
}
