package afterimage.app.theatre;

import afterimage.app.control.FrameImage;
import afterimage.app.control.Painted;
import afterimage.app.glossary.Terms;
import afterimage.app.glossary.Texts;
import afterimage.app.theme.Palette;
import afterimage.engine.clip.Shading;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** All frames of the clip in rows, the error of each under them, and the present step across them. */
final class StripSheet extends Painted {
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
    private final StripMarks marks = new StripMarks();
    private final Map<Strip, Image[]> images = new EnumMap<>(Strip.class);
    private int cell;
    private double[] errors = new double[0];

    StripSheet(TheatreViewModel model, ObjectProperty<Palette> palette) {
        super(palette, Texts.of("theatre.strips"));
        this.model = model;
        getChildren().add(marks);
        getStyleClass().add("strip-sheet");
        setFocusTraversable(true);
        canvas.setOnMousePressed(e -> {
            requestFocus();
            model.scrubTo(columnAt(e.getX()));
        });
        // Beyond its ends the strip stays at its first or last column.
        canvas.setOnMouseDragged(e ->
                model.scrubTo(columnAt(Math.max(x(0), Math.min(x(model.frames() - 1), e.getX())))));
        canvas.setOnMouseMoved(e -> {
            model.hover(columnAt(e.getX()));
            explain(about(e.getX(), e.getY()));
        });
        canvas.setOnMouseExited(e -> model.hover(-1));
    }

    @Override
    protected void layoutChildren() {
        canvas.fit(getWidth(), getHeight());
        refresh();
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
            Shading shading = strip == Strip.DIFFERENCE ? Shading.DIFFERENCE : Shading.GREY;
            Image[] row = new Image[model.frames()];
            for (int column = 0; column < row.length; column++) {
                float[] frame = model.frame(strip, column);
                row[column] = frame == null ? null : FrameImage.of(frame, cell * canvas.resolution(), shading);
            }
            images.put(strip, row);
        }
        draw();
    }

    /** Redraws all that stays where it is while the clip plays, and the marks. */
    @Override
    protected void draw() {
        GraphicsContext g = canvas.begin();
        marks.reset(cell > 0 ? model.frames() : 0, type.scale());
        if (model.frames() == 0 || cell <= 0) {
            return;
        }
        int y = head();
        for (Strip strip : model.strips()) {
            drawName(g, strip, y + cell / 2.0);
            Image[] row = images.get(strip);
            for (int column = 0; column < row.length; column++) {
                if (row[column] != null) {
                    g.drawImage(row[column], x(column), y, cell, cell);
                }
            }
            y += cell + GAP;
        }
        drawErrors(g, y + 8);
        mark();
    }

    void mark() {
        int rows = model.strips().size() * (cell + GAP);
        marks.mark(this::isPresent, model.hovered.get(), head(), head() + rows, palette.get());
    }

    private boolean isPresent(int column) {
        int present = model.time.get();
        return column == present + model.inputFrames() || column == present && isPast(column);
    }

    private boolean isPast(int column) {
        return column < model.inputFrames();
    }

    private void drawName(GraphicsContext g, Strip strip, double middle) {
        boolean backwards = strip == Strip.RECONSTRUCTION && model.asDecoded.get();
        boolean two = backwards || strip == Strip.DIFFERENCE;
        Color ink = paint(strip.colour.applyAsInt(palette.get()));
        text(g, model.title(strip), ink, 12, TextAlignment.LEFT, 0, two ? middle - 6 * type.scale() : middle);
        double below = middle + 7 * type.scale();
        if (backwards) {
            String order = Texts.of("theatre.backwards", model.inputFrames() - 1);
            text(g, order, paint(palette.get().faint()), 11, TextAlignment.LEFT, 0, below);
        } else if (two) {
            drawScale(g, below);
        }
    }

    private double largest(int from, int to) {
        DoubleStream known = Arrays.stream(errors, from, to).filter(error -> !Double.isNaN(error));
        return known.max().orElse(0);
    }

    /** The colours of differences, from too dark by 1 to too bright by 1. */
    private void drawScale(GraphicsContext g, double middle) {
        double left = 16 * type.scale();
        double width = SCALE_WIDTH * type.scale();
        for (int i = 0; i < SCALE_STEPS; i++) {
            float value = 2f * i / (SCALE_STEPS - 1) - 1;
            g.setFill(paint(Shading.DIFFERENCE.rgb(value) & 0xffffff));
            g.fillRect(left + width * i / SCALE_STEPS, middle - 3, width / SCALE_STEPS + 0.5, 6);
        }
        Color ink = paint(palette.get().faint());
        text(g, "−1", ink, 11, TextAlignment.LEFT, 0, middle);
        text(g, "1", ink, 11, TextAlignment.LEFT, left + width + 4, middle);
    }

    private void drawErrors(GraphicsContext g, double top) {
        Palette colours = palette.get();
        double height = Math.min(MAX_ERROR_HEIGHT, getHeight() - top - 2);
        // Each branch fills the height with its own largest: next to a prediction's the bars of a reconstruction are
        // flat.
        int past = Math.min(model.inputFrames(), errors.length);
        double[] largest = {largest(0, past), largest(past, errors.length)};
        double half = 8 * type.scale();
        double middle = top + height / 2;
        String to = largest[0] == 0 && largest[1] == 0
                ? Texts.of("theatre.no-output")
                : largest[0] == 0 || largest[1] == 0
                        ? Texts.of("theatre.mse-to", largest[0] + largest[1])
                        : Texts.of("theatre.mse-to-each", largest[0], largest[1]);
        text(g, Texts.of("theatre.error"), paint(colours.dim()), 12, TextAlignment.LEFT, 0, middle - half);
        text(g, to, paint(colours.faint()), 11, TextAlignment.LEFT, 0, middle + half);
        g.setFill(paint(colours.line()));
        g.fillRect(labelWidth(), top + height, x(errors.length - 1) + cell - labelWidth(), 1);
        for (int column = 0; column < errors.length; column++) {
            double most = largest[isPast(column) ? 0 : 1];
            boolean drawn = most > 0 && !Double.isNaN(errors[column]);
            double bar = drawn ? Math.max(1, height * errors[column] / most) : 0;
            int rgb = isPast(column) ? colours.reconstruction() : colours.prediction();
            marks.place(column, x(column), cell, head() / 2.0, top + height, bar, rgb);
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
        return IntStream.range(0, model.frames())
                .filter(column -> x >= x(column) && x < x(column) + cell + GAP)
                .findFirst()
                .orElse(-1);
    }

    /** What the row is whose name stands there. */
    private String about(double x, double y) {
        int row = (int) Math.floor((y - head()) / (cell + GAP));
        boolean none = x >= labelWidth() || row < 0 || model.frames() == 0;
        return none ? "" : row < model.strips().size() ? model.strips().get(row).about : Terms.words("error-per-frame");
    }
}
