package afterimage.app.diagram;

import afterimage.app.chart.CanvasGraphics;
import afterimage.app.control.Painted;
import afterimage.app.control.SharpCanvas;
import afterimage.app.theme.Palette;
import java.awt.BasicStroke;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** The drawing at the size of its area, with a button over each place of a part. */
final class DiagramSheet extends Region implements SharpCanvas.Sharp {
    /** Below this the letters could not be read: the sheet scrolls instead. */
    private static final double MIN_SCALE = 0.9;

    private static final double MAX_SCALE = 2.2;
    private static final double MARGIN = 6;
    /** Of a button round its part. */
    private static final double RIM = 2;

    private static final double SCROLL_BAR = 14;
    /** As many as a clip of the usual length has steps, and the cells of its layers; each takes about a megabyte. */
    private static final int MOST_PAGES = 12;

    private final DiagramViewModel model;
    private final ObjectProperty<Palette> palette;
    /** What was painted at this size and in these colours, the latest last; the players come back to it. */
    private final Map<List<Mark>, Canvas> painted = new LinkedHashMap<>(MOST_PAGES, 0.75f, true);

    private final Pane pages = new Pane();
    private final FrameLayer frames;
    private final Painted.Type type = new Painted.Type(this::repaint);
    private final Map<ToggleButton, Drawing.Area> buttons = new LinkedHashMap<>();
    private Drawing drawing;
    private double areaWidth;
    private double areaHeight;
    private int resolution = 1;

