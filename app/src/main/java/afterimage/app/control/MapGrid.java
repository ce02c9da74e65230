package afterimage.app.control;

import static afterimage.app.control.Colours.paint;

import afterimage.app.theme.Palette;
import afterimage.engine.clip.Shading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.DoubleSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.text.TextAlignment;

/**
 * Film strips of maps: named rows of small pictures of numbers under the numbers of their steps, with the present steps
 * framed and a scale bar at the end of each row. Where there is height for it, what comes after the gap stands below what
 * comes before it, so that all is larger. Drawn pixel by pixel, nearest neighbour.
 */
public final class MapGrid extends Painted {
    private static final int HEAD = 20;

    private static final int NAME_GAP = 8;
    private static final int SCALE_BAR = 8;
    private static final int SCALE_WIDTH = 44;
    private static final int SCALE_STEPS = 40;
    /** A picture as high has room for both ends of its scale. */
    private static final int TWO_NUMBERS = 26;

    private final Tooltip explanation = new Tooltip();
    private final int labelWidth;
    private final int maxCell;
    private List<MapRow> rows = List.of();
    private List<String> heads = List.of();
    private List<List<Image>> images = List.of();
    private int imagePixels;
    private int split = -1;
    private DoubleSupplier room = () -> 0;
    /** Whether the columns from {@link #split} on stand below the others. */
    private boolean stacked;
    /** The whole, while stacked. */
    private double highest = Double.MAX_VALUE;

    private List<Integer> present = List.of();
    private BiConsumer<Integer, Integer> onPick = (row, column) -> {};
    private String overRow = "";

    /**
     * @param labelWidth room for the rows' names, pixels
     * @param maxCell height of a picture at most, pixels
     */
    public MapGrid(ObjectProperty<Palette> palette, int labelWidth, int maxCell, String accessibleText) {
        super(palette, accessibleText);
        this.labelWidth = labelWidth;
        this.maxCell = maxCell;
        getStyleClass().add("map-grid");
        canvas.setOnMousePressed(e -> pick(e.getX(), e.getY()));
        canvas.setOnMouseDragged(e -> pick(e.getX(), e.getY()));
        canvas.setOnMouseMoved(e -> explain(e.getY()));
        canvas.setOnMouseExited(e -> Tooltip.uninstall(this, explanation));
    }

    /** @param pick gets row and column of a picture that is clicked or dragged over */
    public void setOnPick(BiConsumer<Integer, Integer> pick) {
        onPick = pick;
    }

    /**
     * Shows other numbers.
     *
     * @param columnHeads over the columns
     * @param groupAt column before which a gap is left, or -1
     */
    public void show(List<MapRow> shown, List<String> columnHeads, int groupAt) {
        boolean sameForm = shown.size() == rows.size() && columnHeads.size() == heads.size();
        rows = List.copyOf(shown);
        heads = List.copyOf(columnHeads);
        split = groupAt;
        imagePixels = 0;
        if (!sameForm) {
            requestLayout();
        }
        draw();
    }

    /** @param height that the whole may have, asked at each layout */
    void setRoom(DoubleSupplier height) {
        room = height;
        requestLayout();
    }

    /** Frames these columns. */
    public void setPresent(List<Integer> columns) {
        if (!columns.equals(present)) {
            present = List.copyOf(columns);
            draw();
        }
    }

    @Override
    protected void layoutChildren() {
        stack(getWidth());
        super.layoutChildren();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return places().minWidth();
    }

    @Override
    protected double computeMinHeight(double width) {
        return places().minHeight();
    }

    @Override
    protected double computePrefHeight(double width) {
        stack(width);
        return places().height(width);
    }

    private void stack(double width) {
        MapPlaces best = places().within(width, room.getAsDouble());
        stacked = best.stacked();
        highest = best.highest();
    }

    private MapPlaces places() {
        double scale = type.scale();
        return new MapPlaces(
                rows.size(),
                heads.size(),
                split,
                stacked,
                highest,
                labelWidth * scale,
                (SCALE_WIDTH + SCALE_BAR) * scale,
                HEAD * scale,
                maxCell);
    }

    /** Pictures for this many pixels a side. */
    private void render(int pixels) {
        imagePixels = pixels;
        images = new ArrayList<>();
        for (MapRow row : rows) {
            List<Image> own = new ArrayList<>();
            row.cells().forEach(cell -> own.add(cell == null ? null : MapImage.of(cell, row, pixels)));
            images.add(own);
        }
    }

