package afterimage.app.curves;

import afterimage.app.chart.LossChart;
import afterimage.app.chart.LossChartPane;
import afterimage.app.chart.LossCurves;
import afterimage.app.control.Choice;
import afterimage.app.control.Nodes;
import afterimage.app.control.Painted;
import afterimage.app.curves.CurvesViewModel.Curves;
import afterimage.app.glossary.Terms;
import afterimage.app.glossary.Texts;
import afterimage.app.theme.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import javafx.util.Duration;

/** The chart with its key and its few controls. Redrawn twice a second at most, however fast training goes. */
public final class CurvesView extends VBox {
    private static final Duration REDRAW = Duration.millis(480);
    private static final double MAX_SMOOTHING = 0.99;
    private static final double KEY_LINE = 14;

    private final CurvesViewModel model;
    private final LossChartPane chart;
    private final FlowPane key = Nodes.styled(new FlowPane(14, 2), "chart-key");
    private List<Entry> entries = List.of();
    /** Draws what came last, once no more comes. */
    private final PauseTransition last = new PauseTransition(REDRAW);

    private long drawn = System.nanoTime();

    /** What the key says of a line; colour 0xRRGGBB, or null for what is named and not drawn. */
    private record Entry(String name, Integer colour, boolean dashed, String about) {}

    public CurvesView(CurvesViewModel model, ObjectProperty<Palette> palette, MenuButton export) {
        this.model = model;
        getStyleClass().addAll("section", "curves");
        chart = new LossChartPane(palette.get());
        model.logarithmic.addListener((p, before, now) -> chart.change(c -> c.setLog(now)));
        model.smoothing.addListener((p, before, now) -> chart.change(c -> c.setSmoothing(now.doubleValue())));
        chart.markedStep.bind(model.markedStep);
        last.setOnFinished(e -> draw());
        model.revision.addListener((p, before, now) -> {
            fillKey(palette.get());
            if (getScene() == null) {
                return;
            }
            // Together with all else that the mail has changed, so that it is one picture of the window.
            if (System.nanoTime() - drawn >= REDRAW.toMillis() * 1e6) {
                draw();
            } else {
                last.playFromStart();
            }
        });
        sceneProperty().addListener((p, before, now) -> {
            // While the column is put away nothing is drawn.
            if (now != null) {
                draw();
            }
        });
        // A part of one run's steps means nothing in another's.
        model.run.addListener((p, before, now) -> chart.change(LossChart::zoomOut));
        palette.addListener((p, before, now) -> {
            chart.change(c -> c.setPalette(now));
            fillKey(now);
        });
        fillKey(palette.get());
        getChildren().addAll(head(export), key, Nodes.growing(chart), controls());
    }

    private void draw() {
        last.stop();
        drawn = System.nanoTime();
        chart.change(c -> c.show(model.curves()));
    }

    private HBox head(MenuButton export) {
        String about = Terms.words("loss") + "\n\n" + Texts.of("curves-shown.about");
        Choice<Curves> shown = new Choice<>("curves-shown", Texts::of, about, model.shown::set);
        model.shown.subscribe(now -> shown.fill(List.of(Curves.values()), now));
        Button all = Nodes.styled(Nodes.button("zoom-out", () -> chart.change(LossChart::zoomOut)), "outlined");
        Nodes.showIf(all, chart.zoomed);
        HBox tools = Nodes.styled(Nodes.row(6, all, Nodes.whole(export)), "tool");
        return Nodes.row(Nodes.styled(shown, "title-choice"), Nodes.gap(), tools);
    }

    /** What the lines are; made anew only when other runs come or go, or the theme changes. */
    private void fillKey(Palette palette) {
        List<Entry> now = new ArrayList<>();
        boolean losses = model.shown.get() == Curves.LOSS;
        if (losses) {
            now.add(new Entry(Texts.of("curves.train"), palette.reconstruction(), false, Terms.words("training-loss")));
            now.add(new Entry(Texts.of("curves.held-out"), palette.prediction(), true, Terms.words("held-out-loss")));
        }
        for (LossCurves.Other run : model.others()) {
            String about = Texts.of(losses ? "curves.run" : "curves.layer", run.name());
            now.add(new Entry(run.name(), palette.run(run.colour()), false, about));
        }
        model.apart().forEach(name -> now.add(new Entry(name, null, false, Texts.of("curves.apart"))));
        if (!now.equals(entries)) {
            entries = now;
            key.getChildren().setAll(now.stream().map(CurvesView::label).toList());
        }
    }

    private static Label label(Entry entry) {
        Label label = Nodes.explained(entry.name, entry.about);
        if (entry.colour == null) {
            return Nodes.styled(label, "dim");
        }
        Line line = new Line(0, 0, KEY_LINE, 0);
        line.setStroke(Painted.paint(entry.colour));
        line.setStrokeWidth(2);
        if (entry.dashed) {
            line.getStrokeDashArray().setAll(5.0, 3.0);
        }
        label.setGraphic(line);
        label.setStyle("-fx-text-fill: " + Palette.hex(entry.colour));
        return label;
    }

    private HBox controls() {
        CheckBox log = Nodes.check("log-axis", Texts.of("log-axis"), Terms.words("log-axis"), model.logarithmic);
        Slider smoothing = Nodes.slider("smoothing", 0, MAX_SMOOTHING, 0.01);
        smoothing.valueProperty().bindBidirectional(model.smoothing);
        smoothing.setPrefWidth(60);
        Label value = Nodes.following(model.smoothing.asString(Locale.ROOT, "%.2f"), null, "dim");
        Label name = Nodes.explained(Texts.of("curves.smooth"), Terms.words("smoothing"), "dim");
        List.of(log, name, value).forEach(Nodes::whole);
        // Pictures of the chart are without it.
        return Nodes.styled(Nodes.row(10, log, name, Nodes.growing(smoothing), value), "tool");
    }
}
