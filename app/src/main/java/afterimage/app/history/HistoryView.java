package afterimage.app.history;

import afterimage.app.control.Choice;
import afterimage.app.control.ClipOutputs;
import afterimage.app.control.Icon;
import afterimage.app.control.InsidePane;
import afterimage.app.control.MapGrid;
import afterimage.app.control.Naming;
import afterimage.app.control.Nodes;
import afterimage.app.control.Painted;
import afterimage.app.control.StateRow;
import afterimage.app.glossary.Terms;
import afterimage.app.glossary.Texts;
import afterimage.app.theme.Palette;
import afterimage.engine.Words;
import afterimage.engine.cell.Quantity;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.chart.Axis;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A slider through the saved moments above the clip as the model saw it then, sees it now, and as it is. */
public final class HistoryView extends InsidePane<HistoryViewModel> {
    private static final int LABELS = 104;
    private static final int MAX_CELL = 64;
    private static final int MARKS = 4;

    private final MapGrid grid;
    private final Slider slider = Nodes.slider("history-slider", 0, 1, 1);
    private final Label numbers = Nodes.note(Nodes.label("", "dim", "history-numbers"));
    private final Label room = Nodes.note(Nodes.label("", "dim"));
    private final Button play = new Button();
    private final Button watch;
    private final Button branch;
    private final HBox choices;
    private List<Long> labelled = List.of();
    private boolean filling;

    public HistoryView(HistoryViewModel model, ObjectProperty<Palette> palette) {
        super("history", model);
        grid = new MapGrid(palette, LABELS, MAX_CELL, Texts.of("history.grid"));
        grid.setOnPick((row, column) -> model.players.scrubTo(column));
        numbers.setMinHeight(USE_PREF_SIZE);
        branch = Nodes.whole(Nodes.button("history-branch", model::branch));
        watch = Nodes.whole(Nodes.button("history-watch", this::watch));
        choices = choices();
        VBox head = new VBox(choices, numbers);
        setTop(head);
        setContent(new VBox(8, grid, room), grid);
        Painted film = film(palette);
        film.visibleProperty().bind(model.past.filming.and(model.note.isEmpty()));
        Node strips = getCenter();
        strips.visibleProperty().bind(film.visibleProperty().not());
        setCenter(new StackPane(strips, film));
        model.past.playing.subscribe(now -> {
            String words = Texts.of(now ? "history-play.stop" : "history-play");
            play.setGraphic((now ? Icon.PAUSE : Icon.PLAY).node());
            play.setTooltip(new Tooltip(words));
            play.setAccessibleText(words);
        });
        followTime(model.players.time, this::showTime);
        follow(this::refresh, model.branchRefusal, model.past.filming);
    }

    /** The picture of the film that is due, as it goes into files too. */
    private Painted film(ObjectProperty<Palette> palette) {
        Painted pane = new Painted(palette, Texts.of("history.grid")) {
            @Override
            protected void draw() {
                ClipAtStep.Picture picture = model.picture();
                Film film = model.film();
                if (!isVisible() || picture == null || film == null || getWidth() < 1 || getHeight() < 1) {
                    return;
                }
                // As fine as the screen is, which the toolkit else would stretch.
                double fine = getScene().getWindow() == null
                        ? 1
                        : getScene().getWindow().getRenderScaleX();
                double scale = type.scale();
                int width = (int) (getWidth() / scale);
                int height = (int) (getHeight() / scale);
                BufferedImage drawn = film.painting(
                                picture.then(), model.past.frame.get(), width, height, palette.get())
                        .image(scale * fine * canvas.resolution());
                canvas.begin().drawImage(SwingFXUtils.toFXImage(drawn, null), 0, 0, width * scale, height * scale);
            }
        };
        pane.setMinSize(0, 0);
        Nodes.whenever(pane::requestLayout, model.revision, model.past.frame);
        return Nodes.styled(pane, "film");
    }

