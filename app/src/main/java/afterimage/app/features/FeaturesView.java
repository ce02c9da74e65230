package afterimage.app.features;

import afterimage.app.control.Choice;
import afterimage.app.control.MapGrid;
import afterimage.app.control.MapTiles;
import afterimage.app.control.Nodes;
import afterimage.app.control.Scroll;
import afterimage.app.control.StepChart;
import afterimage.app.control.StepLine;
import afterimage.app.glossary.Terms;
import afterimage.app.theme.Palette;
import afterimage.app.theme.RunColours;
import afterimage.engine.cell.Quantity;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Channels or units as tiles, and the chosen one through time above them. */
public final class FeaturesView extends BorderPane {
    private static final int LABELS = 18;
    private static final int MAX_CELL = 44;
    private static final int TILE = 60;
    private static final double NAMES = 70;
    private static final double CHART = 84;
    private static final double MAX_CHART = 220;
    /** Of the width, for the one that is followed. */
    private static final double SHARE = 0.46;

    private static final double MIN_WIDTH = 260;

    private final FeaturesViewModel model;
    private final MapTiles tiles;
    private final MapGrid followed;
    private final StepChart lines;
    private final Label which = Nodes.label("", "section-title");
    private final Label note = Nodes.text("", "dim");
    private final Choice<String> stack;
    private final Choice<Integer> layer;
    private final Choice<Feature> feature;

    /** @param time the players' step */
    public FeaturesView(
            FeaturesViewModel model, ObjectProperty<Palette> palette, ObservableValue<? extends Number> time) {
        this.model = model;
        getStyleClass().addAll("inside-view", "features");
        stack = new Choice<>("features-stack", words -> words, Terms.words("encoder"), model.stack::set);
        layer = new Choice<>(
                "features-layer", l -> "layer " + (l + 1), Terms.words("layers"), model.layer::set);
        feature = new Choice<>(
                "features-feature",
                Feature::toString,
                "What is shown of each channel or unit: its state now, or its weights as a picture.",
                model.feature::set);
        tiles = new MapTiles(palette, TILE, "Channels or units");
        tiles.setOnChoose(model::choose);
        followed = new MapGrid(palette, LABELS, MAX_CELL, "The followed channel at every step");
        lines = new StepChart(palette, NAMES, "The followed channel or unit at every step");
        lines.setPrefHeight(CHART);
        note.textProperty().bind(model.noteProperty());
        note.managedProperty().bind(note.textProperty().isNotEmpty());
        ScrollPane scroll = new Scroll(new VBox(8, note, tiles));
        scroll.setFitToWidth(true);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        VBox one = new VBox(6, which, followed, lines);
        one.getStyleClass().add("features-one");
        one.prefWidthProperty().bind(widthProperty().multiply(SHARE));
        one.setMinWidth(MIN_WIDTH);
        VBox.setVgrow(lines, Priority.ALWAYS);
        lines.setMaxHeight(MAX_CHART);
        setTop(choices());
        setCenter(new HBox(scroll, one));
        model.revisionProperty().addListener((p, before, now) -> refresh());
        time.addListener((p, before, now) -> showTime());
        refresh();
    }

    private HBox choices() {
        CheckBox sorted = new CheckBox("most important first");
        sorted.setId("features-sorted");
        sorted.setTooltip(new Tooltip(
                "Importance: the mean size of the hidden state over the clip, in decoders times the weight that the output"
                        + " layer gives it."));
        sorted.selectedProperty().bindBidirectional(model.byImportance);
        HBox row = Nodes.row(8, stack, layer, feature, sorted);
        row.getStyleClass().add("inside-choices");
        return row;
    }

    private void refresh() {
        boolean there = !model.isEmpty();
        stack.fill(model.stacks(), model.stack.get());
        layer.fill(
                IntStream.range(0, model.layers()).boxed().toList(),
                model.layer.get());
        layer.setUsed(model.layers() > 1);
        feature.fill(model.features(), model.feature.get());
        for (var part : List.of(which, followed, lines, tiles)) {
            part.setVisible(there);
        }
        if (!there) {
            return;
        }
        boolean conv = model.isConvolutional();
        followed.setManaged(conv);
        which.setText((conv ? "CHANNEL " : "UNIT ") + (model.followed() + 1) + " THROUGH TIME");
        followed.show(model.shown().rows(model.followed()), model.shown().heads(), -1);
        double scale = Math.max(1, Math.ceil(largest(followed(Quantity.MEMORY))));
        lines.show(
                List.of(
                        line("input i", Quantity.INPUT_GATE, Palette::input, 1),
                        line("forget f", Quantity.FORGET_GATE, Palette::accent, 1),
                        line("output o", Quantity.OUTPUT_GATE, colours -> RunColours.of(colours, 0), 1),
                        line(scale == 1 ? "memory c" : "c ÷ " + (int) scale, Quantity.MEMORY, Palette::truth, scale),
                        line("hidden h", Quantity.HIDDEN, Palette::prediction, 1)),
                model.shown().heads(),
                -1,
                1);
        showTime();
    }

    private double[] followed(Quantity of) {
        return model.shown().line(of, model.followed());
    }

    private StepLine line(String name, Quantity of, ToIntFunction<Palette> colour, double divisor) {
        double[] values =
                Arrays.stream(followed(of)).map(value -> value / divisor).toArray();
        return new StepLine(name, colour, values, false);
    }

    private static double largest(double[] values) {
        return Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .map(Math::abs)
                .max()
                .orElse(1);
    }

    private void showTime() {
        if (model.isEmpty()) {
            return;
        }
        tiles.show(model.tiles(), model.columns(), model.chosen());
        followed.setPresent(List.of(model.step()));
        lines.setPresent(List.of(model.step()));
    }
}
