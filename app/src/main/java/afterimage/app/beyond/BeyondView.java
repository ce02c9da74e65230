package afterimage.app.beyond;

import afterimage.app.control.InsidePane;
import afterimage.app.control.MapGrid;
import afterimage.app.control.Nodes;
import afterimage.app.control.Numbers;
import afterimage.app.control.StepChart;
import afterimage.app.glossary.Texts;
import afterimage.app.theme.Palette;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

/** Conditions above, the strips of truth and outputs under them, and the error at each frame. */
public final class BeyondView extends InsidePane<BeyondViewModel> {
    private static final List<Integer> DIGITS = List.of(1, 2, 3, 4);
    private static final List<Double> PACES = List.of(0.5, 1.0, 1.5, 2.0, 3.0);
    private static final List<Integer> AVERAGES = List.of(1, 16, 64);
    private static final int LABELS = 104;
    private static final int MAX_CELL = 72;
    private static final double NAMES = 96;
    private static final double CHART = 130;
    private static final double MAX_CHART = 280;
    /** Least width of a picture in which digits can be told apart, with its gap, pixels. */
    private static final double CELL = 31;
    /** What stands beside the pictures, pixels. */
    private static final double BESIDE = LABELS + 62;

    private final MapGrid grid;
    private final StepChart chart;
    private final Label reading = Nodes.text("");
    private final Label remark = Nodes.note(Nodes.label("", "dim"));
    private int[] columns = {};

    public BeyondView(BeyondViewModel model, ObjectProperty<Palette> palette) {
        super("beyond", model);
        grid = new MapGrid(palette, LABELS, MAX_CELL, Texts.of("beyond.maps"));
        grid.setOnPick((row, column) -> go(columns[column]));
        chart = new StepChart(palette, NAMES, Texts.of("beyond.errors"));
        chart.setPrefHeight(CHART);
        chart.setOnPick(this::go);
        choices();
        reading.setId("beyond-reading");
        remark.setId("beyond-remark");
        reading.setMaxWidth(Double.MAX_VALUE);
        ProgressBar averaging = progress(Texts.of("beyond.averaging"), model.progress);
        Nodes.showIf(averaging, Bindings.lessThan(model.progress, 1));
        VBox sheet = new VBox(6, Nodes.row(8, Nodes.growing(reading), averaging), grid, Nodes.growing(chart), remark);
        // Where there is room the chart has it; where there is none the sheet scrolls.
        sheet.setMinHeight(USE_PREF_SIZE);
        chart.setMaxHeight(MAX_CHART);
        setCenter(new InsidePane.Noted(sheet, model.note).fillingHeight());
        follow(this::refresh, widthProperty(), model.players.guestsText);
    }

    private void choices() {
        setChoices(
                branches("beyond-branch", model.branch, model::branches),
                choice("beyond-future", model.future, model::futures, each -> Texts.count("beyond.frames", each)),
                choice("beyond-digits", model.digits, () -> DIGITS, each -> Texts.count("beyond.digits", each)),
                choice("beyond-pace", model.pace, () -> PACES, each -> Texts.of("beyond.pace", Numbers.plain(each, 1))),
                choice("beyond-average", model.average, () -> AVERAGES, each -> Texts.count("beyond.clips", each)),
                Nodes.button("beyond-reset", model::reset));
    }

    /** The players first, which stop, at a frame of theirs if they have it, and take the model along. */
    private void go(int step) {
        model.players.moveFrames(0);
        model.players.scrubTo(model.figures().frameOf(step));
        model.step.set(step);
    }

    private void refresh() {
        BeyondFigures figures = model.figures();
        columns = figures.columns((int) Math.max(1, (getWidth() - BESIDE - 24) / CELL));
        grid.show(figures.rows(columns), figures.heads(columns), figures.horizon(columns));
        grid.setPresent(List.of(figures.present(columns)));
        chart.show(figures.lines(), figures.heads(), 0, figures.highest());
        chart.setMark(figures.lastTrained());
        chart.setPresent(List.of(model.step.get()));
        reading.setText(figures.reading());
        boolean guests = !model.players.guestsText.get().isEmpty();
        remark.setText((guests ? Texts.of("beyond.guests") + " " : "") + figures.remark());
    }
}
