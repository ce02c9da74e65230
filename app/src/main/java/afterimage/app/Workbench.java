package afterimage.app;

import afterimage.app.cli.AfterimageCommand;
import afterimage.app.home.Niceness;
import java.nio.file.Path;
import javafx.application.Application;
import javafx.stage.Stage;
import org.slf4j.LoggerFactory;

/** The window. */
public final class Workbench extends Application {
    private Wiring wiring;

    /** Opens the window and returns when it is closed. */
    static void open(Path log) {
        new Thread(Niceness::lowerOptimizer, "niceness").start();
        try {
            Application.launch(Workbench.class);
        } catch (RuntimeException | LinkageError e) {
            LoggerFactory.getLogger(Workbench.class).error("no window", e);
            System.out.println(
                    "The window cannot open here (" + reason(e) + "), so this runs the demo: afterimage demo");
            System.exit(AfterimageCommand.run(log, "demo"));
        }
    }

    private static String reason(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return message.lines().findFirst().orElse("no reason given");
    }

    @Override
    public void start(Stage stage) {
        wiring = new Wiring(stage);
        Thread.setDefaultUncaughtExceptionHandler(wiring.failures()::add);
        Thread.currentThread().setUncaughtExceptionHandler(wiring.failures()::add);
        wiring.studies().showPagesWith(getHostServices()::showDocument);
        stage.show();
        wiring.start();
        wiring.greet();
    }

    @Override
    public void stop() {
        if (wiring != null) {
            wiring.close();
        }
    }
}
