package afterimage.app.theatre;

import afterimage.app.control.Colours;
import afterimage.app.control.FramePlayer;
import afterimage.app.control.FrameTiles;
import afterimage.app.control.Icon;
import afterimage.app.control.Nodes;
import afterimage.app.control.Scroll;
import afterimage.app.glossary.Terms;
import afterimage.app.glossary.Texts;
import afterimage.app.theme.Palette;
import afterimage.app.theme.RunColours;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Insets;
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
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Four players and the strips, one below the other. */
public final class TheatreView extends Region {
    private static final double GAP = 10;
    /** Of the room for players and strips the strips get this much at least, if they want it. */
    private static final double STRIPS_SHARE = 0.4;

    private static final int[] SPEEDS = {2, 5, 10, 20};

    /** Whether it is seen from the back row: its players stand in two rows where they are larger so. */
    public final BooleanProperty large = new SimpleBooleanProperty();

    /** Whether strips and errors are there. */
    public final BooleanProperty withStrips = new SimpleBooleanProperty(true);

    private final TheatreViewModel model;
    private final MovementViewModel movement;
    private final ObjectProperty<Palette> palette;
    private final TrialFlyout trial;
    private final ProgressLine progress;
    private final VBox head;
    private final PlayerRow players = new PlayerRow();
    private final StripSheet strips;
    private final ScrollPane scroll;
    private final StackPane stripCard;

