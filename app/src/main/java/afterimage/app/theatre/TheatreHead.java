package afterimage.app.theatre;

import afterimage.app.control.Flyout;
import afterimage.app.control.FrameTiles;
import afterimage.app.control.Icon;
import afterimage.app.control.Nodes;
import afterimage.app.control.Numbers;
import afterimage.app.control.Segments;
import afterimage.app.glossary.Terms;
import afterimage.app.glossary.Texts;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
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
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The line above the players: which clips they show, and how they play. */
final class TheatreHead extends HBox {
    private static final double TRIAL_WIDTH = 330;
    private static final int[] SPEEDS = {2, 5, 10, 20};

    private final TheatreViewModel model;

    /**
     * @param large hides what the back row has no use for
     * @param heldOutAgain sends guests away
     */
    TheatreHead(TheatreFeature theatre, MenuButton export, BooleanProperty large, Runnable heldOutAgain) {
        super(8);
        model = theatre.model;
        Flyout trial = trial(theatre.trial);
        setAlignment(Pos.CENTER_LEFT);
        String about = Terms.words("held-out") + "\n" + Texts.of("theatre.try");
        Button what = flat("trial", Texts.of("theatre.held-out"), about, trial::showUnder);
        what.setGraphic(Icon.FOLD.node());
        what.setContentDisplay(ContentDisplay.RIGHT);
        model.guestsText.addListener((p, before, now) ->
                what.setText(now.isEmpty() ? Texts.of("theatre.held-out") : Texts.of("theatre.other")));
        Button clip =
                Nodes.styled(flat("choose-clip", "", Texts.of("theatre.choose-clip"), this::chooseClip), "clip-count");
        Nodes.whenever(() -> clip.setText(model.clipText()), model.clip, model.revision);
        String order = Texts.of("theatre.as-decoded");
        CheckBox asDecoded = Nodes.check("as-decoded", order, Terms.words("as-decoded"), model.asDecoded);
        Nodes.whenever(() -> asDecoded.setVisible(model.isReversed() && !large.get()), model.revision, large);
        asDecoded.managedProperty().bind(asDecoded.visibleProperty());
        Button play = Nodes.styled(Nodes.button("play-clip", Icon.PAUSE, model::togglePlaying), "flat");
        model.playing.addListener((p, before, now) -> play.setGraphic((now ? Icon.PAUSE : Icon.PLAY).node()));
        Label title = Nodes.label(Texts.of("theatre.title"), "view-title");
        MenuButton speed = speedButton();
        List.of(title, speed, export).forEach(each -> Nodes.showIf(each, large.not()));
        Button previous = Nodes.styled(Nodes.button("previous-clip", Icon.PREVIOUS, () -> model.moveClip(-1)), "flat");
        Button next = Nodes.styled(Nodes.button("next-clip", Icon.NEXT, () -> model.moveClip(1)), "flat");
        getChildren().addAll(title, what, previous, clip, next, guests(heldOutAgain), Nodes.gap());
        getChildren().addAll(arrows(theatre.movement), asDecoded, play, speed, export);
        // A name cut to dots helps nobody; what is short of room is the gap.
        getChildren().stream()
                .filter(Control.class::isInstance)
                .forEach(control -> ((Control) control).setMinWidth(USE_PREF_SIZE));
    }

    private static ToggleButton arrows(MovementViewModel movement) {
        ToggleButton arrows = Nodes.styled(new ToggleButton("", Icon.MOVEMENT.node()), "flat");
        arrows.setId("movement");
        String about = Texts.of("theatre.arrows");
        arrows.setTooltip(new Tooltip(about));
        arrows.setAccessibleText(about);
        arrows.selectedProperty().bindBidirectional(movement.wanted);
        Nodes.showIf(arrows, movement.possible);
        return arrows;
    }

    /** Says what the clips are while they are not the held-out ones; in the head, so that no picture gets smaller by it. */
    private HBox guests(Runnable heldOutAgain) {
        Label about = Nodes.following(model.guestsText, "guests");
        about.setMinWidth(0);
        about.setTooltip(new Tooltip());
        about.getTooltip().textProperty().bind(about.textProperty());
        Button again = Nodes.whole(Nodes.button("held-out-again", heldOutAgain));
        HBox guests = Nodes.styled(Nodes.row(4, about, again), "guests");
        guests.setMinWidth(60);
        Nodes.showIf(guests, model.guestsText.isNotEmpty());
        return guests;
    }

    private MenuButton speedButton() {
        MenuButton speed = Nodes.styled(new MenuButton(), "flat");
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
        // Clips are told apart by their last input frames, where the digits stand apart.
        int last = model.inputFrames() - 1;
        FrameTiles tiles = FrameTiles.ofClips("clip-", "theatre.clip", model.shownClips(), last, model::chooseClip);
        tiles.mark(model.clip.get());
        tiles.showUnder(owner);
    }

    private static Button flat(String id, String text, String about, Consumer<Node> action) {
        Button button = Nodes.styled(Nodes.button(id, text, about, () -> {}), "flat");
        button.setOnAction(e -> action.accept(button));
        return button;
    }

    /** Lets the user choose other clips than the held-out ones for the model. */
    private static Flyout trial(TrialViewModel model) {
        GridPane rows = Nodes.styled(new GridPane(), "trial-rows");
        row(rows, "digits", segments("trial-digits", TrialViewModel.DIGITS, Object::toString, model.digits));
        Function<Double, String> times = pace -> "×" + Numbers.plain(pace, 1);
        row(rows, "speed", segments("trial-pace", TrialViewModel.PACES, times, model.pace));
        HBox futures = new HBox();
        model.futures.subscribe(
                now -> futures.getChildren().setAll(segments("trial-future", now, Object::toString, model.future)));
        row(rows, "frames", futures);
        String forcing = Terms.words("teacher-forcing");
        CheckBox truth = Nodes.check("trial-truth", Texts.of("theatre.truth"), forcing, model.truth);
        truth.disableProperty().bind(model.truthProblem.isNotEmpty());
        Label problem = Nodes.note(Nodes.following(model.truthProblem, null, "dim"));
        Button back = Nodes.button("trial-reset", model::reset);
        back.disableProperty().bind(model.trial.isNull());
        Label title = Nodes.label(Texts.of("theatre.trial"), "view-title");
        Label about = Nodes.text(Texts.of("theatre.trial.about"), "dim");
        VBox sheet = new VBox(10, title, about, rows, truth, problem, Nodes.row(Nodes.gap(), back));
        sheet.setPrefWidth(TRIAL_WIDTH);
        return new Flyout(sheet);
    }

    /** @param term of the glossary that says what the row sets */
    private static void row(GridPane rows, String term, Node choice) {
        rows.addRow(rows.getRowCount(), Nodes.explained(Texts.of("theatre." + term), Terms.words(term)), choice);
    }

    private static <T> Segments<T> segments(
            String id, List<T> values, Function<T, String> words, ObjectProperty<T> chosen) {
        return Nodes.styled(new Segments<>(id, values, words, chosen), "trial-segments");
    }
}
