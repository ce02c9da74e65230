package afterimage.app.curves;

import afterimage.app.chart.LossChartPane;
import afterimage.app.chart.LossCurves;
import afterimage.app.control.Choice;
import afterimage.app.control.Nodes;
import afterimage.app.glossary.Terms;
import afterimage.app.theme.Palette;
import afterimage.app.theme.RunColours;
import java.util.List;
import java.util.Locale;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Line;
import javafx.util.Duration;

/** The chart with its key and its few controls. Redrawn twice a second at most, however fast training goes. */
public final class CurvesView extends VBox {
    private static final Duration REDRAW = Duration.millis(480);
    private static final double MAX_SMOOTHING = 0.99;
    private static final double KEY_LINE = 14;
    private static final double KEY_WIDTH = 150;

    private final FlowPane key = new FlowPane(14, 2);
    /** Draws what came last, once no more comes. */
    private final PauseTransition last = new PauseTransition(REDRAW);

    private long drawn = System.nanoTime();

    private List<LossCurves.Other> keyed = List.of();
    private Palette keyPalette;
    private Curves shown = Curves.LOSS;

    public CurvesView(CurvesViewModel model, ObjectProperty<Palette> palette, MenuButton export) {
        getStyleClass().addAll("section", "curves");
        LossChartPane chart = new LossChartPane(palette.get());
        VBox.setVgrow(chart, Priority.ALWAYS);
        palette.addListener((p, before, now) -> chart.setPalette(now));
        model.logarithmicProperty().addListener((p, before, now) -> chart.setLog(now));
        model.smoothingProperty().addListener((p, before, now) -> chart.setSmoothing(now.doubleValue()));
        chart.markedStepProperty().bind(model.markedStepProperty());
        last.setOnFinished(e -> show(chart, model));
        model.revisionProperty().addListener((p, before, now) -> {
            if (getScene() == null) {
                return;
            }
            // Together with all else that the mail has changed, so that it is one picture of the window.
            if (System.nanoTime() - drawn >= REDRAW.toMillis() * 1e6) {
                show(chart, model);
            } else {
                last.playFromStart();
            }
        });
        sceneProperty().addListener((p, before, now) -> {
            // While the column is put away nothing is drawn.
            if (now != null) {
                show(chart, model);
            }
        });
        // A part of one run's steps means nothing in another's.
        model.runProperty().addListener((p, before, now) -> chart.zoomOut());
        palette.addListener((p, before, now) -> fillKey(model, now));
        model.revisionProperty().addListener((p, before, now) -> fillKey(model, palette.get()));
        key.getStyleClass().add("chart-key");
        fillKey(model, palette.get());
        getChildren().addAll(head(model, export, chart), key, chart, controls(model));
    }

    private void show(LossChartPane chart, CurvesViewModel model) {
        last.stop();
        drawn = System.nanoTime();
        chart.show(model.curves());
    }

    private static HBox head(CurvesViewModel model, MenuButton export, LossChartPane chart) {
        Choice<Curves> shown = new Choice<>(
                "curves-shown",
                Curves::toString,
                Terms.words("loss")
                        + " Or, of each layer, the norm of its gradient or the share of its weights that a step changes.",
                model.shownProperty()::set);
        shown.fill(List.of(Curves.values()), model.shownProperty().get());
        model.shownProperty().addListener((p, before, now) -> shown.fill(List.of(Curves.values()), now));
        shown.getStyleClass().add("title-choice");
        Button all = Nodes.button(
                "zoom-out", "Show all", "Show all steps again (double click in the chart, or 0)", chart::zoomOut);
        all.getStyleClass().add("outlined");
        Nodes.showIf(all, chart.zoomedProperty());
        export.setMinWidth(USE_PREF_SIZE);
        HBox tools = Nodes.row(6, all, export);
        tools.getStyleClass().add("tool");
        return Nodes.row(shown, Nodes.gap(), tools);
    }

    /** What the lines are; made anew only when other runs come or go, or the theme changes. */
    private void fillKey(CurvesViewModel model, Palette palette) {
        List<LossCurves.Other> others = model.others();
        boolean same = shown == model.shownProperty().get()
                && others.size() == keyed.size()
                && !key.getChildren().isEmpty();
        for (int i = 0; same && i < others.size(); i++) {
            same = others.get(i).name().equals(keyed.get(i).name())
                    && others.get(i).colour() == keyed.get(i).colour();
        }
        if (same && palette.equals(keyPalette)) {
            return;
        }
        shown = model.shownProperty().get();
        keyed = others;
        keyPalette = palette;
        key.getChildren().clear();
        if (model.shownProperty().get() == Curves.LOSS) {
            key.getChildren()
                    .addAll(
                            entry("train", palette.reconstruction(), false, Terms.words("training-loss")),
                            entry("held-out", palette.prediction(), true, Terms.words("held-out-loss")));
        }
        for (LossCurves.Other run : others) {
            key.getChildren()
                    .add(entry(
                            run.name(),
                            RunColours.of(palette, run.colour()),
                            false,
                            shown == Curves.LOSS
                                    ? run.name()
                                            + ": the line is its smoothed training loss, the dashes are its held-out loss."
                                    : "The tensors of " + run.name() + " together."));
        }
        for (String apart : model.apart()) {
            Label label = Nodes.label(apart, "dim");
            label.setTooltip(new Tooltip("Its loss is another quantity, so it cannot stand on this axis."));
            key.getChildren().add(label);
        }
    }

    private static Label entry(String name, int colour, boolean dashed, String explanation) {
        Line line = new Line(0, 0, KEY_LINE, 0);
        line.setStroke(Color.web(Palette.hex(colour)));
        line.setStrokeWidth(2);
        if (dashed) {
            line.getStrokeDashArray().setAll(5.0, 3.0);
        }
        Label entry = new Label(name, line);
        entry.setMaxWidth(KEY_WIDTH);
        entry.setStyle("-fx-text-fill: " + Palette.hex(colour));
        entry.setTooltip(new Tooltip(explanation));
        return entry;
    }

    private static HBox controls(CurvesViewModel model) {
        CheckBox log = new CheckBox("log");
        log.setId("log-axis");
        log.setTooltip(new Tooltip(Terms.words("log-axis")));
        log.selectedProperty().bindBidirectional(model.logarithmicProperty());
        Slider smoothing =
                new Slider(0, MAX_SMOOTHING, model.smoothingProperty().get());
        smoothing.setId("smoothing");
        smoothing.setAccessibleText("Smoothing of the training curve");
        smoothing.valueProperty().bindBidirectional(model.smoothingProperty());
        smoothing.setPrefWidth(60);
        HBox.setHgrow(smoothing, Priority.ALWAYS);
        Label value = Nodes.label("", "dim");
        value.textProperty().bind(model.smoothingProperty().asString(Locale.ROOT, "%.2f"));
        Label name = Nodes.label("smooth", "dim");
        name.setTooltip(new Tooltip(Terms.words("smoothing")));
        log.setMinWidth(USE_PREF_SIZE);
        name.setMinWidth(USE_PREF_SIZE);
        value.setMinWidth(USE_PREF_SIZE);
        HBox controls = new HBox(10, log, name, smoothing, value);
        // Pictures of the chart are without it.
        controls.getStyleClass().add("tool");
        controls.setAlignment(Pos.CENTER_LEFT);
        return controls;
    }
}