    DiagramSheet(DiagramViewModel model, ObjectProperty<Palette> palette) {
        this.model = model;
        this.palette = palette;
        this.frames = new FrameLayer(model);
        getStyleClass().add("diagram-sheet");
        pages.setManaged(false);
        pages.setMouseTransparent(true);
        getChildren().addAll(pages, frames, type);
        palette.addListener((p, before, now) -> painted.clear());
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    /** The area to fill; the sheet is larger where the drawing would get too small in it. */
    void setArea(double width, double height) {
        areaWidth = width;
        areaHeight = height;
        repaint();
    }

    private void repaint() {
        painted.clear();
        refresh();
    }

    @Override
    public void setResolution(int pixels) {
        resolution = pixels;
        repaint();
    }

    void refresh() {
        if (model.isEmpty() || areaWidth <= 0 || areaHeight <= 0) {
            return;
        }
        List<Drawing.Area> before = drawing == null ? List.of() : drawing.areas();
        drawing = model.drawing(areaWidth - 2 * MARGIN, areaHeight - 2 * MARGIN);
        double height = Math.max(areaHeight, Math.ceil(minScale() * drawing.height() + 2 * MARGIN));
        double room = areaWidth - (height > areaHeight ? SCROLL_BAR : 0);
        setPrefSize(Math.max(room, Math.ceil(minScale() * drawing.width() + 2 * MARGIN)), height);
        if (!drawing.areas().equals(before)) {
            makeButtons();
        }
        mark();
        paint(drawing.still());
    }

    private double scale() {
        double fit = ModelLayout.fit(drawing, areaWidth - 2 * MARGIN, areaHeight - 2 * MARGIN);
        return Math.max(minScale(), Math.min(MAX_SCALE * type.scale(), fit));
    }

    private double minScale() {
        // In projector mode no letter may be smaller than the smallest that canvases paint there.
        return type.scale() > 1 ? type.scale() : MIN_SCALE;
    }

    private double left() {
        return Math.round((getPrefWidth() - drawing.width() * scale()) / 2);
    }

    private double top() {
        return Math.round((getPrefHeight() - drawing.height() * scale()) / 2);
    }

    private void paint(List<Mark> still) {
        Canvas now = painted.computeIfAbsent(still, this::page);
        if (painted.size() > MOST_PAGES) {
            painted.remove(painted.keySet().iterator().next());
        }
        pages.getChildren().removeIf(other -> !painted.containsValue(other));
        if (!pages.getChildren().contains(now)) {
            pages.getChildren().add(now);
        }
        pages.getChildren().forEach(other -> other.setVisible(other == now));
        boolean onScreen = getScene() != null && getScene().getWindow() != null;
        double screen = onScreen ? getScene().getWindow().getOutputScaleX() : 1;
        frames.show(drawing, palette.get(), left(), top(), scale(), screen * resolution);
    }

    private Canvas page(List<Mark> still) {
        SharpCanvas page = new SharpCanvas();
        page.setResolution(resolution);
        page.fit(getPrefWidth(), getPrefHeight());
        GraphicsContext g = page.begin();
        g.translate(left(), top());
        g.scale(scale(), scale());
        // Frames and their numbers are nodes above it, see FrameLayer.
        new MarkPainter(CanvasGraphics.of(g), palette.get(), BasicStroke.CAP_SQUARE) {
            @Override
            void write(Mark.Words words) {
                g.setFont(Font.font(words.strong() ? "Inter Semi Bold" : "Inter", words.size()));
                g.setFill(Painted.paint(words.ink().of(palette.get())));
                g.setTextAlign(TextAlignment.valueOf(words.align().name()));
                g.setTextBaseline(VPos.CENTER);
                g.fillText(words.text(), words.x(), words.y());
            }
        }.paint(still, null);
        return page;
    }

    private void makeButtons() {
        boolean hadFocus = buttons.keySet().stream().anyMatch(ToggleButton::isFocused);
        getChildren().removeAll(buttons.keySet());
        buttons.clear();
        Set<String> reached = new HashSet<>();
        for (Drawing.Area area : drawing.areas()) {
            Part part = area.part();
            ToggleButton button = new ToggleButton();
            button.getStyleClass().setAll("part-button");
            button.setAccessibleText(part.name() + ". " + part.about());
            // Keys reach a part once, the mouse reaches each of its places.
            button.setFocusTraversable(reached.add(part.id()));
            button.setOnAction(e -> {
                model.open(part.id());
                mark();
            });
            button.setOnMouseMoved(e -> model.point(
                    part.id(),
                    (e.getX() - RIM) / (button.getWidth() - 2 * RIM),
                    (e.getY() - RIM) / (button.getHeight() - 2 * RIM)));
            button.focusedProperty().addListener((p, before, now) -> {
                if (now && model.parts().contains(part)) {
                    model.choose(part.id());
                }
            });
            buttons.put(button, area);
        }
        getChildren().addAll(buttons.keySet());
        if (hadFocus) {
            focusChosen();
        }
        requestLayout();
    }

    /** The chosen part is marked in all its places. */
    private void mark() {
        String chosen = model.chosen().map(Part::id).orElse("");
        buttons.forEach((button, area) -> button.setSelected(area.part().id().equals(chosen)));
    }

    void focusChosen() {
        Part chosen = model.chosen().orElse(null);
        Stream<ToggleButton> reached = buttons.keySet().stream().filter(ToggleButton::isFocusTraversable);
        Predicate<ToggleButton> isChosen = button -> buttons.get(button).part().equals(chosen);
        reached.filter(isChosen).findFirst().ifPresent(ToggleButton::requestFocus);
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT, UP -> model.move(-1);
            case RIGHT, DOWN -> model.move(1);
            case ENTER -> model.chosen().map(Part::id).ifPresent(model::open);
            case ESCAPE, BACK_SPACE -> model.back();
            default -> {
                return;
            }
        }
        focusChosen();
        event.consume();
    }

    @Override
    protected void layoutChildren() {
        buttons.forEach((button, area) -> {
            double x = left() + area.x() * scale() - RIM;
            double y = top() + area.y() * scale() - RIM;
            button.resizeRelocate(x, y, area.width() * scale() + 2 * RIM, area.height() * scale() + 2 * RIM);
        });
    }
}
