package afterimage.app.theatre;

import afterimage.app.control.Colours;
import afterimage.app.control.Icon;
import afterimage.app.control.Scroll;
import afterimage.app.glossary.Terms;
import afterimage.app.theme.Palette;
import afterimage.app.theme.RunColours;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** Four players and the strips, one below the other. */
public final class TheatreView extends Region {
    private static final double GAP = 10;
    /** Of the room for players and strips the strips get this much at least, if they want it. */
    private static final double STRIPS_SHARE = 0.4;

    private static final int[] SPEEDS = {2, 5, 10, 20};

    private final TheatreViewModel model;
    private final MovementViewModel movement;
    private final ObjectProperty<Palette> palette;
    private final TrialFlyout trial;
    private final HBox head;
    private final PlayerRow players = new PlayerRow();
    private final StripSheet strips;
    private final ScrollPane scroll;
    private final StackPane stripCard;
    private final HBox banner;

    /**
     * @param palette the theme of now
     * @param trial other clips to try the model on
     * @param movement what the model believes moves where
     * @param export shows the ways to take the theatre away
     * @param heldOutAgain sends guests away
     */
    public TheatreView(
            TheatreViewModel model,
            TrialViewModel trial,
            MovementViewModel movement,
            ObjectProperty<Palette> palette,
            MenuButton export,
            Runnable heldOutAgain) {
        this.model = model;
        this.movement = movement;
        this.palette = palette;
        this.trial = new TrialFlyout(trial);
        getStyleClass().add("theatre");
        strips = new StripSheet(model, palette.get());
        palette.addListener((p, before, now) -> strips.setPalette(now));
        // Clips of many frames are wider than the window: they scroll.
        scroll = new Scroll(strips);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        stripCard = new StackPane(scroll);
        stripCard.getStyleClass().addAll("card", "strips");
        banner = guestBanner(heldOutAgain);
        head = head(export);
        getChildren().addAll(head, banner, players, stripCard);
        model.revisionProperty().addListener((p, before, now) -> refresh());
        model.timeProperty().addListener((p, before, now) -> showTime());
        movement.revisionProperty().addListener((p, before, now) -> showTime());
        model.hoveredProperty().addListener((p, before, now) -> showTime());
        refresh();
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double width = getWidth() - left - snappedRightInset();
        double top = snappedTopInset();
        double bottom = getHeight() - snappedBottomInset();
        for (HBox line : List.of(head, banner)) {
            if (line.isManaged()) {
                line.resizeRelocate(left, top, width, line.prefHeight(width));
                top += line.getHeight() + GAP;
            }
        }
        double room = bottom - top - GAP;
        double rows = Math.max(leastStrips(), Math.min(stripsHeight(width), room * STRIPS_SHARE));
        players.resizeRelocate(left, top, width, players.heightWithin(width, room - rows));
        top += players.getHeight() + GAP;
        stripCard.resizeRelocate(left, top, width, bottom - top);
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
        return around(inner) + players.heightWithin(inner, 0) + leastStrips();
    }

    @Override
    protected double computeMinWidth(double height) {
        return snappedLeftInset() + head.minWidth(height) + snappedRightInset();
    }

    /** What is neither players nor strips. */
    private double around(double width) {
        double guests = banner.isManaged() ? banner.prefHeight(width) + GAP : 0;
        return snappedTopInset() + head.prefHeight(width) + guests + 2 * GAP + snappedBottomInset();
    }

    private double stripsHeight(double width) {
        Insets around = stripCard.getInsets();
        return strips.prefHeight(width - around.getLeft() - around.getRight()) + around.getTop() + around.getBottom();
    }

    private double leastStrips() {
        Insets around = stripCard.getInsets();
        return strips.minHeight(-1) + around.getTop() + around.getBottom();
    }

    private HBox head(MenuButton export) {
        Label title = new Label("Theatre");
        title.getStyleClass().add("view-title");
        Button what = new Button("held-out clip");
        what.setId("trial");
        what.setGraphic(Icon.FOLD.node());
        what.setContentDisplay(ContentDisplay.RIGHT);
        model.guestsTextProperty()
                .addListener((p, before, now) -> what.setText(now.isEmpty() ? "held-out clip" : "other clip"));
        what.getStyleClass().add("flat");
        what.setTooltip(new Tooltip(
                Terms.words("held-out") + "\nClick to try the model on other clips: more digits, faster, longer."));
        what.setOnAction(e -> trial.show(what));
        Button clip = new Button();
        clip.setId("choose-clip");
        clip.getStyleClass().addAll("flat", "clip-count");
        clip.setTooltip(new Tooltip("Choose a clip by its picture"));
        clip.setOnAction(e -> ClipThumbnails.show(model, clip));
        model.clipProperty().addListener((p, before, now) -> clip.setText(model.clipText()));
        model.revisionProperty().addListener((p, before, now) -> clip.setText(model.clipText()));
        Button previous = flat(Icon.PREVIOUS, "Previous clip (Page Up)", "previous-clip");
        previous.setOnAction(e -> model.previousClip());
        Button next = flat(Icon.NEXT, "Next clip (Page Down)", "next-clip");
        next.setOnAction(e -> model.nextClip());
        CheckBox asDecoded = new CheckBox("as decoded");
        asDecoded.setId("as-decoded");
        asDecoded.setTooltip(new Tooltip(Terms.words("as-decoded")));
        asDecoded.selectedProperty().bindBidirectional(model.asDecodedProperty());
        model.revisionProperty().addListener((p, before, now) -> asDecoded.setVisible(model.isReversed()));
        asDecoded.managedProperty().bind(asDecoded.visibleProperty());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(
                8, title, what, previous, clip, next, gap, arrows(), asDecoded, playButton(), speedButton(), export);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getChildren().forEach(node -> keepWhole(node));
        return head;
    }

