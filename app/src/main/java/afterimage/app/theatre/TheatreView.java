package afterimage.app.theatre;

import afterimage.app.control.Flyout;
import afterimage.app.control.FramePlayer;
import afterimage.app.control.Nodes;
import afterimage.app.control.Painted;
import afterimage.app.control.Scroll;
import afterimage.app.glossary.Terms;
import afterimage.app.glossary.Texts;
import afterimage.engine.clip.Clip;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Four players and the strips, one below the other. */
public final class TheatreView extends Region {
    private static final double GAP = 10;
    /** Of the room for players and strips the strips get this much at least, if they want it. */
    private static final double STRIPS_SHARE = 0.4;

    /** Whether it is seen from the back row: its players stand in two rows where they are larger so. */
    public final BooleanProperty large = new SimpleBooleanProperty();
    /** Whether strips and errors are there. */
    public final BooleanProperty withStrips = new SimpleBooleanProperty(true);

    private final TheatreFeature theatre;
    private final TheatreViewModel model;
    private final ProgressLine progress;
    private final VBox head;
    private final PlayerRow players = new PlayerRow();
    private final StripSheet strips;
    private final ScrollPane scroll;
    private final StackPane stripCard;

    /** @param export its menu; {@code heldOutAgain} sends guests away */
    public TheatreView(TheatreFeature theatre, MenuButton export, Runnable heldOutAgain) {
        this.theatre = theatre;
        this.model = theatre.model;
        this.progress = new ProgressLine(theatre.progress);
        getStyleClass().add("theatre");
        strips = new StripSheet(model, theatre.palette);
        // Clips of many frames are wider than the window: they scroll.
        scroll = new Scroll(strips);
        scroll.setFitToHeight(true);
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        stripCard = Nodes.styled(new StackPane(scroll), "card", "strips");
        head = new VBox(new TheatreHead(theatre, export, large, heldOutAgain), progress);
        Nodes.showIf(progress, large.not());
        getChildren().addAll(head, players, stripCard);
        Nodes.showIf(stripCard, withStrips);
        Runnable arrange = () -> {
            players.show(model.strips(), large.get());
            requestLayout();
        };
        Nodes.whenever(arrange, large, withStrips);
        Nodes.whenever(this::showTime, model.time, model.hovered, theatre.movement.revision);
        Nodes.follow(this::refresh, model.revision);
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double width = getWidth() - left - snappedRightInset();
        double top = snappedTopInset();
        double bottom = getHeight() - snappedBottomInset();
        head.resizeRelocate(left, top, width, head.prefHeight(width));
        top += head.getHeight() + GAP;
        players.mayStack = large.get() && !withStrips.get();
        if (!withStrips.get()) {
            players.resizeRelocate(left, top, width, players.heightWithin(width, bottom - top));
            return;
        }
        double room = bottom - top - GAP;
        double asked = large.get() ? 0 : Math.min(stripsHeight(width), room * STRIPS_SHARE);
        // The line above is at their cost: no picture of the players is smaller for it.
        double rows = Math.max(leastStrips(), asked - (progress.isManaged() ? progress.getHeight() : 0));
        players.resizeRelocate(left, top, width, players.heightWithin(width, room - rows));
        top += players.getHeight() + GAP;
        stripCard.resizeRelocate(left, top, width, bottom - top);
    }

    /** What the players need to be as large as the height lets them be. */
    @Override
    protected double computePrefWidth(double height) {
        double around = snappedTopInset() + head.prefHeight(-1) + GAP + snappedBottomInset();
        players.mayStack = large.get() && !withStrips.get();
        return players.widthWithin(height - around) + snappedLeftInset() + snappedRightInset();
    }

    /** As much as shows everything; what is more goes to the errors. */
    @Override
    protected double computePrefHeight(double width) {
        double inner = width - snappedLeftInset() - snappedRightInset();
        return around(inner) + players.heightWithin(inner, Double.MAX_VALUE) + stripsHeight(inner);
    }

    @Override
    protected double computeMinHeight(double width) {
        double inner = width - snappedLeftInset() - snappedRightInset();
        return around(inner) + players.heightWithin(inner, 0) + (withStrips.get() ? leastStrips() : 0);
    }

    @Override
    protected double computeMinWidth(double height) {
        return snappedLeftInset() + head.minWidth(height) + snappedRightInset();
    }

    /** What is neither players nor strips. */
    private double around(double width) {
        return snappedTopInset() + head.prefHeight(width) + 2 * GAP + snappedBottomInset();
    }

    private double stripsHeight(double width) {
        Insets around = stripCard.getInsets();
        return strips.prefHeight(width - around.getLeft() - around.getRight()) + around.getTop() + around.getBottom();
    }

    private double leastStrips() {
        Insets around = stripCard.getInsets();
        return strips.minHeight(-1) + around.getTop() + around.getBottom();
    }

    private void refresh() {
        players.show(model.strips(), large.get());
        strips.refresh();
        showTime();
    }

    private void showTime() {
        for (Strip strip : PlayerRow.PLAYED) {
            int column = model.column(strip);
            int number = model.frameNumber(strip, column);
            FramePlayer player = players.of(strip);
            player.setTitle(model.title(strip));
            player.show(model.frame(strip, column), number);
            if (strip == Strip.INPUT || strip == Strip.PREDICTION) {
                player.showArrows(
                        model.title(strip).equals(Texts.of(strip)) ? theatre.movement.arrows(number) : List.of(),
                        mover -> Painted.paint(theatre.palette.get().run(mover)));
            }
        }
        strips.mark();
        follow();
    }

