package afterimage.app.theatre;

import static afterimage.app.control.Colours.paint;

import afterimage.app.control.FrameImage;
import afterimage.app.control.PaintedType;
import afterimage.app.control.Sharp;
import afterimage.app.control.SharpCanvas;
import afterimage.app.glossary.Terms;
import afterimage.app.theme.Palette;
import afterimage.engine.clip.Shading;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** All frames of the clip in rows, the error of each under them, and the present step across them. */
final class StripSheet extends Region implements Sharp {
    private static final int LABEL_WIDTH = 98;
    private static final int HEAD_PADDING = 11;
    private static final int HEAD_TYPE = 13;
    private static final int GAP = 2;
    private static final int FUTURE_GAP = 8;
    private static final int MIN_ERROR_HEIGHT = 30;
    private static final int MAX_ERROR_HEIGHT = 140;
    private static final int MIN_CELL = 20;
    private static final int MAX_CELL = 64;
    private static final int SCALE_WIDTH = 48;
    private static final int SCALE_STEPS = 33;

    private final TheatreViewModel model;
    private final SharpCanvas canvas = new SharpCanvas();
    private final StripMarks marks;
    private final Map<Strip, FrameImage[]> images = new EnumMap<>(Strip.class);
    private final PaintedType type = new PaintedType(this::requestLayout);
    private final Tooltip explanation = new Tooltip();
    private Palette palette;
    private int cell;
    private double[] errors = new double[0];

    StripSheet(TheatreViewModel model, Palette palette) {
        this.model = model;
        this.palette = palette;
        marks = new StripMarks(palette);
        getChildren().addAll(canvas, marks, type);
        getStyleClass().add("strip-sheet");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText("Strips of all frames; left and right arrows move through time");
        canvas.setOnMousePressed(e -> {
            requestFocus();
            model.scrubTo(columnAt(e.getX()));
        });
        // Beyond its ends the strip stays at its first or last column.
        canvas.setOnMouseDragged(e ->
                model.scrubTo(columnAt(Math.max(x(0), Math.min(x(model.frames() - 1), e.getX())))));
        canvas.setOnMouseMoved(e -> {
            model.hover(columnAt(e.getX()));
            explain(e.getX(), e.getY());
        });
        canvas.setOnMouseExited(e -> model.hover(-1));
    }

    void setPalette(Palette other) {
        palette = other;
        marks.setPalette(other);
        draw();
    }

    @Override
    protected void layoutChildren() {
        canvas.fit(getWidth(), getHeight());
        refresh();
    }

    @Override
    public void setResolution(int pixels) {
        canvas.setResolution(pixels);
        layoutChildren();
    }

    @Override
    protected double computePrefHeight(double width) {
        return heightFor(cellFor(width, Double.MAX_VALUE)) + 16;
    }

    /** Rows low enough to read their names. */
    @Override
    protected double computeMinHeight(double width) {
        return heightFor((int) (MIN_CELL * type.scale()));
    }

    private double heightFor(int size) {
        return head() + model.strips().size() * (size + GAP) + errorHeight();
    }

    private int head() {
        return (int) Math.round(HEAD_PADDING + HEAD_TYPE * type.scale());
    }

    private double errorHeight() {
        return MIN_ERROR_HEIGHT * type.scale();
    }

    @Override
    protected double computeMinWidth(double height) {
        return labelWidth() + FUTURE_GAP + model.frames() * (MIN_CELL + GAP);
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
        for (Strip strip : model.strips()) {
            FrameImage[] row = new FrameImage[model.frames()];
            for (int column = 0; column < row.length; column++) {
                float[] frame = model.frame(strip, column);
                if (frame != null && cell > 0) {
                    row[column] = new FrameImage(cell * canvas.resolution());
                    row[column].show(frame, strip == Strip.DIFFERENCE ? Shading.DIFFERENCE : Shading.GREY);
                }
            }
            images.put(strip, row);
        }
        draw();
    }

    /** Redraws all that stays where it is while the clip plays, and the marks. */
    private void draw() {
        GraphicsContext g = canvas.begin();
        marks.reset(cell > 0 ? model.frames() : 0, type.scale());
        if (model.frames() == 0 || cell <= 0) {
            return;
        }
        int y = head();
        for (Strip strip : model.strips()) {
            if (strip == Strip.DIFFERENCE) {
                drawScale(g, y);
            } else if (strip == Strip.RECONSTRUCTION
                    && model.asDecodedProperty().get()) {
                double middle = y + cell / 2.0;
                String order = "frames " + (model.inputFrames() - 1) + " … 0";
                text(g, strip.title(), colour(strip), 12, TextAlignment.LEFT, 0, middle - 6 * type.scale());
                text(g, order, paint(palette.faint()), 11, TextAlignment.LEFT, 0, middle + 7 * type.scale());
            } else {
                text(g, strip.title(), colour(strip), 12, TextAlignment.LEFT, 0, y + cell / 2.0);
            }
            FrameImage[] row = images.get(strip);
            for (int column = 0; column < row.length; column++) {
                if (row[column] != null) {
                    g.drawImage(row[column].image(), x(column), y, cell, cell);
                }
            }
            y += cell + GAP;
        }
        drawErrors(g, y + 8);
        mark();
    }

