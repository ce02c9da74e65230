package afterimage.app.window;

import afterimage.app.metrics.MetricsSheet;
import afterimage.app.metrics.MetricsViewModel;
import afterimage.app.theme.Theme;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.stage.Stage;

/** All metrics in a window of their own, made when it is first asked for. */
public final class MetricsWindow {
    private static final double WIDTH = 1000;
    private static final double HEIGHT = 680;

    private final Stage owner;
    private final Theme theme;
    private final MetricsViewModel model;
    private final ReadOnlyBooleanWrapper showing = new ReadOnlyBooleanWrapper();
    private Stage window;

    public MetricsWindow(Stage owner, Theme theme, MetricsViewModel model) {
        this.owner = owner;
        this.theme = theme;
        this.model = model;
    }

    public ReadOnlyBooleanProperty showingProperty() {
        return showing.getReadOnlyProperty();
    }

    public void show() {
        if (window == null) {
            MetricsSheet sheet = new MetricsSheet(model, theme.paletteProperty());
            window = SideWindow.of(owner, theme, "Metrics – Afterimage", sheet, WIDTH, HEIGHT);
            showing.bind(window.showingProperty());
        }
        window.show();
        window.toFront();
    }
}
