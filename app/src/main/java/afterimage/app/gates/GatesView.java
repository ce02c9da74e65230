package afterimage.app.gates;

import afterimage.app.control.InsidePane;
import afterimage.app.control.MapGrid;
import afterimage.app.control.Nodes;
import afterimage.app.control.StateRow;
import afterimage.app.control.StepChart;
import afterimage.app.glossary.Terms;
import afterimage.app.glossary.Texts;
import afterimage.app.theme.Palette;
import afterimage.engine.cell.Quantity;
import afterimage.engine.model.Branch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;

/** Choices above, film strips of the gates and states, and the gates' means below them. */
public final class GatesView extends InsidePane<GatesViewModel> {
    private static final int LABELS = 68;
    private static final int MAX_CELL = 56;
    private static final double NAMES = 70;
    private static final double STATISTICS = 96;
    /** Largest movement that is drawn, pixels a step. */
    private static final double MOTION = 5;

    private final MapGrid grid;
    private final StepChart means;
    private final CheckBox peepholes;

    public GatesView(GatesViewModel model, ObjectProperty<Palette> palette) {
        super("gates", model);
        grid = new MapGrid(palette, LABELS, MAX_CELL, Texts.of("gates.maps"));
        grid.setOnPick((row, column) -> model.players.scrubTo(model.shown().frameAt(column)));
        means = new StepChart(palette, NAMES, Texts.of("gates.means"));
        means.setPrefHeight(STATISTICS);
        String about = Terms.words("peephole");
        peepholes = Nodes.check("gates-peepholes", Texts.of("gates-peepholes"), about, model.peepholes);
        choices();
        setContent(new VBox(8, grid, means), grid);
        followTime(model.players.time, this::showTime);
        follow(this::refresh);
    }

    private void choices() {
        IntSupplier count = () -> model.isIn(GateMode.CHANNEL) ? model.channels() : 0;
        String channel = Texts.of("gates.one-channel");
        Function<Branch, String> decoder = each -> Texts.of("gates.decoder", Texts.of(each));
        setChoices(
                choice("gates-decoder", model.decoder, model::decoders, decoder),
                numbers("gates-layer", model.layer, model::layers, Texts.of("layer"), Terms.words("layers")),
                choice("gates-mode", model.mode, model::modes, Texts::of),
                numbers("gates-channel", model.channel, count, channel, Texts.of("gates-channel.about")),
                choice("gates-quantity", model.quantity, model::quantities, StateRow::name, Terms.words("gate")),
                choice("gates-order", model.order, model::orders, Texts::of),
                peepholes);
    }

    private void refresh() {
        peepholes.setVisible(!model.isIn(GateMode.ACTIVE));
        if (model.isEmpty()) {
            return;
        }
        grid.show(model.rows(), model.shown().heads(), model.shown().readSteps());
        if (model.showsMovers()) {
            means.show(motion(model.moverRows()), model.shown().heads(), -MOTION, MOTION);
        } else {
            List<StepChart.Line> gates = List.of(
                    line(Quantity.INPUT_GATE, Palette::input),
                    line(Quantity.FORGET_GATE, Palette::accent),
                    line(Quantity.OUTPUT_GATE, colours -> colours.run(0)));
            means.show(gates, model.shown().heads(), 0, 1);
        }
        showTime();
    }

    private static List<StepChart.Line> motion(GateRows.Movers movers) {
        List<StepChart.Line> lines = new ArrayList<>();
        for (int m = 0; m < movers.count(); m++) {
            int run = m;
            ToIntFunction<Palette> colour = colours -> colours.run(run);
            lines.add(new StepChart.Line(Texts.of("gates.down", m + 1), colour, movers.motion(m, 0), false));
            lines.add(new StepChart.Line(Texts.of("gates.across", m + 1), colour, movers.motion(m, 1), true));
        }
        return lines;
    }

    private StepChart.Line line(Quantity of, ToIntFunction<Palette> colour) {
        return new StepChart.Line(StateRow.name(of), colour, model.means(of), false);
    }

    private void showTime() {
        List.of(grid, means).forEach(each -> each.setPresent(model.present()));
    }
}
