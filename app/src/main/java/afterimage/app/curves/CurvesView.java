package afterimage.app.curves;

import afterimage.app.chart.LossChartPane;
import afterimage.app.theme.Palette;
import java.util.Locale;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** The chart with its key and its few controls. Redrawn five times a second at most, however fast training goes. */
public final class CurvesView extends VBox {
    private static final Duration REDRAW = Duration.millis(200);
    private static final double MAX_SMOOTHING = 0.99;

    public CurvesView(CurvesViewModel model, ObjectProperty<Palette> palette, MenuButton export) {
        getStyleClass().add("section");
        LossChartPane chart = new LossChartPane(palette.get());
        VBox.setVgrow(chart, Priority.ALWAYS);
        palette.addListener((p, before, now) -> chart.setPalette(now));
        model.logarithmicProperty().addListener((p, before, now) -> chart.setLog(now));
        model.smoothingProperty().addListener((p, before, now) -> chart.setSmoothing(now.doubleValue()));
        PauseTransition redraw = new PauseTransition(REDRAW);
        redraw.setOnFinished(e -> chart.show(model.curves()));
        model.revisionProperty().addListener((p, before, now) -> {
            if (redraw.getStatus() != javafx.animation.Animation.Status.RUNNING) {
                redraw.playFromStart();
            }
        });
        getChildren().addAll(head(export), key(), chart, controls(model));
        chart.show(model.curves());
    }

    private static HBox head(MenuButton export) {
        Label title = new Label("LOSS");
        title.getStyleClass().add("section-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(title, gap, export);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private static HBox key() {
        Label train = new Label("▬ train");
        train.getStyleClass().add("reconstruction");
        train.setTooltip(new Tooltip("Loss of each training batch before its update; thin is raw, thick is smoothed."));
        Label heldOut = new Label("▪ ▪ held-out");
        heldOut.getStyleClass().add("prediction");
        heldOut.setTooltip(new Tooltip("Loss of clips whose digits are never trained on."));
        HBox key = new HBox(14, train, heldOut);
        key.getStyleClass().add("chart-key");
        return key;
    }

    private static HBox controls(CurvesViewModel model) {
        CheckBox log = new CheckBox("log");
        log.setId("log-axis");
        log.selectedProperty().bindBidirectional(model.logarithmicProperty());
        Slider smoothing =
                new Slider(0, MAX_SMOOTHING, model.smoothingProperty().get());
        smoothing.setId("smoothing");
        smoothing.setAccessibleText("Smoothing of the training curve");
        smoothing.valueProperty().bindBidirectional(model.smoothingProperty());
        smoothing.setPrefWidth(60);
        HBox.setHgrow(smoothing, Priority.ALWAYS);
        Label value = new Label();
        value.getStyleClass().add("dim");
        value.textProperty().bind(model.smoothingProperty().asString(Locale.ROOT, "%.2f"));
        Label name = new Label("smooth");
        name.getStyleClass().add("dim");
        log.setMinWidth(USE_PREF_SIZE);
        name.setMinWidth(USE_PREF_SIZE);
        value.setMinWidth(USE_PREF_SIZE);
        HBox controls = new HBox(10, log, name, smoothing, value);
        controls.setAlignment(Pos.CENTER_LEFT);
        return controls;
    }
}
