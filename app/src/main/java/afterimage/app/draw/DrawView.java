package afterimage.app.draw;

import afterimage.app.control.Choice;
import afterimage.app.control.ClipOutputs;
import afterimage.app.control.FrameImage;
import afterimage.app.control.FramePlayer;
import afterimage.app.control.InsidePane;
import afterimage.app.control.MapGrid;
import afterimage.app.control.Nodes;
import afterimage.app.control.Painted;
import afterimage.app.control.StepChart;
import afterimage.app.glossary.Terms;
import afterimage.app.glossary.Texts;
import afterimage.app.theme.Palette;
import afterimage.engine.clip.Shading;
import afterimage.engine.digits.DigitSet;
import afterimage.engine.model.Branch;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** Pad, stage and the model's players side by side; strips and errors below them. */
public final class DrawView extends InsidePane<DrawViewModel> {
    private static final int LABELS = 66;
    private static final int MAX_CELL = 64;
    private static final double NAMES = 96;
    private static final double ERRORS = 110;
    /** Players begin alike, then share what is left. */
    private static final double PLAYER = 100;

    private static final int MIN_SCALE = 2;
    private static final int MAX_SCALE = 5;
    /** Shares of the view that the stage may take. */
    private static final double TALL = 0.5;

    private static final double WIDE = 0.3;
    /** Of test digits, -1 for any. */
    private static final List<Integer> CLASSES =
            IntStream.rangeClosed(-1, 9).boxed().toList();

    private final DigitPad pad;
    private final DigitStage stage;
    private final Map<Branch, FramePlayer> players = new EnumMap<>(Branch.class);
    private final MapGrid grid;
    private final StepChart errors;
    private final Label speed = Nodes.label("", "dim");
    private final Button add;
    private final Button remove;
    private final List<Button> kept;

    /** @param kept what can be done with a digit's image besides */
    public DrawView(DrawViewModel model, ObjectProperty<Palette> palette, List<Button> kept) {
        super("draw", model);
        this.kept = kept;
        add = Nodes.button("draw-add", model::add);
        remove = Nodes.button("draw-remove", model::remove);
        pad = new DigitPad(palette);
        stage = new DigitStage(model, palette);
        grid = new MapGrid(palette, LABELS, MAX_CELL, Texts.of("draw.maps"));
        grid.setOnPick((row, column) -> model.players.scrubTo(column));
        errors = new StepChart(palette, NAMES, Texts.of("draw.errors"));
        errors.setPrefHeight(ERRORS);
        VBox content = Nodes.styled(new VBox(8, top(), grid, errors), "draw-content");
        setTop(choices());
        setContent(content, grid);
        Nodes.whenever(this::refreshDrawing, model.drawing, model.note);
        followTime(model.players.time, this::showTime);
        Nodes.follow(this::fit, layoutBoundsProperty());
        follow(this::refresh);
    }

    private HBox choices() {
        speed.setId("draw-speed");
        Label problem = Nodes.following(model.problem, null, "field-problem");
        Nodes.showIf(problem, model.problem.isNotEmpty());
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(model.problem);
        problem.setTooltip(whole);
        Nodes.showIf(speed, problem.visibleProperty().not());
        Function<Integer, String> any = each -> each < 0 ? Texts.of("draw.any") : Texts.of("draw.digit", each);
        Choice<Integer> digit = choice("draw-class", model.label, () -> CLASSES, any);
        Button next = Nodes.button("draw-next", model::next);
        Button watch = Nodes.button("draw-watch", model::toTheatre);
        return Nodes.styled(Nodes.row(8, digit, next, add, remove, watch, speed, problem), "inside-choices");
    }

    private HBox top() {
        Button clear = Nodes.button("draw-clear", model::clear);
        Button picture = Nodes.button("draw-picture", this::choosePicture);

        VBox keeping = new VBox(6, kept.toArray(Button[]::new));
        VBox drawing = new VBox(4, Nodes.label(Texts.of("draw.pad"), "dim"), pad, new HBox(6, clear, picture), keeping);
        HBox top = new HBox(10, drawing, new VBox(4, Nodes.label(Texts.of("draw.stage"), "dim"), stage));
        for (Branch branch : Branch.values()) {
            String key = "draw." + branch.id();
            FramePlayer player = new FramePlayer(Texts.of(key), branch.id(), Terms.words(branch.id()));
            player.setEmptyText(Texts.of("theatre.not-yet"));
            player.setMinWidth(0);
            player.setPrefWidth(PLAYER);
            players.put(branch, player);
            top.getChildren().add(Nodes.growing(player));
        }
        return top;
    }

