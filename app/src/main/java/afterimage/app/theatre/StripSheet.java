package afterimage.app.theatre;

import afterimage.app.control.FrameImage;
import afterimage.app.theme.Palette;
import afterimage.engine.clip.Shading;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** All frames of the clip in rows, the error of each under them, and the present step across them. */
final class StripSheet extends Region {
    private static final int LABEL_WIDTH = 98;
    private static final int HEAD = 24;
    private static final int GAP = 2;
    private static final int FUTURE_GAP = 8;
    private static final int MIN_ERROR_HEIGHT = 44;
    private static final int MAX_ERROR_HEIGHT = 360;
    private static final int MIN_CELL = 20;
    private static final int MAX_CELL = 64;

    private final TheatreViewModel model;
    private final Canvas canvas = new Canvas();
    private final Map<Strip, FrameImage[]> images = new EnumMap<>(Strip.class);
    private Palette palette;
    private int cell;
    private int hovered = -1;
    private double[] errors = new double[0];

    StripSheet(TheatreViewModel model, Palette palette, IntConsumer onScrub, IntConsumer onHover) {
        this.model = model;
        this.palette = palette;
        getChildren().add(canvas);
        setMinHeight(HEAD + Strip.values().length * (MIN_CELL + GAP) + MIN_ERROR_HEIGHT);
        setAccessibleText("Strips of all frames; left and right arrows move through time");
        canvas.setOnMousePressed(e -> onScrub.accept(columnAt(e.getX())));
        canvas.setOnMouseDragged(e -> onScrub.accept(columnAt(e.getX())));
        canvas.setOnMouseMoved(e -> hover(columnAt(e.getX()), onHover));
        canvas.setOnMouseExited(e -> hover(-1, onHover));
    }

    void setPalette(Palette other) {
        palette = other;
        draw();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        refresh();
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEAD + Strip.values().length * (cellFor(width, Double.MAX_VALUE) + GAP) + MIN_ERROR_HEIGHT + 16;
    }

    @Override
    protected double computeMinWidth(double height) {
        return LABEL_WIDTH + FUTURE_GAP + model.frames() * (MIN_CELL + GAP);
    }

    /** New frames: renders them at the present size. */
    void refresh() {
        if (errors.length != model.frames()) {
            // Clips of another length need another width; the layout calls back here.
            requestLayout();
        }
        cell = cellFor(getWidth(), getHeight());
        errors = model.errorPerFrame();
        images.clear();
        for (Strip strip : Strip.values()) {
            FrameImage[] row = new FrameImage[model.frames()];
            for (int column = 0; column < row.length; column++) {
                float[] frame = model.frame(strip, column);
                if (frame != null && cell > 0) {
                    row[column] = new FrameImage(cell);
                    row[column].show(frame, strip == Strip.DIFFERENCE ? Shading.DIFFERENCE : Shading.GREY);
                }
            }
            images.put(strip, row);
        }
        draw();
    }

    /** Redraws what is rendered, e.g. when the present step moved. */
    void draw() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        if (model.frames() == 0 || cell <= 0) {
            return;
        }
        int present = model.timeProperty().get();
        drawHead(g, present);
        int y = HEAD;
        for (Strip strip : Strip.values()) {
            text(g, strip.title(), colour(strip), 12, TextAlignment.LEFT, 0, y + cell / 2.0);
            FrameImage[] row = images.get(strip);
            for (int column = 0; column < row.length; column++) {
                if (row[column] != null) {
                    g.drawImage(row[column].image(), x(column), y);
                }
            }
            y += cell + GAP;
        }
        drawPresent(g, present, y);
        drawErrors(g, present, y + 8);
    }

    private void drawHead(GraphicsContext g, int present) {
        for (int column = 0; column < model.frames(); column++) {
            boolean now = column == present || column == present + model.inputFrames();
            Color ink = paint(now || column == hovered ? palette.accent() : palette.faint());
            text(g, Integer.toString(column), ink, 11, TextAlignment.CENTER, x(column) + cell / 2.0, HEAD / 2.0);
        }
    }

    private void drawPresent(GraphicsContext g, int present, int bottom) {
        g.setStroke(paint(palette.accent()));
        g.setLineWidth(1.5);
        for (int column : new int[] {present, present + model.inputFrames()}) {
            boolean past = column < model.inputFrames();
            if (column >= model.frames() || (column == present && !past)) {
                continue;
            }
            g.strokeRoundRect(x(column) - 1.5, HEAD - 1.5, cell + 3, bottom - HEAD, 4, 4);
        }
    }

    private void drawErrors(GraphicsContext g, int present, double top) {
        double height = Math.min(MAX_ERROR_HEIGHT, getHeight() - top - 2);
        double largest = 0;
        for (double error : errors) {
            largest = Double.isNaN(error) ? largest : Math.max(largest, error);
        }
        text(g, "Error / frame", paint(palette.dim()), 12, TextAlignment.LEFT, 0, top + height / 2 - 8);
        text(
                g,
                largest == 0 ? "no output yet" : String.format(Locale.ROOT, "MSE to %.3f", largest),
                paint(palette.faint()),
                11,
                TextAlignment.LEFT,
                0,
                top + height / 2 + 8);
        g.setFill(paint(palette.line()));
        g.fillRect(LABEL_WIDTH, top + height, x(errors.length - 1) + cell - LABEL_WIDTH, 1);
        for (int column = 0; column < errors.length; column++) {
            if (Double.isNaN(errors[column]) || largest == 0) {
                continue;
            }
            boolean past = column < model.inputFrames();
            boolean now = column == present && past || column == present + model.inputFrames();
            double bar = Math.max(1, height * errors[column] / largest);
            g.setFill(paint(past ? palette.reconstruction() : palette.prediction())
                    .deriveColor(0, 1, 1, now || column == hovered ? 1 : 0.55));
            g.fillRect(x(column), top + height - bar, cell, bar);
        }
    }

    private int cellFor(double width, double height) {
        int columns = Math.max(1, model.frames());
        int byWidth = (int) ((width - LABEL_WIDTH - FUTURE_GAP - columns * GAP) / columns);
        int rows = Strip.values().length;
        int byHeight = (int) ((height - HEAD - MIN_ERROR_HEIGHT - 10) / rows) - GAP;
        return Math.max(MIN_CELL, Math.min(MAX_CELL, Math.min(byWidth, byHeight)));
    }

    private double x(int column) {
        return LABEL_WIDTH + column * (cell + GAP) + (column >= model.inputFrames() ? FUTURE_GAP : 0);
    }

    private int columnAt(double x) {
        for (int column = 0; column < model.frames(); column++) {
            if (x >= x(column) && x < x(column) + cell + GAP) {
                return column;
            }
        }
        return -1;
    }

    private void hover(int column, IntConsumer onHover) {
        if (column != hovered) {
            hovered = column;
            onHover.accept(column);
            draw();
        }
    }

    private Color colour(Strip strip) {
        return paint(
                switch (strip) {
                    case INPUT -> palette.input();
                    case RECONSTRUCTION -> palette.reconstruction();
                    case TRUTH -> palette.truth();
                    case PREDICTION -> palette.prediction();
                    case DIFFERENCE -> palette.dim();
                });
    }

    private static Color paint(int rgb) {
        return Color.rgb(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
    }

    private static void text(
            GraphicsContext g, String words, Color ink, int size, TextAlignment align, double x, double y) {
        g.setFont(Font.font("Inter", size));
        g.setFill(ink);
        g.setTextAlign(align);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(words, x, y);
    }
}
