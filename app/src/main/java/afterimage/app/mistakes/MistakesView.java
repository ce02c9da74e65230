package afterimage.app.mistakes;

import afterimage.app.control.Choice;
import afterimage.app.control.FramePlayer;
import afterimage.app.control.Icon;
import afterimage.app.control.InsidePane;
import afterimage.app.control.Nodes;
import afterimage.app.glossary.Terms;
import afterimage.app.glossary.Texts;
import afterimage.engine.Words;
import afterimage.engine.clip.Shading;
import afterimage.engine.measure.Condition;
import afterimage.engine.model.Branch;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The map of errors, the worst clips of the chosen cell beside it, and one of them playing. */
public final class MistakesView extends InsidePane<MistakesViewModel> {
    private static final List<Integer> COUNTS = List.of(200, 400, 800);
    private static final double LIST = 178;
    private static final double PLAYER = 80;
    private static final double PLAYER_HEAD = 24;
    private static final double WIDE_MAP = 520;
    /** Height that players with their buttons need where the list is below them, pixels. */
    private static final double NARROW_ROW = 240;
    /** Width from which the list has room beside map and players, pixels. */
    private static final double WIDE = 860;
    /** Height from which the list stands below all the same, as the players are larger then, pixels. */
    private static final double TALL = 480;

    private static final int STOPS = 10;

    private final ObservableValue<? extends Number> time;
    private final MistakeMap map;
    private final Button measure;
    private final Label highest = Nodes.label("", "dim");
    private final Label about = Nodes.label("", "dim");
    private final Label placeText = Nodes.whole(new Label());
    private final Label playedText = Nodes.text("", "dim");
    private final ListView<Integer> list = new ListView<>();
    private final FramePlayer truth = new FramePlayer(Texts.of("mistakes.truth"), "truth", Terms.words("future-truth"));
    private final FramePlayer reconstruction =
            new FramePlayer(Texts.of("mistakes.output"), "reconstruction", Terms.words("reconstruction"));
    private final FramePlayer prediction =
            new FramePlayer(Texts.of("mistakes.output"), "prediction", Terms.words("prediction"));
    private boolean filling;

    public MistakesView(MistakesViewModel model, ObservableValue<? extends Number> time) {
        super("mistakes", model);
        this.time = time;
        map = new MistakeMap(model::choose);
        measure = Nodes.button("mistakes-measure", model::measure);
        choices();
        HBox sheet = new HBox(12, map(), clips());
        sheet.setMinHeight(USE_PREF_SIZE);
        setCenter(new InsidePane.Noted(sheet, model.note).fillingHeight());
        Nodes.whenever(this::showTime, time);
        follow(this::refresh);
    }

    private void choices() {
        Nodes.showIf(measure, model.measuring.busy.not());
        ProgressBar progress = progress(Texts.of("mistakes.measuring"), model.measuring.progress);
        HBox busy = Nodes.row(8, progress, Nodes.button("mistakes-cancel", model.measuring::forget));
        Nodes.showIf(busy, model.measuring.busy);
        Choice<Condition> across = condition("mistakes-across", "→ ", model.across);
        Choice<Condition> down = condition("mistakes-down", "↓ ", model.down);
        Function<Integer, String> clips = each -> Texts.count("mistakes.clips", each);
        Choice<Integer> count = choice("mistakes-count", model.count, () -> COUNTS, clips);
        setChoices(branches("mistakes-branch", model.branch, model::branches), across, down, count, measure, busy);
    }

    private Choice<Condition> condition(String id, String arrow, Property<Condition> chosen) {
        return choice(id, chosen, () -> List.of(Condition.values()), each -> arrow + Texts.of(each));
    }

    private VBox map() {
        Region bar = Nodes.styled(new Region(), "mistake-scale");
        StringBuilder stops = new StringBuilder("-fx-background-color:linear-gradient(from 0% 0% to 100% 0%");
        for (int i = 0; i <= STOPS; i++) {
            stops.append(String.format(", #%06x", Shading.HEAT.rgb((float) i / STOPS) & 0xffffff));
        }
        bar.setStyle(stops.append(");").toString());
        HBox scale = Nodes.row(6, Nodes.label("MSE 0", "dim"), Nodes.growing(bar), highest, about);
        VBox box = Nodes.whole(new VBox(4, Nodes.growing(map), scale));
        box.setMaxWidth(WIDE_MAP);
        HBox.setHgrow(box, Priority.SOMETIMES);
        return box;
    }

