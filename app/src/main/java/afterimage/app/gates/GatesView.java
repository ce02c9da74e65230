package afterimage.app.gates;

import afterimage.app.control.Choice;
import afterimage.app.control.MapGrid;
import afterimage.app.control.Noted;
import afterimage.app.control.StateRow;
import afterimage.app.control.StepChart;
import afterimage.app.control.StepLine;
import afterimage.app.glossary.Terms;
import afterimage.app.theme.Palette;
import afterimage.app.theme.RunColours;
import afterimage.engine.cell.Quantity;
import afterimage.engine.model.Branch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Choices above, film strips of the gates and states, and the gates' means below them. */
public final class GatesView extends BorderPane {
    private static final int LABELS = 104;
    private static final int MAX_CELL = 56;
    private static final double NAMES = 70;
    private static final double STATISTICS = 96;
    /** Largest movement that is drawn, pixels a step. */
    private static final double MOTION = 5;

    private final GatesViewModel model;
    private final MapGrid grid;
    private final StepChart means;
    private final Choice<Branch> decoder;
    private final Choice<Integer> layer;
    private final Choice<GateMode> mode;
    private final Choice<Integer> channel;
    private final Choice<Quantity> quantity;
    private final Choice<UnitOrder> order;
    private final CheckBox peepholes = new CheckBox("peepholes");

    /**
     * @param time the players' step
     * @param scrub goes to a frame of the clip
     */
    public GatesView(
            GatesViewModel model,
            ObjectProperty<Palette> palette,
            ObservableValue<? extends Number> time,
            IntConsumer scrub) {
        this.model = model;
        getStyleClass().addAll("inside-view", "gates");
        decoder = new Choice<>(
                "gates-decoder",
                branch -> "encoder → " + branch.id(),
                "Decoder whose steps follow the encoder's.",
                model.decoder::set);
        layer = new Choice<>(
                "gates-layer", number -> "layer " + (number + 1), Terms.words("layers"), model.layer::set);
        mode = new Choice<>(
                "gates-mode",
                GateMode::toString,
                "The mean over all channels, one of them, the most active, or what the movers carry.",
                model.modeProperty()::set);
        channel = new Choice<>(
                "gates-channel",
                number -> "channel " + (number + 1),
                "The channel that is shown.",
                model.channel::set);
        quantity = new Choice<>("gates-quantity", StateRow::name, Terms.words("gate"), model.quantity::set);
        order = new Choice<>(
                "gates-order",
                UnitOrder::toString,
                "Which units come first, by their hidden state over the clip.",
                model.order::set);
        grid = new MapGrid(palette, LABELS, MAX_CELL, "Gates and states at every step");
        grid.setOnPick((row, column) -> scrub.accept(model.frameAt(column)));
        means = new StepChart(palette, NAMES, "Mean of each gate at every step");
        means.setPrefHeight(STATISTICS);
        setTop(choices());
        VBox content = new VBox(8, grid, means);
        setCenter(new Noted(content, model.noteProperty()).stacking(grid, content));
        model.revisionProperty().addListener((p, before, now) -> refresh());
        time.addListener((p, before, now) -> showTime());
        refresh();
    }

    private FlowPane choices() {
        peepholes.setId("gates-peepholes");
        peepholes.setTooltip(new Tooltip(Terms.words("peephole")));
        peepholes.selectedProperty().bindBidirectional(model.peepholes);
        FlowPane row = new FlowPane(6, 4, decoder, layer, mode, channel, quantity, order, peepholes);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("inside-choices");
        return row;
    }

    private void refresh() {
        boolean conv = model.isConvolutional();
        boolean active = conv && model.modeProperty().get() == GateMode.ACTIVE;
        decoder.fill(model.decoders(), model.decoder.get());
        layer.fill(numbers(model.layers()), model.layer.get());
        mode.fill(
                Stream.of(GateMode.values())
                        .filter(each -> each == GateMode.MOVERS ? model.hasMovers() : conv || each == GateMode.MEAN)
                        .toList(),
                model.modeProperty().get());
        channel.fill(numbers(model.channels()), model.channel.get());
        quantity.fill(GatesViewModel.QUANTITIES, model.quantity.get());
        order.fill(List.of(UnitOrder.values()), model.order.get());
        layer.setUsed(model.layers() > 1);
        mode.setUsed(conv || model.hasMovers());
        channel.setUsed(conv && model.modeProperty().get() == GateMode.CHANNEL);
        quantity.setUsed(active);
        order.setUsed(!conv || active);
        peepholes.setVisible(!active);
        grid.show(model.rows(), model.heads(), model.readSteps());
        if (model.showsMovers()) {
            showMotion();
        } else {
            showMeans();
        }
        showTime();
    }

    private void showMeans() {
        means.show(
                List.of(
                        line("input i", Quantity.INPUT_GATE, Palette::input),
                        line("forget f", Quantity.FORGET_GATE, Palette::accent),
                        line("output o", Quantity.OUTPUT_GATE, colours -> RunColours.of(colours, 0))),
                model.heads(),
                0,
                1);
    }

    private void showMotion() {
        MoverRows movers = model.moverRows();
        List<StepLine> lines = new ArrayList<>();
        for (int m = 0; m < movers.count(); m++) {
            int run = m;
            lines.add(new StepLine(
                    (m + 1) + " down", colours -> RunColours.of(colours, run), movers.motion(m, 0), false));
            lines.add(new StepLine(
                    (m + 1) + " across", colours -> RunColours.of(colours, run), movers.motion(m, 1), true));
        }
        means.show(lines, model.heads(), -MOTION, MOTION);
    }

    private StepLine line(String name, Quantity of, ToIntFunction<Palette> colour) {
        return new StepLine(name, colour, model.means(of), false);
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private void showTime() {
        grid.setPresent(model.present());
        means.setPresent(model.present());
    }
}
