package afterimage.app;

import afterimage.app.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The real window without a display, for tests that click it and look at it. */
final class OpenWindow implements AutoCloseable {
    private static final int WAIT_SECONDS = 120;

    private final FxRobot robot = new FxRobot();
    private final Stage stage;
    private final Wiring wiring;

    /** A window that remembers nothing of those before. */
    OpenWindow(double width, double height) throws TimeoutException, IOException {
        this(width, height, false);
    }

    /** @param remembering whether it is as the one before was left, and then of its size */
    OpenWindow(double width, double height, boolean remembering) throws TimeoutException, IOException {
        if (!remembering) {
            Files.deleteIfExists(Home.preferences());
        }
        FxToolkit.registerPrimaryStage();
        // A stage of its own: the primary one lives as long as the tests, and all that listens to it.
        stage = FxToolkit.registerStage(Stage::new);
        wiring = FxToolkit.setupFixture(() -> {
            Wiring made = new Wiring(stage, new Models());
            if (!remembering) {
                stage.setX(0);
                stage.setY(0);
                stage.setWidth(width);
                stage.setHeight(height);
            }
            stage.show();
            made.start();
            return made;
        });
        // The settings come section by section.
        until(() -> stage.getScene().lookup("#batch") != null);
    }

    Stage stage() {
        return stage;
    }

    Wiring wiring() {
        return wiring;
    }

    Models models() {
        return wiring.models;
    }

    FxRobot robot() {
        return robot;
    }

    void resize(double width, double height) {
        // The headless screen would take a buffer of the size before for one that is larger (and log it), unless it is
        // gone: a snapshot waits for what is being painted, the events after it hand that to the screen.
        robot.interact(() -> new Region().snapshot(null, null));
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> {
            System.gc();
            stage.setWidth(width);
            stage.setHeight(height);
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Waits until something that happens on other threads has reached the window. */
    void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                WAIT_SECONDS,
                TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.asyncFx(condition).get());
        WaitForAsyncUtils.waitForFxEvents();
    }

    <T extends Node> T find(String query, Class<T> type) {
        return robot.lookup(query).queryAs(type);
    }

    /** Presses a button by its id, wherever it is on the screen. */
    void press(String id) {
        robot.clickOn("#" + id);
        WaitForAsyncUtils.waitForFxEvents();
    }

    void picture(Path file) {
        picture(stage.getScene(), file);
    }

    /** What is inside the model, below the theatre and in its place: each with each theme and size. */
    void pictures(Path folder, String name) {
        picture(folder.resolve(name + "-dark-1280x800.png"));
        resize(1920, 1080);
        press("enlarge-inside");
        picture(folder.resolve(name + "-large-dark-1920x1080.png"));
        press("theme");
        press("enlarge-inside");
        picture(folder.resolve(name + "-light-1920x1080.png"));
        resize(1280, 800);
        press("enlarge-inside");
        picture(folder.resolve(name + "-large-light-1280x800.png"));
        press("enlarge-inside");
        press("theme");
    }

    /** Of what flies out over the window. */
    void picture(Scene scene, Path file) {
        WaitForAsyncUtils.waitForFxEvents();
        Image[] image = new Image[1];
        robot.interact(() -> image[0] = scene.snapshot(null));
        Shot.write(image[0], file);
    }

    @Override
    public void close() throws TimeoutException {
        wiring.close();
        FxToolkit.cleanupStages();
    }
}
