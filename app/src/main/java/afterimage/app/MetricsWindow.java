package afterimage.app;

import afterimage.app.metrics.MetricsSheet;
import afterimage.app.metrics.MetricsViewModel;
import afterimage.app.theme.Theme;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.stage.Stage;

/** All metrics in a window of their own, made when it is first asked for. */
final class MetricsWindow {
    private static final double WIDTH = 900;
    private static final double HEIGHT = 680;

    private final Stage owner;
    private final Theme theme;
    private final MetricsViewModel model;
    private Stage window;

    MetricsWindow(Stage owner, Theme theme, MetricsViewModel model) {
        this.owner = owner;
        this.theme = theme;
        this.model = model;
    }

    void show() {
        if (window == null) {
            window = new Stage();
            window.initOwner(owner);
            window.setTitle("Metrics – Afterimage");
            Scene scene = new Scene(new MetricsSheet(model, theme.paletteProperty()), WIDTH, HEIGHT);
            theme.apply(scene);
            scene.getAccelerators().put(new KeyCodeCombination(KeyCode.ESCAPE), window::hide);
            window.setScene(scene);
        }
        window.show();
        window.toFront();
    }
}
