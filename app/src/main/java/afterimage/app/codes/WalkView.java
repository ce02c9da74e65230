package afterimage.app.codes;

import afterimage.app.control.MapGrid;
import afterimage.app.control.MapRow;
import afterimage.app.control.Nodes;
import afterimage.app.control.Scroll;
import afterimage.app.theme.Palette;
import afterimage.engine.clip.Clip;
import afterimage.engine.clip.Shading;
import afterimage.engine.model.Branch;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
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
    private final MapGrid reconstruction;
    private final MapGrid prediction;
    private final VBox reconstructed;
    private final VBox predicted;
    private final ScrollPane scroll;
    private Boolean isWide;

    WalkView(WalkViewModel model, ObjectProperty<Palette> palette) {
        this.model = model;
        getStyleClass().add("code-walk");
        reconstruction = new MapGrid(palette, NAMES, MAX_CELL, "Reconstruction from the code between A and B");
        prediction = new MapGrid(palette, NAMES, MAX_CELL, "Prediction from the code between A and B");
        reconstructed = under("Reconstruction", "reconstruction", reconstruction);
        predicted = under("Prediction", "prediction", prediction);
        scroll = new Scroll();
        scroll.setFitToWidth(true);
        Label note = Nodes.text("", "inside-note");
        note.textProperty().bind(model.note);
        Nodes.showIf(note, model.note.isNotEmpty());
        setTop(new VBox(slider(), note));
        setCenter(scroll);
        model.walked.addListener((p, before, now) -> show(now));
        widthProperty().addListener((p, before, now) -> arrange());
        arrange();
        show(model.walked.get());
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
            Pane both = wide ? new HBox(24, reconstructed, predicted) : new VBox(8, reconstructed, predicted);
            for (VBox part : List.of(reconstructed, predicted)) {
                HBox.setHgrow(part, Priority.ALWAYS);
                part.setPrefWidth(wide ? WIDE / 2 : USE_COMPUTED_SIZE);
            }
            scroll.setContent(both);
        }
    }

    private HBox slider() {
        Slider slider = new Slider(0, 1, model.share.get());
        slider.setId("codes-walk");
        slider.setBlockIncrement(STRIDE);
        slider.setAccessibleText("Where between A and B");
        slider.setTooltip(new Tooltip("Walks on the straight line from the code of A to that of B. Look whether digits"
                + " turn into each other, move, or fade: only a code that fades has no sense halfway."));
        slider.valueProperty().bindBidirectional(model.share);
        HBox.setHgrow(slider, Priority.ALWAYS);
        HBox row = Nodes.row(8, end("A"), slider, end("B"));
        return row;
    }

    private static Label end(String name) {
        Label label = Nodes.label(name, "code-end");
        return label;
    }

    private static VBox under(String name, String meaning, MapGrid grid) {
        Label label = Nodes.label(name, "player-title", meaning);
        return new VBox(label, grid);
    }

    private void show(WalkViewModel.Walked now) {
        boolean some = now != null;
        show(reconstructed, some && now.has(Branch.RECONSTRUCTION));
        show(predicted, some && now.has(Branch.PREDICTION));
        if (some && now.has(Branch.RECONSTRUCTION)) {
            fill(reconstruction, now, Branch.RECONSTRUCTION, 0);
        }
        if (some && now.has(Branch.PREDICTION)) {
            fill(prediction, now, Branch.PREDICTION, now.inputFrames());
        }
    }

    private static void fill(MapGrid grid, WalkViewModel.Walked now, Branch branch, int first) {
        Clip made = now.made().of(branch).get(0);
        int frames = made.time();
        List<String> heads = IntStream.range(first, first + frames)
                .mapToObj(Integer::toString)
                .toList();
        grid.show(
                List.of(
                        row("A", "The true frames of clip A.", now.a(), first, frames),
                        row("between", "What the decoder makes of the code between A and B.", made, 0, frames),
                        row("B", "The true frames of clip B.", now.b(), first, frames)),
                heads,
                -1);
    }

    private static MapRow row(String name, String about, Clip clip, int first, int frames) {
        List<float[]> cells =
                IntStream.range(first, first + frames).mapToObj(clip::frame).toList();
        return new MapRow(name, about, cells, clip.width(), Shading.GREY, 0, 1);
    }

    private static void show(VBox part, boolean shown) {
        part.setVisible(shown);
        part.setManaged(shown);
    }
}
