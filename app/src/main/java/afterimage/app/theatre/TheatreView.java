package afterimage.app.theatre;

import afterimage.app.control.FramePlayer;
import afterimage.app.control.Icon;
import afterimage.app.glossary.Terms;
import afterimage.app.theme.Palette;
import afterimage.engine.model.Branch;
import java.util.EnumMap;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
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
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Four players and the strips. */
public final class TheatreView extends VBox {
    private static final double PLAYER_HEAD = 38;
    private static final double PLAYER_GAP = 8;
    private static final double FRAME_PIXELS = 64;
    private static final double HEAD_HEIGHT = 28;
    private static final double STRIPS_PADDING = 18;
    private static final int[] SPEEDS = {2, 5, 10, 20};

    private final TheatreViewModel model;
    private final TrialFlyout trial;
    private final Map<Strip, FramePlayer> players = new EnumMap<>(Strip.class);
    private final StripSheet strips;
    private final HBox banner;
    private int hovered = -1;

    /**
     * @param palette the theme of now
     * @param trial other clips to try the model on
     * @param export shows the ways to take the theatre away
     * @param heldOutAgain sends guests away
     */
    public TheatreView(
            TheatreViewModel model,
            TrialViewModel trial,
            ObjectProperty<Palette> palette,
            MenuButton export,
            Runnable heldOutAgain) {
        this.model = model;
        this.trial = new TrialFlyout(trial);
        getStyleClass().add("theatre");
        strips = new StripSheet(model, palette.get(), model::scrubTo, this::hover);
        palette.addListener((p, before, now) -> strips.setPalette(now));
        // Clips of many frames are wider than the window: they scroll.
        ScrollPane scroll = new ScrollPane(strips);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        StackPane card = new StackPane(scroll);
        card.getStyleClass().addAll("card", "strips");
        VBox.setVgrow(card, Priority.ALWAYS);
        GridPane row = playerRow();
        // A card is a whole multiple of a frame under its title.
        row.prefHeightProperty()
                .bind(Bindings.createDoubleBinding(() -> playersHeight(row.getWidth()), row.widthProperty()));
        banner = guestBanner(heldOutAgain);
        getChildren().addAll(head(export), banner, row, card);
        model.revisionProperty().addListener((p, before, now) -> refresh());
        model.timeProperty().addListener((p, before, now) -> showTime());
        refresh();
    }

    private static double playersHeight(double width) {
        double card = (width - 3 * PLAYER_GAP) / 4 - 2;
        return PLAYER_HEAD + FRAME_PIXELS * Math.max(1, Math.floor(card / FRAME_PIXELS));
    }

    /** As much as shows everything; what is more goes to the errors. */
    @Override
    protected double computePrefHeight(double width) {
        double players = playersHeight(width - snappedLeftInset() - snappedRightInset());
        double rows = strips.prefHeight(width - snappedLeftInset() - snappedRightInset() - STRIPS_PADDING);
        double guests = banner.isManaged() ? banner.prefHeight(-1) + getSpacing() : 0;
        return snappedTopInset()
                + HEAD_HEIGHT
                + guests
                + players
                + rows
                + STRIPS_PADDING
                + 2 * getSpacing()
                + snappedBottomInset();
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
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(8, title, what, previous, clip, next, gap, asDecoded, playButton(), speedButton(), export);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getChildren().forEach(node -> keepWhole(node));
        return head;
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

    private GridPane playerRow() {
        players.put(Strip.INPUT, new FramePlayer("Input", "input", Terms.words("input")));
        players.put(
                Strip.RECONSTRUCTION,
                new FramePlayer("Reconstruction", "reconstruction", Terms.words("reconstruction")));
        players.put(Strip.TRUTH, new FramePlayer("Future truth", "truth", Terms.words("future-truth")));
        players.put(Strip.PREDICTION, new FramePlayer("Prediction", "prediction", Terms.words("prediction")));
        GridPane row = new GridPane();
        row.setHgap(PLAYER_GAP);
        int column = 0;
        for (FramePlayer player : players.values()) {
            ColumnConstraints quarter = new ColumnConstraints();
            quarter.setPercentWidth(25);
            row.getColumnConstraints().add(quarter);
            GridPane.setVgrow(player, Priority.ALWAYS);
            row.add(player, column++, 0);
        }
        row.getStyleClass().add("players");
        return row;
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
        players.get(Strip.RECONSTRUCTION).setEmptyText(emptyText(Branch.RECONSTRUCTION));
        players.get(Strip.PREDICTION).setEmptyText(emptyText(Branch.PREDICTION));
        strips.refresh();
        showTime();
    }

    private String emptyText(Branch branch) {
        return model.has(branch) ? "not computed yet" : "this model has no " + branch.id();
    }

    /** While a column is under the mouse the players show it; otherwise the present step. */
    private void showTime() {
        int time = hovered < 0
                ? model.timeProperty().get()
                : hovered < model.inputFrames() ? hovered : hovered - model.inputFrames();
        int future = model.inputFrames() + time;
        players.get(Strip.INPUT).show(model.frame(Strip.INPUT, time), time);
        players.get(Strip.RECONSTRUCTION).show(model.frame(Strip.RECONSTRUCTION, time), time);
        players.get(Strip.TRUTH).show(model.frame(Strip.TRUTH, future), future);
        players.get(Strip.PREDICTION).show(model.frame(Strip.PREDICTION, future), future);
        strips.draw();
    }

    private void hover(int column) {
        hovered = column;
        showTime();
    }
}
