package afterimage.app;

import afterimage.app.cli.AfterimageCommand;
import afterimage.app.home.Home;
import java.nio.file.Path;
import javafx.application.Application;
import javafx.stage.Stage;
import org.slf4j.LoggerFactory;

/** The window. */
public final class Workbench extends Application {
    private Wiring wiring;

    /** Opens the window and returns when it is closed. */
    static void open(Path log) {
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
        Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> failed(e));
        wiring = new Wiring(stage);
        stage.show();
        wiring.start();
    }

    /** Whatever was not foreseen leaves the window usable, and says that it happened. */
    private void failed(Throwable e) {
        LoggerFactory.getLogger(Workbench.class).error("not foreseen", e);
        if (wiring != null) {
            wiring.transport().tellProblem("Something went wrong; details are in the log in " + Home.logs() + ".");
        }
    }

    @Override
    public void stop() {
        if (wiring != null) {
            wiring.close();
        }
    }
}