    private ToggleButton arrows() {
        ToggleButton arrows = new ToggleButton();
        arrows.setGraphic(Icon.MOVEMENT.node());
        arrows.setId("movement");
        arrows.getStyleClass().add("flat");
        String about = "Arrows for what each mover carries where, over input and prediction";
        arrows.setTooltip(new Tooltip(about));
        arrows.setAccessibleText(about);
        arrows.selectedProperty().bindBidirectional(movement.wantedProperty());
        arrows.visibleProperty().bind(movement.possibleProperty());
        arrows.managedProperty().bind(movement.possibleProperty());
        return arrows;
    }

    /** Says so while the clips are not the held-out ones. */
    private HBox guestBanner(Runnable heldOutAgain) {
        Label about = new Label();
        about.setId("guests");
        about.textProperty().bind(model.guestsTextProperty());
        about.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button back = new Button("Back to held-out clips");
        back.setId("held-out-again");
        back.setMinWidth(USE_PREF_SIZE);
        back.setOnAction(e -> heldOutAgain.run());
        HBox banner = new HBox(8, about, gap, back);
        banner.getStyleClass().add("guest-banner");
        banner.setAlignment(Pos.CENTER_LEFT);
        banner.visibleProperty().bind(model.guestsTextProperty().isNotEmpty());
        banner.managedProperty().bind(banner.visibleProperty());
        return banner;
    }

    /** A name cut to dots helps nobody; what is short of room is the gap. */
    private static void keepWhole(Node node) {
        if (node instanceof Control control) {
            control.setMinWidth(USE_PREF_SIZE);
        }
    }

    private Button playButton() {
        Button play = flat(Icon.PAUSE, "Play or pause (Space)", "play-clip");
        play.setOnAction(e -> model.togglePlaying());
        model.playingProperty().addListener((p, before, now) -> play.setGraphic((now ? Icon.PAUSE : Icon.PLAY).node()));
        return play;
    }

    private MenuButton speedButton() {
        MenuButton speed = new MenuButton();
        speed.getStyleClass().add("flat");
        speed.setTooltip(new Tooltip("How fast the clip plays, frames a second"));
        speed.textProperty().bind(model.framesPerSecondProperty().asString("%d fps"));
        for (int fps : SPEEDS) {
            MenuItem item = new MenuItem(fps + " frames a second");
            item.setOnAction(e -> model.setFramesPerSecond(fps));
            speed.getItems().add(item);
        }
        return speed;
    }

    private static Button flat(Icon icon, String tooltip, String id) {
        Button button = new Button();
        Node sign = icon.node();
        button.setGraphic(sign);
        button.setId(id);
        button.getStyleClass().add("flat");
        button.setTooltip(new Tooltip(tooltip));
        button.setAccessibleText(tooltip);
        return button;
    }

    private void refresh() {
        players.show(model.strips());
        strips.refresh();
        showTime();
    }

    private void showTime() {
        for (Strip strip : PlayerRow.PLAYED) {
            int column = model.column(strip);
            players.of(strip).show(model.frame(strip, column), model.frameNumber(strip, column));
            if (strip == Strip.INPUT || strip == Strip.PREDICTION) {
                players.of(strip)
                        .showArrows(
                                movement.arrows(model.frameNumber(strip, column)),
                                mover -> Colours.paint(RunColours.of(palette.get(), mover)));
            }
        }
        strips.mark();
        follow();
    }

    /** Strips that are wider than their room keep the present frame in sight. */
    private void follow() {
        double room = scroll.getViewportBounds().getWidth();
        double hidden = strips.getWidth() - room;
        if (hidden < 1 || model.hoveredProperty().get() >= 0) {
            return;
        }
        double left = scroll.getHvalue() * hidden;
        double[] now = strips.extent(model.column(Strip.TRUTH));
        if (now[0] < left || now[1] > left + room) {
            scroll.setHvalue(Math.max(0, Math.min(1, (now[0] - room / 2) / hidden)));
        }
    }
}