    @Override
    protected void draw() {
        GraphicsContext g = canvas.begin();
        if (rows.isEmpty() || getWidth() <= 0) {
            return;
        }
        g.setImageSmoothing(false);
        MapPlaces places = places();
        double cell = places.cell(getWidth(), getHeight());
        if (imagePixels != (int) cell * canvas.resolution()) {
            render((int) cell * canvas.resolution());
        }
        for (int column = 0; column < heads.size(); column++) {
            boolean now = present.contains(column);
            int ink = now ? palette.get().accent() : palette.get().faint();
            text(
                    g,
                    heads.get(column),
                    paint(ink),
                    11,
                    TextAlignment.CENTER,
                    places.x(column, cell) + cell / 2,
                    places.topOf(column, cell) + HEAD * type.scale() / 2);
        }
        for (int row = 0; row < rows.size(); row++) {
            double y = places.y(row, cell);
            List<Image> own = images.get(row);
            for (int column = 0; column < own.size(); column++) {
                if (own.get(column) != null) {
                    g.drawImage(own.get(column), places.x(column, cell), places.topOf(column, cell) + y, cell, cell);
                }
            }
            double right = places.right(cell);
            for (int block = 0; block < places.blocks(); block++) {
                double top = y + places.top(block, cell);
                name(g, rows.get(row).name(), top + cell / 2);
                drawScale(g, rows.get(row), right + 2, top, cell);
            }
        }
        g.setStroke(paint(palette.get().accent()));
        g.setLineWidth(1.5);
        for (int column : present) {
            if (column >= 0 && column < heads.size()) {
                double height = places.y(rows.size(), cell) - MapPlaces.ROW_GAP - HEAD * type.scale() + 3;
                double top = places.topOf(column, cell) + HEAD * type.scale();
                g.strokeRoundRect(places.x(column, cell) - 1.5, top - 1.5, cell + 3, height, 4, 4);
            }
        }
    }

    private void drawScale(GraphicsContext g, MapRow row, double x, double y, double cell) {
        boolean signed = row.shading() == Shading.SIGNED || row.shading() == Shading.DIFFERENCE;
        double bar = SCALE_BAR * type.scale();
        for (int i = 0; i < SCALE_STEPS; i++) {
            float share = (float) i / (SCALE_STEPS - 1);
            g.setFill(paint(row.shading().rgb(signed ? 2 * share - 1 : share) & 0xffffff));
            g.fillRect(x, y + cell - cell * (i + 1) / SCALE_STEPS, bar, cell / SCALE_STEPS + 0.5);
        }
        double right = x + bar + 4;
        if (cell < TWO_NUMBERS * type.scale()) {
            String range = signed ? "±" + number(row.high()) : number(row.low()) + "–" + number(row.high());
            text(g, range, paint(palette.get().dim()), 11, TextAlignment.LEFT, right, y + cell / 2);
            return;
        }
        double half = 6 * type.scale();
        text(g, number(row.high()), paint(palette.get().dim()), 11, TextAlignment.LEFT, right, y + half);
        text(g, number(row.low()), paint(palette.get().dim()), 11, TextAlignment.LEFT, right, y + cell - half);
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, Math.abs(value) < 0.095 && value != 0 ? "%.3f" : "%.2f", value);
        return text.contains(".")
                ? text.replaceAll("0+$", "").replaceAll("\\.$", "").replace('-', '−')
                : text;
    }

    private void pick(double x, double y) {
        MapPlaces places = places();
        double cell = places.cell(getWidth(), getHeight());
        int column = places.columnAt(x, y, cell);
        if (column >= 0) {
            onPick.accept(Math.max(0, Math.min(rows.size() - 1, places.rowAt(y, cell))), column);
        }
    }

    /** What the row under the mouse is. */
    private void explain(double y) {
        int row = places().rowAt(y, places().cell(getWidth(), getHeight()));
        String about = row >= 0 && row < rows.size() ? rows.get(row).about() : "";
        if (!about.equals(overRow)) {
            overRow = about;
            explanation.setText(about);
            if (about.isEmpty()) {
                Tooltip.uninstall(this, explanation);
            } else {
                Tooltip.install(this, explanation);
            }
        }
    }

    /** A name too long for its room is set narrower rather than cut. */
    private void name(GraphicsContext g, String words, double y) {
        text(g, "", paint(palette.get().text()), 12, TextAlignment.LEFT, 0, y);
        g.fillText(words, 0, y, labelWidth * type.scale() - NAME_GAP);
    }
}