    private VBox clips() {
        list.setId("mistakes-list");
        list.setAccessibleText(Texts.of("mistakes-list"));
        list.setPrefWidth(LIST);
        list.setPrefHeight(PLAYER);
        list.setCellFactory(shown -> Nodes.cell(clip -> model.results().line(clip, model.branch.get())));
        list.getSelectionModel().selectedIndexProperty().addListener((p, before, now) -> {
            if (!filling && now.intValue() >= 0) {
                model.select(now.intValue());
            }
        });
        for (FramePlayer player : List.of(truth, reconstruction, prediction)) {
            player.setPrefWidth(PLAYER);
            player.setMinWidth(PLAYER);
            // Not what its present frame needs, or it would never shrink again.
            player.setPrefHeight(PLAYER + PLAYER_HEAD);
            player.managedProperty().bind(player.visibleProperty());
            HBox.setHgrow(player, Priority.ALWAYS);
        }
        HBox players = new HBox(8, truth, reconstruction, prediction);
        Button theatre = Nodes.button("mistakes-theatre", model::showInTheatre);
        Button previous = Nodes.button("mistakes-previous", Icon.PREVIOUS, () -> model.move(-1));
        Button next = Nodes.button("mistakes-next", Icon.NEXT, () -> model.move(1));
        FlowPane head = new FlowPane(6, 4, previous, next, placeText, theatre);
        VBox playing = Nodes.growing(new VBox(6, head, Nodes.growing(players), playedText));
        playing.setMinWidth(2 * PLAYER + 8);
        // Frames are square: higher than wide would be empty.
        players.maxHeightProperty().bind(playing.widthProperty().divide(2).add(PLAYER_HEAD));
        HBox row = new HBox(8);
        VBox box = new VBox(6, Nodes.growing(row));
        VBox.setVgrow(list, Priority.ALWAYS);
        Nodes.follow(() -> arrange(box, row, playing), widthProperty(), heightProperty());
        return Nodes.growing(box);
    }

    /** The list stands beside the players where there is room for it there only, else below them. */
    private void arrange(VBox box, HBox row, VBox playing) {
        map.setLarge(getWidth() >= WIDE);
        boolean wide = getWidth() >= WIDE && getHeight() < TALL;
        row.setMaxHeight(wide ? Double.MAX_VALUE : Math.max(NARROW_ROW, getHeight() / 2));
        List<Region> across = wide ? List.of(list, playing) : List.of(playing);
        if (!row.getChildren().equals(across)) {
            box.getChildren().remove(list);
            row.getChildren().setAll(across);
            if (!wide) {
                box.getChildren().add(list);
            }
        }
    }

    private void refresh() {
        filling = true;
        measure.setText(Texts.of(model.map() == null ? "mistakes-measure" : "mistakes-measure.again"));
        measure.getStyleClass().remove("lit");
        if (model.isStale()) {
            measure.getStyleClass().add("lit");
        }
        map.show(model.map(), model.across.get(), model.down.get(), model.row(), model.column);
        highest.setText(model.map() == null ? "" : Words.of("%.3f", model.map().highest()));
        about.setText(model.results() == null ? "" : model.results().about());
        if (!list.getItems().equals(model.listed())) {
            list.getItems().setAll(model.listed());
            list.scrollTo(0);
        }
        list.getSelectionModel().select(model.place());
        placeText.setText(model.placeText());
        playedText.setText(model.played() == null ? "" : model.played().conditions());
        boolean predicts = model.branch.get() == Branch.PREDICTION;
        prediction.setVisible(predicts);
        reconstruction.setVisible(!predicts);
        filling = false;
        showTime();
    }

    private void showTime() {
        int now = time.getValue().intValue();
        FramePlayer output = model.branch.get() == Branch.PREDICTION ? prediction : reconstruction;
        MistakesViewModel.PlayedClip played = model.played();
        if (played == null) {
            truth.show(null, 0);
            output.show(null, 0);
        } else {
            truth.show(played.frames().truth().frame(played.step(now)), played.frame(now));
            output.show(played.frames().output().frame(played.step(now)), played.frame(now));
        }
    }
}
