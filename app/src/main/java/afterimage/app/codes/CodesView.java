package afterimage.app.codes;

import afterimage.app.control.FramePlayer;
import afterimage.app.control.InsidePane;
import afterimage.app.control.MapGrid;
import afterimage.app.control.Nodes;
import afterimage.app.control.Scroll;
import afterimage.app.control.Segments;
import afterimage.app.glossary.Texts;
import afterimage.app.theme.Palette;
import afterimage.engine.clip.Clip;
import afterimage.engine.model.Branch;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** The map of codes with a player and a walk beside it, or what linear probes read; choices above. */
public final class CodesView extends InsidePane<CodesViewModel> {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private static final Duration FRAME = Duration.millis(100);
    private static final double PLAYER_HEAD = 28;
    private static final List<Integer> COUNTS = List.of(100, 200, 400);

    private final CodeScatter scatter;
    private final CodeScatter.CodeLegend legend;
    private final FramePlayer player = new FramePlayer(Texts.of("codes.clip"), "input");
    private final Label words = Nodes.text("", "code-about");
    private final Timeline playing = new Timeline();
    private final Button again;
    private final Button cancel;
    private final Label progress = Nodes.label("", "code-about");
    private final Label note = Nodes.text("", "inside-note");
    private final CodesPane map;
    private final ProbesView probes;

    public CodesView(CodesViewModel model, ObjectProperty<Palette> palette) {
        super("codes", model);
        scatter = new CodeScatter(model, palette);
        legend = new CodeScatter.CodeLegend(model, palette);
        map = map(palette);
        probes = new ProbesView(palette);
        again = Nodes.button("codes-refresh", () -> model.reading().read());
        cancel = Nodes.button("codes-cancel", () -> model.reading().asking.forget());
        choices();
        setCenter(new StackPane(note, map, probes));
        playing.getKeyFrames().setAll(new KeyFrame(FRAME, e -> model.tick()));
        playing.setCycleCount(Animation.INDEFINITE);
        Nodes.whenever(this::showFrame, model.frame);
        follow(this::refresh);
    }

    private CodesPane map(ObjectProperty<Palette> palette) {
        player.setEmptyText(Texts.of("codes.point"));
        words.setMinHeight(Region.USE_PREF_SIZE);
        VBox side = new VBox(4, player, words);
        player.prefHeightProperty().bind(side.widthProperty().add(PLAYER_HEAD));
        VBox plane = new VBox(2, Nodes.growing(scatter), legend);
        return new CodesPane(plane, side, new WalkView(palette));
    }

    private void choices() {
        Segments<CodesViewModel.Page> pages = new Segments<>(
                        "codes", List.of(CodesViewModel.Page.values()), page -> Texts.of(page.key()), model.page)
                .explained(page -> Texts.of(page.key() + ".about"));
        progress.setId("codes-progress");
        progress.setMinWidth(0);
        setChoices(
                Nodes.styled(pages, "codes-pages"),
                choice("codes-plane", model.plane, () -> model.ofMap(CodesViewModel.CodePlane.values()), Enum::name),
                choice("codes-colour", model.colour, () -> model.ofMap(CodeColour.values()), Texts::of),
                choice("codes-count", model.count, () -> COUNTS, clips -> Texts.of("codes.clips", clips)),
                again,
                cancel,
                progress);
    }

    private void refresh() {
        Reading<?> reading = model.reading();
        boolean some = reading.value != null;
        map.setVisible(model.showsMap() && some);
        probes.setVisible(!model.showsMap() && some);
        probes.show(model.probes.value);
        note.setVisible(!some);
        note.setText(reading.note());
        Nodes.show(again, !reading.isBusy());
        Nodes.show(cancel, reading.isBusy());
        again.pseudoClassStateChanged(STALE, reading.asking.isStale());
        progress.setText(model.about());
        scatter.draw();
        legend.draw();
        words.setText(model.words());
        boolean plays = model.over.get() >= 0;
        if (plays && playing.getStatus() != Animation.Status.RUNNING) {
            playing.play();
        } else if (!plays) {
            playing.stop();
        }
        showFrame();
    }

    private void showFrame() {
        Clip clip = model.clip(model.over.get());
        int frame = model.frame.get();
        player.show(clip == null ? null : clip.frame(frame), frame);
    }

    /** Plane, player and walk: in a row where there is little height, else the walk below the others. */
    private static final class CodesPane extends Pane {
        private static final double GAP = 10;
        private static final double TALL = 400;
        private static final double PLANE = 0.34;
        private static final double NARROWEST = 100;
        private static final double WIDEST = 240;
        /** How much of the width the player may take, and of the height the walk. */
        private static final double PLAYER = 0.25;

        private static final double WALK = 0.62;

        private final Region plane;
        private final Region player;
        private final Region walk;

        CodesPane(Region plane, Region player, Region walk) {
            this.plane = plane;
            this.player = player;
            this.walk = walk;
            getStyleClass().add("code-map");
            getChildren().addAll(plane, player, walk);
            setMinSize(0, 0);
        }

        @Override
        protected void layoutChildren() {
            Insets in = getInsets();
            double width = getWidth() - in.getLeft() - in.getRight();
            double height = getHeight() - in.getTop() - in.getBottom();
            double x = in.getLeft();
            double y = in.getTop();
            if (height < TALL) {
                double wide = Math.floor(width * PLANE);
                plane.resizeRelocate(x, y, wide, height);
                player.resizeRelocate(x + wide + GAP, y, NARROWEST, height);
                double taken = wide + NARROWEST + 2 * GAP;
                walk.resizeRelocate(x + taken, y, width - taken, height);
            } else {
                double low = Math.min(walk.prefHeight(width), Math.floor(height * WALK));
                double side = Math.min(WIDEST, Math.floor(width * PLAYER));
                double above = height - low - GAP;
                plane.resizeRelocate(x, y, width - side - GAP, above);
                player.resizeRelocate(x + width - side, y, side, above);
                walk.resizeRelocate(x, y + above + GAP, width, low);
            }
        }
    }

    /** A slider from A to B, and what the decoders make of the code there, between the true frames of the two clips. */
    private final class WalkView extends BorderPane {
        private static final int NAMES = 58;
        private static final int MAX_CELL = 34;
        private static final double STRIDE = 0.1;
        /** Around what scrolls. */
        private static final double ROOM = 14;

        private static final double WIDE = 700;

        private final Map<Branch, MapGrid> grids = new EnumMap<>(Branch.class);
        private final Map<Branch, VBox> parts = new EnumMap<>(Branch.class);

        private final ScrollPane scroll = new Scroll(null);
        private Boolean isWide;

        WalkView(ObjectProperty<Palette> palette) {
            getStyleClass().add("code-walk");
            add(Branch.RECONSTRUCTION, palette);
            add(Branch.PREDICTION, palette);
            Label note = Nodes.note(Nodes.following(model.walk.note, null, "inside-note"));
            setTop(new VBox(slider(), note));
            setCenter(scroll);
            Nodes.follow(this::arrange, widthProperty());
            model.walk.walked.subscribe(this::show);
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
            slider.valueProperty().bindBidirectional(model.walk.share);
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
            MapGrid.Row a = MapGrid.Row.of("codes.walk.a", now.a(), IntStream.range(first, first + frames));
            MapGrid.Row b = MapGrid.Row.of("codes.walk.b", now.b(), IntStream.range(first, first + frames));
            MapGrid.Row between = MapGrid.Row.of("codes.walk.between", made, IntStream.range(0, frames));
            grid.show(List.of(a, between, b), heads, -1);
        }
    }
}
