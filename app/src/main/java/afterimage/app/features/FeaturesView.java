package afterimage.app.features;

import afterimage.app.control.FrameTiles;
import afterimage.app.control.InsidePane;
import afterimage.app.control.MapGrid;
import afterimage.app.control.MapTiles;
import afterimage.app.control.Nodes;
import afterimage.app.control.Scroll;
import afterimage.app.control.StateRow;
import afterimage.app.control.StepChart;
import afterimage.app.glossary.Terms;
import afterimage.app.glossary.Texts;
import afterimage.app.theme.Palette;
import afterimage.engine.cell.Quantity;
import afterimage.engine.clip.Shading;
import afterimage.engine.probe.UnitPeak;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.DoubleStream;
import javafx.beans.property.ObjectProperty;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Channels or units as tiles, and the chosen one through time above them. */
public final class FeaturesView extends InsidePane<FeaturesViewModel> {
    private static final int LABELS = 18;
    private static final int MAX_CELL = 44;
    private static final int TILE = 60;
    private static final double NAMES = 70;
    private static final double CHART = 84;
    private static final double MAX_CHART = 220;
    /** Of the width, for the one that is followed. */
    private static final double SHARE = 0.46;

    private static final double MIN_WIDTH = 260;
    /** Below this height there is room for the lines of a channel, and none for its maps. */
    private static final double LOW = 172;

    private final MapTiles tiles;
    private final MapGrid followed;
    private final StepChart lines;
    private final HBox head;
    private final VBox one;
    private final Label which = Nodes.label("", "section-title");

    public FeaturesView(FeaturesViewModel model, ObjectProperty<Palette> palette) {
        super("features", model);
        tiles = new MapTiles(palette, TILE, Texts.of("features.tiles"), model::choose);
        followed = new MapGrid(palette, LABELS, MAX_CELL, Texts.of("features.followed"));
        lines = new StepChart(palette, NAMES, Texts.of("features.lines"));
        lines.setPrefHeight(CHART);
        lines.setMaxHeight(MAX_CHART);
        Label note = Nodes.note(Nodes.following(model.note, null, "dim"));
        FrameTiles liked = liked();
        Button like = Nodes.button("features-like", model::askLiked);
        like.addEventHandler(ActionEvent.ACTION, e -> liked.showUnder(like));
        head = Nodes.row(8, which, Nodes.gap(), like);
        one = Nodes.styled(new VBox(6, head, followed, Nodes.growing(lines)), "features-one");
        one.prefWidthProperty().bind(widthProperty().multiply(SHARE));
        one.setMinSize(MIN_WIDTH, 0);
        choices();
        setCenter(new HBox(Nodes.growing(new Scroll(new VBox(8, note, tiles))), one));
        followTime(model.players.time, this::showTime);
        follow(this::refresh, one.heightProperty());
    }

    /** The clips that the followed one likes, each by the frame at which that is most active. */
    private FrameTiles liked() {
        FrameTiles liked = new FrameTiles(Nodes.following(model.likedWords, "features-liked-words", "dim"));
        for (int i = 0; i < FeaturesViewModel.LIKED; i++) {
            int place = i;
            FrameTiles.Tile tile = liked.add("features-liked-" + (i + 1), " ", () -> model.watch(place));
            model.liked.subscribe(peaks -> {
                tile.button().setDisable(peaks.isEmpty());
                if (!peaks.isEmpty()) {
                    UnitPeak own = peaks.get(place);
                    tile.picture().show(own.clip().frame(own.frame()), Shading.GREY);
                    tile.button().setText(Texts.of("features.liked.peak", own.frame(), own.activity()));
                }
            });
        }
        return liked;
    }

    private void choices() {
        Function<String, String> name = stack -> Texts.of("features.stack." + stack);
        String about = Texts.of("features-sorted.about");
        setChoices(
                choice("features-stack", model.stack, model::stacks, name, Terms.words("encoder")),
                numbers("features-layer", model.layer, model::layers, Texts.of("layer"), Terms.words("layers")),
                choice("features-feature", model.feature, model::features, Texts::of),
                Nodes.check("features-sorted", Texts.of("features-sorted"), about, model.byImportance));
    }

    private void refresh() {
        List.of(head, lines, tiles).forEach(part -> part.setVisible(!model.isEmpty()));
        if (model.isEmpty()) {
            return;
        }
        boolean conv = model.isConvolutional();
        Nodes.show(followed, conv && one.getHeight() >= LOW);
        which.setText(Texts.of(conv ? "features.channel" : "features.unit", model.followed() + 1));
        List<String> heads = model.shown.heads();
        followed.show(model.shown.rows(model.followed()), heads, -1);
        DoubleStream memory = Arrays.stream(model.followed(Quantity.MEMORY)).filter(value -> !Double.isNaN(value));
        double scale = Math.max(1, Math.ceil(memory.map(Math::abs).max().orElse(1)));
        List<StepChart.Line> each = List.of(
                line(Quantity.INPUT_GATE, Palette::input, 1),
                line(Quantity.FORGET_GATE, Palette::accent, 1),
                line(Quantity.OUTPUT_GATE, colours -> colours.run(0), 1),
                line(Quantity.MEMORY, Palette::truth, scale),
                line(Quantity.HIDDEN, Palette::prediction, 1));
        lines.show(each, heads, -1, 1);
        if (!conv) {
            showTiles();
        }
        showTime();
    }

    private StepChart.Line line(Quantity of, ToIntFunction<Palette> colour, double divisor) {
        double[] values =
                Arrays.stream(model.followed(of)).map(value -> value / divisor).toArray();
        return new StepChart.Line(divisor == 1 ? StateRow.name(of) : "c ÷ " + (int) divisor, colour, values, false);
    }

    private void showTiles() {
        tiles.show(model.tiles(), model.columns(), model.chosen());
    }

    private void showTime() {
        if (!model.isEmpty()) {
            // Weights are the same at all times.
            if (model.isConvolutional()) {
                showTiles();
            }
            followed.setPresent(List.of(model.step()));
            lines.setPresent(List.of(model.step()));
        }
    }
}
