package afterimage.app;

import afterimage.app.cli.AfterimageCommand;
import afterimage.app.system.Display;
import afterimage.app.system.LogFile;
import afterimage.app.system.NativeFolders;
import afterimage.engine.device.LatinDigits;
import afterimage.engine.device.NativeMemory;
import java.nio.file.Path;
import java.util.Optional;

/** The program's start: without arguments the window, with a subcommand the command line. */
public final class Launcher {
    private Launcher() {}

    public static void main(String[] args) {
        LatinDigits.use();
        NativeMemory.bound();
        NativeFolders.choose();
        // AWT draws pictures and charts, but the window is JavaFX's.
        System.setProperty("java.awt.headless", "true");
        Path log = LogFile.open();
        if (args.length > 0) {
            System.exit(AfterimageCommand.run(log, args));
        }
        Optional<String> missing = Display.missing();
        if (missing.isPresent()) {
            System.out.println("No display here (" + missing.get() + "), so this runs the demo: afterimage demo");
            System.exit(AfterimageCommand.run(log, "demo"));
        }
        Workbench.open(log);
    }
}
