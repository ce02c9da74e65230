package afterimage.app.codes;

import afterimage.app.control.MapGrid;
import afterimage.app.control.MapRow;
import afterimage.app.control.Nodes;
import afterimage.app.control.Scroll;
import afterimage.app.glossary.Texts;
import afterimage.app.theme.Palette;
import afterimage.engine.clip.Clip;
import afterimage.engine.model.Branch;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A slider from A to B, and what the decoders make of the code there, between the true frames of the two clips. */
final class WalkView extends BorderPane {
    private static final int NAMES = 58;
    private static final int MAX_CELL = 34;
    private static final double STRIDE = 0.1;
    /** Around what scrolls. */
    private static final double ROOM = 14;

    private static final double WIDE = 700;

    private final WalkViewModel model;
    private final Map<Branch, MapGrid> grids = new EnumMap<>(Branch.class);
    private final Map<Branch, VBox> parts = new EnumMap<>(Branch.class);

    private final ScrollPane scroll = new Scroll(null);
    private Boolean isWide;

    WalkView(WalkViewModel model, ObjectProperty<Palette> palette) {
        this.model = model;
        getStyleClass().add("code-walk");
        add(Branch.RECONSTRUCTION, palette);
        add(Branch.PREDICTION, palette);
        Label note = Nodes.note(Nodes.following(model.note, null, "inside-note"));
        setTop(new VBox(slider(), note));
        setCenter(scroll);
        Nodes.follow(this::arrange, widthProperty());
        model.walked.subscribe(this::show);
    }

    private void add(Branch branch, ObjectProperty<Palette> palette) {
        String key = "codes.walk." + branch.id();
        MapGrid grid = new MapGrid(palette, NAMES, MAX_CELL, Texts.of(key + ".maps"));
        grids.put(branch, grid);
        VBox part = new VBox(Nodes.label(Texts.of(key), "player-title", branch.id()), grid);
        part.managedProperty().bind(part.visibleProperty());
        HBox.setHgrow(part, Priority.ALWAYS);
        parts.put(branch, part);
    }

    /** All of it without scrolling. */
    @Override
    protected double computePrefHeight(double width) {
        return getTop().prefHeight(width) + scroll.getContent().prefHeight(width) + ROOM;
    }

    /** Beside each other where both have room. */
    private void arrange() {
        boolean wide = getWidth() >= WIDE;
        if (isWide == null || isWide != wide) {
            isWide = wide;
            parts.values().forEach(part -> part.setPrefWidth(wide ? WIDE / 2 : USE_COMPUTED_SIZE));
            Pane both = wide ? new HBox(24) : new VBox(8);
            both.getChildren().setAll(parts.values());
            scroll.setContent(both);
        }
    }

    private HBox slider() {
        Slider slider = Nodes.slider("codes-walk", 0, 1, STRIDE);
        slider.valueProperty().bindBidirectional(model.share);
        return Nodes.row(8, Nodes.label("A", "code-end"), Nodes.growing(slider), Nodes.label("B", "code-end"));
    }

    private void show(WalkViewModel.Walked now) {
        parts.forEach((branch, part) -> {
            part.setVisible(now != null && now.has(branch));
            if (part.isVisible()) {
                fill(grids.get(branch), now, branch, branch == Branch.PREDICTION ? now.inputFrames() : 0);
            }
        });
    }

    private static void fill(MapGrid grid, WalkViewModel.Walked now, Branch branch, int first) {
        Clip made = now.made().of(branch).get(0);
        int frames = made.time();
        List<String> heads = IntStream.range(first, first + frames)
                .mapToObj(Integer::toString)
                .toList();
        MapRow a = MapRow.of("codes.walk.a", now.a(), IntStream.range(first, first + frames));
        MapRow b = MapRow.of("codes.walk.b", now.b(), IntStream.range(first, first + frames));
        MapRow between = MapRow.of("codes.walk.between", made, IntStream.range(0, frames));
        grid.show(List.of(a, between, b), heads, -1);
    }
}
