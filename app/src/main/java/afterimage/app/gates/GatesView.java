package afterimage.app.gates;

import afterimage.app.control.MapGrid;
import afterimage.app.control.StepChart;
import afterimage.app.control.StepLine;
import afterimage.app.glossary.Terms;
import afterimage.app.theme.Palette;
import afterimage.app.theme.RunColours;
import afterimage.engine.cell.Quantity;
import afterimage.engine.model.Branch;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** Choices above, film strips of the gates and states, and the gates' means below them. */
public final class GatesView extends BorderPane {
    private static final int LABELS = 104;
    private static final int MAX_CELL = 56;
    private static final double NAMES = 70;
    private static final double STATISTICS = 96;

    private final GatesViewModel model;
    private final MapGrid grid;
    private final StepChart means;
    private final ComboBox<Branch> decoder = new ComboBox<>();
    private final ComboBox<Integer> layer = new ComboBox<>();
    private final ComboBox<GateMode> mode = new ComboBox<>();
    private final ComboBox<Integer> channel = new ComboBox<>();
    private final ComboBox<Quantity> quantity = new ComboBox<>();
    private final ComboBox<UnitOrder> order = new ComboBox<>();
    private final CheckBox peepholes = new CheckBox("peepholes");
    private boolean filling;

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
        grid = new MapGrid(palette, LABELS, MAX_CELL, "Gates and states at every step");
        grid.setOnPick((row, column) -> scrub.accept(model.frameAt(column)));
        means = new StepChart(palette, NAMES, "Mean of each gate at every step");
        means.setPrefHeight(STATISTICS);
        ScrollPane scroll = new ScrollPane(new VBox(8, grid, means));
        scroll.setFitToWidth(true);
        Label note = new Label();
        note.getStyleClass().add("inside-note");
        note.setWrapText(true);
        note.textProperty().bind(model.noteProperty());
        scroll.visibleProperty().bind(model.noteProperty().isEmpty());
        setTop(choices());
        setCenter(new StackPane(note, scroll));
        model.revisionProperty().addListener((p, before, now) -> refresh());
        time.addListener((p, before, now) -> showTime());
        refresh();
    }

    private HBox choices() {
        bind(decoder, model.decoderProperty(), "Decoder whose steps follow the encoder's", Terms.words("decoder"));
        decoder.setConverter(words(branch -> "encoder → " + branch.id()));
        layer.setTooltip(new Tooltip(Terms.words("layers")));
        layer.setAccessibleText("Layer");
        layer.setConverter(words(number -> "layer " + (number + 1)));
        layer.setOnAction(e -> choose(() -> model.layerProperty().set(layer.getValue())));
        bind(
                mode,
                model.modeProperty(),
                "Channels shown",
                "The mean over all channels, one of them, or the most active.");
        mode.getItems().setAll(GateMode.values());
        channel.setAccessibleText("Channel");
        channel.setConverter(words(number -> "channel " + (number + 1)));
        channel.setOnAction(e -> choose(() -> model.channelProperty().set(channel.getValue())));
        bind(quantity, model.quantityProperty(), "What is shown of each channel", Terms.words("gate"));
        quantity.setConverter(words(GateRows::name));
        quantity.getItems().setAll(GatesViewModel.QUANTITIES);
        bind(
                order,
                model.orderProperty(),
                "Order of units",
                "Which units come first, by their hidden state over the clip.");
        order.getItems().setAll(UnitOrder.values());
        peepholes.setTooltip(new Tooltip(Terms.words("peephole")));
        peepholes.setSelected(model.peepholesProperty().get());
        peepholes.selectedProperty().bindBidirectional(model.peepholesProperty());
        decoder.setId("gates-decoder");
        layer.setId("gates-layer");
        mode.setId("gates-mode");
        channel.setId("gates-channel");
        quantity.setId("gates-quantity");
        order.setId("gates-order");
        peepholes.setId("gates-peepholes");
        HBox row = new HBox(8, decoder, layer, mode, channel, quantity, order, peepholes);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("inside-choices");
        return row;
    }

    private <T> void bind(ComboBox<T> box, ObjectProperty<T> chosen, String name, String about) {
        box.setAccessibleText(name);
        box.setTooltip(new Tooltip(about));
        box.setValue(chosen.get());
        box.setOnAction(e -> choose(() -> chosen.set(box.getValue())));
        chosen.addListener((p, before, now) -> box.setValue(now));
    }

    /** What the user chose, and not what is being filled in. */
    private void choose(Runnable set) {
        if (!filling) {
            set.run();
        }
    }

    private static <T> StringConverter<T> words(java.util.function.Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("chosen, not typed");
            }
        };
    }

    private void refresh() {
        filling = true;
        boolean conv = model.isConvolutional();
        fill(decoder, model.decoders(), model.decoderProperty().get());
        fill(layer, numbers(model.layers()), model.layerProperty().get());
        fill(channel, numbers(model.channels()), model.channelProperty().get());
        filling = false;
        show(layer, model.layers() > 1);
        show(mode, conv);
        show(channel, conv && model.modeProperty().get() == GateMode.CHANNEL);
        boolean active = conv && model.modeProperty().get() == GateMode.ACTIVE;
        show(quantity, active);
        show(order, !conv || active);
        show(peepholes, !active);
        grid.show(model.rows(), model.heads(), model.inputFrames());
        means.show(
                List.of(
                        line("input i", Quantity.INPUT_GATE, Palette::input),
                        line("forget f", Quantity.FORGET_GATE, Palette::accent),
                        line("output o", Quantity.OUTPUT_GATE, colours -> RunColours.of(colours, 0))),
                model.heads(),
                0,
                1);
        showTime();
    }

    private StepLine line(String name, Quantity of, java.util.function.ToIntFunction<Palette> colour) {
        return new StepLine(name, colour, model.means(of), false);
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private static <T> void fill(ComboBox<T> box, List<T> items, T chosen) {
        if (!box.getItems().equals(items)) {
            box.getItems().setAll(items);
        }
        box.setValue(chosen);
    }

    private static void show(Region control, boolean shown) {
        control.setVisible(shown);
        control.setManaged(shown);
    }

    private void showTime() {
        grid.setPresent(model.present());
        means.setPresent(model.present());
    }
}
