package afterimage.app;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
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

    OpenWindow(double width, double height) throws TimeoutException {
        stage = FxToolkit.registerPrimaryStage();
        wiring = FxToolkit.setupFixture(() -> {
            Wiring made = new Wiring(stage);
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(width);
            stage.setHeight(height);
            stage.show();
            made.start();
            return made;
        });
    }

    Wiring wiring() {
        return wiring;
    }

    FxRobot robot() {
        return robot;
    }

    void resize(double width, double height) {
        robot.interact(() -> {
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
        WaitForAsyncUtils.waitForFxEvents();
        BufferedImage[] image = new BufferedImage[1];
        robot.interact(
                () -> image[0] = SwingFXUtils.fromFXImage(stage.getScene().snapshot(null), null));
        afterimage.engine.clip.Pictures.writePng(file, image[0]);
    }

    @Override
    public void close() throws TimeoutException {
        wiring.close();
        FxToolkit.cleanupStages();
    }
}