    private void choosePicture() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.of("draw.chooser"));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(Texts.of("draw.pictures"), "*.png", "*.jpg", "*.gif", "*.bmp"));
        Optional.ofNullable(chooser.showOpenDialog(getScene().getWindow()))
                .ifPresent(chosen -> model.usePicture(chosen.toPath()));
    }

    private void fit() {
        int frame = Math.max(DigitSet.SIZE, model.size()) + 2 * DigitStage.MARGIN;
        int scale = (int) Math.min(TALL * getHeight() / frame, WIDE * getWidth() / frame);
        int fitting = Math.max(MIN_SCALE, Math.min(MAX_SCALE, scale));
        stage.setScale(fitting);
        pad.setScale(fitting + 3);
    }

    private void refreshDrawing() {
        fit();
        pad.draw();
        stage.draw();
        speed.setText(model.speedText());
        add.setDisable(!model.canAdd());
        remove.setDisable(model.drawing.get().selected() < 0);
    }

    private void refresh() {
        refreshDrawing();
        if (model.isEmpty()) {
            return;
        }
        ClipOutputs outputs = model.outputs().outputs();
        List<StepChart.Line> lines = new ArrayList<>();
        for (Branch branch : Branch.values()) {
            Nodes.show(players.get(branch), outputs.has(branch));
            if (outputs.has(branch)) {
                lines.add(outputs.line(Texts.of(branch), branch, false));
            }
        }
        grid.show(model.outputs().rows(), outputs.heads(), outputs.inputFrames());
        errors.show(lines, outputs.heads(), 0, outputs.highestError());
        showTime();
    }

    private void showTime() {
        if (model.isEmpty()) {
            return;
        }
        ClipOutputs outputs = model.outputs().outputs();
        int now = model.players.time.get();
        players.forEach((branch, player) -> player.show(
                outputs.frame(branch, now), now + (branch == Branch.PREDICTION ? outputs.inputFrames() : 0)));
        List.of(grid, errors).forEach(each -> each.setPresent(outputs.present(now)));
    }

    /** The selected digit's 28x28 pixels, to be drawn on. */
    private final class DigitPad extends Painted {
        private FrameImage image;
        private int scale = 1;
        /** The last point of the stroke or of the keys, pixels of the image. */
        private double x = DigitSet.SIZE / 2.0;

        private double y = DigitSet.SIZE / 2.0;

        DigitPad(ObjectProperty<Palette> palette) {
            super(palette, Texts.of("draw-pad"));
            setId("draw-pad");
            explain(Texts.of("draw-pad.about"));
            setOnMousePressed(e -> {
                requestFocus();
                x = e.getX() / scale;
                y = e.getY() / scale;
                stroke(e);
                // Or the scroll pane takes the focus.
                e.consume();
            });
            setOnMouseDragged(this::stroke);
            ownKeys(this::key);
        }

        private void stroke(MouseEvent e) {
            double toX = e.getX() / scale;
            double toY = e.getY() / scale;
            model.paint(x, y, toX, toY, e.getButton() == MouseButton.SECONDARY);
            x = toX;
            y = toY;
        }

        private void key(KeyEvent e) {
            switch (e.getCode()) {
                case LEFT -> x = Math.max(0, x - 1);
                case RIGHT -> x = Math.min(DigitSet.SIZE, x + 1);
                case UP -> y = Math.max(0, y - 1);
                case DOWN -> y = Math.min(DigitSet.SIZE, y + 1);
                case SPACE -> model.paint(x, y, x, y, false);
                case BACK_SPACE -> model.paint(x, y, x, y, true);
                default -> {
                    return;
                }
            }
            e.consume();
            draw();
        }

        /** @param pixels of the screen for each of the image */
        void setScale(int pixels) {
            if (pixels != scale || image == null) {
                scale = pixels;
                int side = DigitSet.SIZE * scale;
                image = new FrameImage(side);
                setMinSize(side, side);
                setMaxSize(side, side);
            }
        }

        @Override
        protected void draw() {
            if (image == null) {
                return;
            }
            image.show(model.image(), Shading.GREY);
            GraphicsContext g = canvas.begin();
            double side = DigitSet.SIZE * scale;
            g.setImageSmoothing(false);
            g.drawImage(image.image, 0, 0);
            g.setStroke(paint(border()));
            g.strokeRect(0.5, 0.5, side - 1, side - 1);
            if (isFocused()) {
                g.strokeOval(x * scale - 3, y * scale - 3, 6, 6);
            }
        }
    }
}