    /** Strips that are wider than their room keep the present frame in sight. */
    private void follow() {
        double room = scroll.getViewportBounds().getWidth();
        double hidden = strips.getWidth() - room;
        if (hidden >= 1 && model.hovered.get() < 0) {
            double left = scroll.getHvalue() * hidden;
            double[] now = strips.extent(model.column(Strip.TRUTH));
            if (now[0] < left || now[1] > left + room) {
                scroll.setHvalue(Math.max(0, Math.min(1, (now[0] - room / 2) / hidden)));
            }
        }
    }

    /** One line on how far the run in view is; it keeps its height while there is nothing to say. */
    private static final class ProgressLine extends HBox {
        private static final double WIDTH = 300;
        private static final double PICTURE = 240;

        ProgressLine(ProgressViewModel model) {
            super(8);
            getStyleClass().add("progress-line");
            Label words = Nodes.following(model.words, "progress", "dim");
            words.setTooltip(new Tooltip(Texts.of("progress.about")));
            Button why = Nodes.button("why-cloud", () -> explain(model.cloud.get()));
            Nodes.showIf(why, model.cloud.isNotNull());
            Button compare = Nodes.button("compare-finished", () -> model.comparing.accept(model.finished.get()));
            Nodes.showIf(compare, model.finished.isNotNull().and(model.words.isNotEmpty()));
            List.of(why, compare).forEach(Nodes::whole);
            getChildren().addAll(words, why, Nodes.gap(), compare);
        }

        private void explain(Clip image) {
            FramePlayer mean = new FramePlayer(Texts.of("metrics.mean-image"), "dim", Terms.words("mean-image"));
            mean.setPrefHeight(PICTURE);
            mean.show(image.frame(0), 0);
            // It is of no time.
            mean.lookup(".player-time").setVisible(false);
            VBox sheet = new VBox(10, Nodes.text(Texts.of("why-cloud.because")), mean);
            sheet.setPrefWidth(WIDTH);
            new Flyout(sheet).showUnder(this);
        }
    }

    /** Players side by side or in two rows, each as wide as the others and as high as its frame. */
    private static final class PlayerRow extends Region {
        static final List<Strip> PLAYED = List.of(Strip.INPUT, Strip.RECONSTRUCTION, Strip.TRUTH, Strip.PREDICTION);

        private static final double GAP = 8;

        /** Whether they may stand in two rows, where frames are no smaller so. */
        boolean mayStack;

        private int rows = 1;
        /** From left to right. */
        private final Map<Strip, FramePlayer> players = new EnumMap<>(Strip.class);

        PlayerRow() {
            for (Strip strip : PLAYED) {
                FramePlayer player =
                        new FramePlayer(Texts.of(strip), strip.name().toLowerCase(Locale.ROOT), strip.about);
                player.setEmptyText(Texts.of("theatre.not-yet"));
                players.put(strip, player);
                getChildren().add(player);
            }
            getStyleClass().add("players");
        }

        FramePlayer of(Strip strip) {
            return players.get(strip);
        }

        /** Leaves out the players of what is not among these; where room is dear also a future that nothing predicts. */
        void show(List<Strip> strips, boolean large) {
            boolean future = !large || strips.contains(Strip.PREDICTION);
            players.forEach(
                    (strip, player) -> Nodes.show(player, strips.contains(strip) && (future || strip != Strip.TRUTH)));
        }

        private List<FramePlayer> shown() {
            return players.values().stream().filter(FramePlayer::isManaged).toList();
        }

        /** Height with the largest frames that a width takes and, if any do, that are no higher than asked. */
        double heightWithin(double width, double most) {
            FramePlayer player = of(Strip.INPUT);
            arrange(width, most);
            return rows * (player.heightWithin(cardWidth(width), cardHeight(most, rows)) + GAP) - GAP;
        }

        /** Width with the largest frames that a height takes. */
        double widthWithin(double most) {
            rows = mayStack ? 2 : 1;
            return columns() * (of(Strip.INPUT).widthWithin(cardHeight(most, rows)) + GAP) - GAP;
        }

        private void arrange(double width, double most) {
            rows = mayStack && times(width, most, 2) >= times(width, most, 1) ? 2 : 1;
        }

        private int times(double width, double most, int inRows) {
            rows = inRows;
            return of(Strip.INPUT).timesWithin(cardWidth(width), cardHeight(most, inRows));
        }

        private static double cardHeight(double most, int rows) {
            return (most + GAP) / rows - GAP;
        }

        private int columns() {
            return (shown().size() + rows - 1) / rows;
        }

        private double cardWidth(double width) {
            return Math.floor((width + GAP) / columns() - GAP);
        }

        @Override
        protected void layoutChildren() {
            arrange(getWidth(), getHeight());
            double card = cardWidth(getWidth());
            double high = cardHeight(getHeight(), rows);
            List<FramePlayer> shown = shown();
            // An odd one stands above the others: what was seen above what comes.
            int gone = columns() * rows - shown.size();
            for (int i = 0; i < shown.size(); i++) {
                int place = i == 0 ? 0 : i + gone;
                double left = Math.round(place % columns() * (getWidth() + GAP) / columns());
                shown.get(i).resizeRelocate(left, place / columns() * (high + GAP), card, high);
            }
        }
    }
}