    /** Marks the present steps and the one pointed at. */
    void mark() {
        int rows = model.strips().size() * (cell + GAP);
        marks.mark(this::isPresent, model.hoveredProperty().get(), head(), head() + rows);
    }

    private boolean isPresent(int column) {
        int present = model.timeProperty().get();
        return column == present + model.inputFrames() || column == present && isPast(column);
    }

    private boolean isPast(int column) {
        return column < model.inputFrames();
    }

    /** The row's name over its colours, from too dark by 1 to too bright by 1. */
    private void drawScale(GraphicsContext g, int y) {
        double middle = y + cell / 2.0;
        double below = middle + 7 * type.scale();
        text(
                g,
                Strip.DIFFERENCE.title(),
                colour(Strip.DIFFERENCE),
                12,
                TextAlignment.LEFT,
                0,
                middle - 6 * type.scale());
        double left = 16 * type.scale();
        double width = SCALE_WIDTH * type.scale();
        for (int i = 0; i < SCALE_STEPS; i++) {
            float value = 2f * i / (SCALE_STEPS - 1) - 1;
            g.setFill(paint(Shading.DIFFERENCE.rgb(value) & 0xffffff));
            g.fillRect(left + width * i / SCALE_STEPS, below - 3, width / SCALE_STEPS + 0.5, 6);
        }
        Color ink = paint(palette.faint());
        text(g, "−1", ink, 11, TextAlignment.LEFT, 0, below);
        text(g, "1", ink, 11, TextAlignment.LEFT, left + width + 4, below);
    }

    private void drawErrors(GraphicsContext g, double top) {
        double height = Math.min(MAX_ERROR_HEIGHT, getHeight() - top - 2);
        double largest = 0;
        for (double error : errors) {
            largest = Double.isNaN(error) ? largest : Math.max(largest, error);
        }
        text(g, "Error / frame", paint(palette.dim()), 12, TextAlignment.LEFT, 0, top + height / 2 - 8 * type.scale());
        text(
                g,
                largest == 0 ? "no output yet" : String.format(Locale.ROOT, "MSE to %.3f", largest),
                paint(palette.faint()),
                11,
                TextAlignment.LEFT,
                0,
                top + height / 2 + 8 * type.scale());
        g.setFill(paint(palette.line()));
        g.fillRect(labelWidth(), top + height, x(errors.length - 1) + cell - labelWidth(), 1);
        for (int column = 0; column < errors.length; column++) {
            boolean drawn = largest > 0 && !Double.isNaN(errors[column]);
            marks.place(
                    column,
                    x(column),
                    cell,
                    head() / 2.0,
                    top + height,
                    drawn ? Math.max(1, height * errors[column] / largest) : 0,
                    isPast(column) ? palette.reconstruction() : palette.prediction());
        }
    }

    private int cellFor(double width, double height) {
        int columns = Math.max(1, model.frames());
        int byWidth = (int) ((width - labelWidth() - FUTURE_GAP - columns * GAP) / columns);
        int rows = model.strips().size();
        int byHeight = (int) ((height - head() - errorHeight() - 10) / rows) - GAP;
        return Math.max(MIN_CELL, Math.min(MAX_CELL, Math.min(byWidth, byHeight)));
    }

    private int labelWidth() {
        return (int) (LABEL_WIDTH * type.scale());
    }

    private double x(int column) {
        return labelWidth() + column * (cell + GAP) + (column >= model.inputFrames() ? FUTURE_GAP : 0);
    }

    /** Where a column begins and ends, from the left. */
    double[] extent(int column) {
        return new double[] {x(column), x(column) + cell};
    }

    private int columnAt(double x) {
        for (int column = 0; column < model.frames(); column++) {
            if (x >= x(column) && x < x(column) + cell + GAP) {
                return column;
            }
        }
        return -1;
    }

    /** Over a row's name stands what the row is. */
    private void explain(double x, double y) {
        int row = (int) Math.floor((y - head()) / (cell + GAP));
        if (x < labelWidth() && row >= 0 && model.frames() > 0) {
            explanation.setText(
                    row < model.strips().size() ? words(model.strips().get(row)) : Terms.words("error-per-frame"));
            Tooltip.install(this, explanation);
        } else {
            Tooltip.uninstall(this, explanation);
        }
    }

    private static String words(Strip strip) {
        return switch (strip) {
            case INPUT -> Terms.words("input");
            case RECONSTRUCTION -> Terms.words("reconstruction");
            case TRUTH -> Terms.words("future-truth");
            case PREDICTION -> Terms.words("prediction");
            case DIFFERENCE -> Terms.words("difference");
        };
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

    private void text(GraphicsContext g, String words, Color ink, int size, TextAlignment align, double x, double y) {
        g.setFont(Font.font("Inter", size * type.scale()));
        g.setFill(ink);
        g.setTextAlign(align);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(words, x, y);
    }
}