    private void watch() {
        if (model.past.filming.get()) {
            model.past.filming.set(false);
        } else {
            model.watch();
        }
    }

    private HBox choices() {
        play.setId("history-play");
        play.setOnAction(e -> model.past.togglePlaying());
        slider.setAccessibleHelp(Texts.of("history-slider.keys"));
        slider.setShowTickLabels(true);
        // Labels that fade would stand on top of each other meanwhile.
        slider.skinProperty().addListener((p, before, now) -> {
            if (slider.lookup(".axis") instanceof Axis<?> axis) {
                axis.setAnimated(false);
            }
        });
        slider.setMinorTickCount(0);
        slider.valueProperty().addListener((p, before, now) -> {
            // What the user moved, and not what is being filled in.
            if (!filling) {
                model.past.position.set((int) Math.round(now.doubleValue()));
            }
        });
        slider.setMinWidth(90);
        // The slider's last label reaches over its end.
        HBox.setMargin(slider, new Insets(0, 12, 0, 0));
        Supplier<List<Quantity>> all = () ->
                Quantity.ofState().stream().filter(each -> !each.isPeephole()).toList();
        String gate = Terms.words("gate");
        Choice<Quantity> quantity = choice("history-quantity", model.quantity, all, StateRow::name, gate);
        String layers = Terms.words("layers");
        Choice<Integer> layer = numbers("history-layer", model.layer, model::layers, Texts.of("layer"), layers);
        HBox row = Nodes.row(8, watch, play, Nodes.growing(slider), quantity, layer, branch);
        return Nodes.styled(row, "inside-choices");
    }

    private void refresh() {
        filling = true;
        fillSlider();
        filling = false;
        boolean none = model.steps().isEmpty();
        Nodes.show(choices, !none);
        boolean film = model.past.filming.get();
        play.setDisable(model.steps().size() < 2);
        Nodes.show(play, film);
        watch.setText(Texts.of(film ? "history-watch.strips" : "history-watch"));
        watch.setGraphic(film ? null : Icon.PLAY.node());
        boolean refused = !model.branchRefusal.get().isEmpty();
        branch.setDisable(none || refused);
        branch.setText(Texts.of(refused && !none ? "history-branch.refused" : "history-branch"));
        room.setText(model.roomNote());
        ClipAtStep.Picture picture = model.picture();
        numbers.setText(picture == null ? "" : film ? model.roomNote() : picture.numbers());
        slider.setAccessibleText(Texts.of("history-slider") + ", " + model.stepText());
        if (picture != null) {
            ClipOutputs outputs = picture.then().outputs();
            grid.show(picture.rows(), outputs.heads(), outputs.inputFrames());
            showTime();
        }
    }

    private void showTime() {
        ClipAtStep.Picture picture = model.picture();
        if (picture != null) {
            grid.setPresent(picture.then().outputs().present(model.players.time.get()));
        }
        if (picture != null && !model.past.playing.get()) {
            int period = picture.then().period();
            model.past.frame.set(Math.min(model.players.time.get(), period - 1));
        }
    }

    private void fillSlider() {
        int last = Math.max(1, model.steps().size() - 1);
        slider.setDisable(model.steps().size() < 2);
        // Its labels are made anew only if something about them changes.
        if (slider.getMax() != last || !labelled.equals(model.steps())) {
            List<Long> steps = model.steps();
            labelled = steps;
            slider.setMax(last);
            slider.setMajorTickUnit(Math.max(1, Math.ceil((double) last / MARKS)));
            // The slider's value is a moment's number; its labels are training steps.
            slider.setLabelFormatter(new Naming<>(index -> {
                int nearest = (int) Math.round(index);
                return nearest < steps.size() ? Words.of("%,d", steps.get(nearest)) : "";
            }));
        }
        if (Math.round(slider.getValue()) != model.past.position.get()) {
            slider.setValue(model.past.position.get());
        }
    }
}
