package afterimage.app;

import afterimage.app.chart.ChartFont;
import afterimage.app.cli.AfterimageCommand;
import afterimage.app.home.DigitFiles;
import afterimage.app.home.Niceness;
import afterimage.app.home.Workers;
import afterimage.app.theme.Theme;
import afterimage.engine.digits.Split;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javafx.application.Application;
import javafx.stage.Stage;
import org.slf4j.LoggerFactory;

/** The window. */
public final class Workbench extends Application {
    private Wiring wiring;

    /** All but the window, made while JavaFX starts. */
    private static final class Ahead {
        static final FutureTask<Models> MODELS = new FutureTask<>(Models::new);
    }

    /** Opens the window and returns when it is closed. */
    static void open(Path log) {
        new Thread(Niceness::lowerOptimizer, "niceness").start();
        readAhead(Ahead.MODELS);
        readAhead(ChartFont::family);
        readAhead(() -> DigitFiles.source().read(Split.VALIDATION));
        try {
            Application.launch(Workbench.class);
        } catch (RuntimeException | LinkageError e) {
            LoggerFactory.getLogger(Workbench.class).error("no window", e);
            System.out.println(
                    "The window cannot open here (" + reason(e) + "), so this runs the demo: afterimage demo");
            System.exit(AfterimageCommand.run(log, "demo"));
        }
    }

    /** What the window asks for first, read while JavaFX starts. What cannot be read is told to whoever asks for it. */
    private static void readAhead(Runnable reading) {
        Thread thread = new Thread(reading, "read ahead");
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler(
                (t, e) -> LoggerFactory.getLogger(Workbench.class).debug("not read ahead", e));
        thread.start();
    }

    private static Models models() {
        try {
            return Ahead.MODELS.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
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
        Theme.prepare();
        wiring = new Wiring(stage, models());
        Workers.atExit(models()::finish);
        Thread.setDefaultUncaughtExceptionHandler(wiring.failures::add);
        Thread.currentThread().setUncaughtExceptionHandler(wiring.failures::add);
        wiring.models.studies.showPagesWith(getHostServices()::showDocument);
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