    /** @param heldOutAgain sends guests away */
    TheatreView(TheatreFeature theatre, MenuButton export, Runnable heldOutAgain) {
        this.model = theatre.model;
        this.movement = theatre.movement;
        this.palette = theatre.palette;
        this.trial = new TrialFlyout(theatre.trial);
        this.progress = new ProgressLine(theatre.progress);
        getStyleClass().add("theatre");
        strips = new StripSheet(model, palette);
        // Clips of many frames are wider than the window: they scroll.
        scroll = new Scroll(strips);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        stripCard = new StackPane(scroll);
        stripCard.getStyleClass().addAll("card", "strips");
        head = new VBox(head(export, guests(heldOutAgain)), progress);
        Nodes.showIf(progress, large.not());
        getChildren().addAll(head, players, stripCard);
        Nodes.showIf(stripCard, withStrips);
        List.of(large, withStrips)
                .forEach(each -> each.addListener((p, before, now) -> {
                    players.show(model.strips(), large.get());
                    requestLayout();
                }));
        model.revision.addListener((p, before, now) -> refresh());
        List.of(model.timeProperty(), model.hovered, movement.revisionProperty())
                .forEach(each -> each.addListener((p, before, now) -> showTime()));
        refresh();
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

    private HBox head(MenuButton export, HBox guests) {
        Button what = flat(
                "trial",
                Texts.of("theatre.held-out"),
                Terms.words("held-out") + "\n" + Texts.of("theatre.try"),
                trial::show);
        what.setGraphic(Icon.FOLD.node());
        what.setContentDisplay(ContentDisplay.RIGHT);
        model.guestsTextProperty()
                .addListener((p, before, now) ->
                        what.setText(now.isEmpty() ? Texts.of("theatre.held-out") : Texts.of("theatre.other")));
        Button clip = flat("choose-clip", "", Texts.of("theatre.choose-clip"), this::chooseClip);
        clip.getStyleClass().add("clip-count");
        model.clipProperty().addListener((p, before, now) -> clip.setText(model.clipText()));
        model.revision.addListener((p, before, now) -> clip.setText(model.clipText()));
        CheckBox asDecoded = new CheckBox(Texts.of("theatre.as-decoded"));
        asDecoded.setId("as-decoded");
        asDecoded.setTooltip(new Tooltip(Terms.words("as-decoded")));
        asDecoded.selectedProperty().bindBidirectional(model.asDecoded);
        List.of(model.revision, large)
                .forEach(each ->
                        each.addListener((p, before, now) -> asDecoded.setVisible(model.isReversed() && !large.get())));
        asDecoded.managedProperty().bind(asDecoded.visibleProperty());
        Button play = sign("play-clip", Icon.PAUSE, Texts.of("theatre.play"), model::togglePlaying);
        model.playingProperty().addListener((p, before, now) -> play.setGraphic((now ? Icon.PAUSE : Icon.PLAY).node()));
        Label title = Nodes.label(Texts.of("theatre.title"), "view-title");
        MenuButton speed = speedButton();
        List.of(title, speed, export).forEach(each -> Nodes.showIf(each, large.not()));
        HBox head = Nodes.row(
                8,
                title,
                what,
                sign("previous-clip", Icon.PREVIOUS, Texts.of("theatre.previous"), model::previousClip),
                clip,
                sign("next-clip", Icon.NEXT, Texts.of("theatre.next"), model::nextClip),
                guests,
                Nodes.gap(),
                arrows(),
                asDecoded,
                play,
                speed,
                export);
        // A name cut to dots helps nobody; what is short of room is the gap.
        head.getChildren().stream()
                .filter(Control.class::isInstance)
                .forEach(control -> ((Control) control).setMinWidth(USE_PREF_SIZE));
        return head;
    }

    private ToggleButton arrows() {
        ToggleButton arrows = new ToggleButton();
        arrows.setGraphic(Icon.MOVEMENT.node());
        arrows.setId("movement");
        arrows.getStyleClass().add("flat");
        String about = Texts.of("theatre.arrows");
        arrows.setTooltip(new Tooltip(about));
        arrows.setAccessibleText(about);
        arrows.selectedProperty().bindBidirectional(movement.wanted);
        Nodes.showIf(arrows, movement.possible);
        return arrows;
    }

    /** Says what the clips are while they are not the held-out ones; in the head, so that no picture gets smaller by it. */
    private HBox guests(Runnable heldOutAgain) {
        Label about = Nodes.label("");
        about.setId("guests");
        about.textProperty().bind(model.guestsTextProperty());
        about.setMinWidth(0);
        about.setTooltip(new Tooltip());
        about.getTooltip().textProperty().bind(about.textProperty());
        Button back = Nodes.button("held-out-again", heldOutAgain);
        back.setMinWidth(USE_PREF_SIZE);
        HBox guests = Nodes.row(4, about, back);
        guests.getStyleClass().add("guests");
        guests.setMinWidth(60);
        Nodes.showIf(guests, model.guestsTextProperty().isNotEmpty());
        return guests;
    }

    private MenuButton speedButton() {
        MenuButton speed = new MenuButton();
        speed.getStyleClass().add("flat");
        speed.setTooltip(new Tooltip(Texts.of("theatre.fps.about")));
        speed.textProperty().bind(model.framesPerSecond.asString(Texts.of("theatre.fps")));
        for (int fps : SPEEDS) {
            MenuItem item = new MenuItem(Texts.of("theatre.frames-a-second", fps));
            item.setOnAction(e -> model.framesPerSecond.set(fps));
            speed.getItems().add(item);
        }
        return speed;
    }

    private void chooseClip(Node owner) {
        FrameTiles tiles =
                FrameTiles.ofClips("clip-", "theatre.clip", model.clips(), model::thumbnail, model::chooseClip);
        tiles.mark(model.clipProperty().get());
        tiles.showUnder(owner);
    }

    private static Button sign(String id, Icon icon, String about, Runnable action) {
        Button button = flat(id, "", about, owner -> action.run());
        button.setGraphic(icon.node());
        button.setAccessibleText(about);
        return button;
    }

    private static Button flat(String id, String text, String about, Consumer<Node> action) {
        Button button = new Button(text);
        button.setId(id);
        button.getStyleClass().add("flat");
        button.setTooltip(new Tooltip(about));
        button.setOnAction(e -> action.accept(button));
        return button;
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
                        model.title(strip).equals(strip.title()) ? movement.arrows(number) : List.of(),
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
        if (hidden < 1 || model.hovered.get() >= 0) {
            return;
        }
        double left = scroll.getHvalue() * hidden;
        double[] now = strips.extent(model.column(Strip.TRUTH));
        if (now[0] < left || now[1] > left + room) {
            scroll.setHvalue(Math.max(0, Math.min(1, (now[0] - room / 2) / hidden)));
        }
    }
}
