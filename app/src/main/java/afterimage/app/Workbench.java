package afterimage.app;

import afterimage.app.chart.ChartFont;
import afterimage.app.home.DataFiles;
import afterimage.app.system.HeapRounds;
import afterimage.app.system.Workers;
import afterimage.app.theme.Palette;
import afterimage.app.theme.Theme;
import afterimage.engine.digits.Split;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.application.Application;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.slf4j.LoggerFactory;

/** The window. */
public final class Workbench extends Application {
    private static final List<Integer> ICON_SIZES = List.of(16, 32, 48, 128);
    /** All but the window, made while JavaFX starts. */
    private static final CompletableFuture<Models> MODELS =
            CompletableFuture.supplyAsync(Models::new, Workbench::readAhead);

    private Wiring wiring;

    /** Opens the window, with files if there are any, and returns when it is closed. */
    static void open(Path log, String... files) {
        new Thread(Workers.Niceness::lowerOptimizer, "niceness").start();
        readAhead(HeapRounds::begin);
        readAhead(ChartFont::family);
        readAhead(() -> DataFiles.source().mnist.read(Split.VALIDATION));
        try {
            Application.launch(Workbench.class, files);
        } catch (RuntimeException | LinkageError e) {
            LoggerFactory.getLogger(Workbench.class).error("no window", e);
            System.out.println("The window cannot open here (" + reason(e)
                    + "). On Linux it needs GTK 3 and OpenGL (Debian: libgtk-3-0 libgl1 libxtst6)."
                    + " 'afterimage --help' lists what there is without it. Details: " + log);
            System.exit(1);
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
        Theme.useGround(Palette.DARK);
        wiring = new Wiring(stage, MODELS.join());
        Workers.atExit(wiring.models::finish);
        Thread.setDefaultUncaughtExceptionHandler(wiring.failures::add);
        Thread.currentThread().setUncaughtExceptionHandler(wiring.failures::add);
        wiring.models.studies.showPagesWith(getHostServices()::showDocument);
        ICON_SIZES.forEach(size -> stage.getIcons()
                .add(new Image(Workbench.class
                        .getResource("/afterimage/assets/icons/" + size + ".png")
                        .toString())));
        stage.show();
        wiring.start();
        wiring.open(getParameters().getRaw().stream().map(Path::of).toList());
    }

    @Override
    public void stop() {
        if (wiring != null) {
            wiring.close();
        }
    }
}
