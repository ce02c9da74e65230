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
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/**
 * Film strips of maps: named rows of small pictures of numbers under the numbers of their steps, with the present steps
 * framed and a scale bar at the end of each row. Where there is height for it, what comes after the gap stands below what
 * comes before it, so that all is larger. Drawn pixel by pixel, nearest neighbour.
 */
public final class MapGrid extends Region implements Sharp {
    private static final int HEAD = 20;
    private static final int GAP = 3;
    private static final int ROW_GAP = 4;
    private static final int GROUP_GAP = 10;
    private static final int BLOCK_GAP = 8;
    /** Times as large pictures have to be when stacked, as one line is easier to follow. */
    private static final double WORTH = 1.25;

    private static final int NAME_GAP = 8;
    private static final int SCALE_BAR = 8;
    private static final int SCALE_WIDTH = 44;
    private static final int SCALE_STEPS = 40;
    private static final int MIN_CELL = 14;
    /** A picture as high has room for both ends of its scale. */
    private static final int TWO_NUMBERS = 26;

    private final ObjectProperty<Palette> palette;
    private final SharpCanvas canvas = new SharpCanvas();
    private final PaintedType type = new PaintedType(this::requestLayout);
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
        this.palette = palette;
        this.labelWidth = labelWidth;
        this.maxCell = maxCell;
        getStyleClass().add("map-grid");
        getChildren().addAll(canvas, type);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(accessibleText);
        palette.addListener((p, before, now) -> draw());
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
        canvas.fit(getWidth(), getHeight());
        draw();
    }

    @Override
    public void setResolution(int pixels) {
        canvas.setResolution(pixels);
        layoutChildren();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return labels() + heads.size() * (MIN_CELL + GAP) + GROUP_GAP + scaleRoom();
    }

    /** Stacks the groups if they can be larger then and the whole still has room. */
    private void stack(double width) {
        stacked = false;
        highest = Double.MAX_VALUE;
        if (split <= 0 || split >= heads.size() || width <= 0) {
            return;
        }
        double flat = cell(width, highest);
        stacked = true;
        highest = room.getAsDouble();
        if (cell(width, highest) < WORTH * flat) {
            stacked = false;
            highest = Double.MAX_VALUE;
        }
    }

    private double height(double width) {
        return blocks() * blockHeight(cell(width, highest)) + (blocks() - 1) * BLOCK_GAP;
    }

    private int blocks() {
        return stacked ? 2 : 1;
    }

    private double blockHeight(double cell) {
        return HEAD * type.scale() + rows.size() * (cell + ROW_GAP);
    }

    /** Columns beside each other. */
    private int across() {
        return stacked ? Math.max(split, heads.size() - split) : heads.size();
    }

    private boolean isBelow(int column) {
        return stacked && column >= split;
    }

    @Override
    protected double computeMinHeight(double width) {
        return HEAD * type.scale() + rows.size() * (MIN_CELL + ROW_GAP);
    }

    @Override
    protected double computePrefHeight(double width) {
        stack(width);
        return height(width);
    }

    private double labels() {
        return labelWidth * type.scale();
    }

    private double scaleRoom() {
        return (SCALE_WIDTH + SCALE_BAR) * type.scale();
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

    private double cell(double width, double height) {
        if (heads.isEmpty() || rows.isEmpty()) {
            return MIN_CELL;
        }
        double across = Math.floor((width - labels() - scaleRoom() - GROUP_GAP) / across()) - GAP;
        double block = (height - (blocks() - 1) * BLOCK_GAP) / blocks();
        double down = Math.floor((block - HEAD * type.scale()) / rows.size()) - ROW_GAP;
        return Math.max(MIN_CELL, Math.min(maxCell, Math.min(across, down)));
    }

    private double x(int column, double cell) {
        return isBelow(column)
                ? labels() + (column - split) * (cell + GAP)
                : labels() + column * (cell + GAP) + (!stacked && split >= 0 && column >= split ? GROUP_GAP : 0);
    }

    /** Top of the block that a column is in. */
    private double top(int column, double cell) {
        return isBelow(column) ? blockHeight(cell) + BLOCK_GAP : 0;
    }

    private double y(int row, double cell) {
        return HEAD * type.scale() + row * (cell + ROW_GAP);
    }

    private void draw() {
        GraphicsContext g = canvas.begin();
        if (rows.isEmpty() || getWidth() <= 0) {
            return;
        }
        g.setImageSmoothing(false);
        double cell = cell(getWidth(), getHeight());
        if (imagePixels != (int) cell * canvas.resolution()) {
            render((int) cell * canvas.resolution());
        }
        for (int column = 0; column < heads.size(); column++) {
            boolean now = present.contains(column);
            int ink = now ? palette.get().accent() : palette.get().faint();
            text(
                    g,
                    heads.get(column),
                    ink,
                    11,
                    TextAlignment.CENTER,
                    x(column, cell) + cell / 2,
                    top(column, cell) + HEAD * type.scale() / 2);
        }
        for (int row = 0; row < rows.size(); row++) {
            double y = y(row, cell);
            List<Image> own = images.get(row);
            for (int column = 0; column < own.size(); column++) {
                if (own.get(column) != null) {
                    g.drawImage(own.get(column), x(column, cell), top(column, cell) + y, cell, cell);
                }
            }
            double right = stacked ? labels() + across() * (cell + GAP) : x(heads.size(), cell);
            for (int block = 0; block < blocks(); block++) {
                double top = y + top(block == 0 ? 0 : split, cell);
                name(g, rows.get(row).name(), top + cell / 2);
                drawScale(g, rows.get(row), right + 2, top, cell);
            }
        }
        g.setStroke(paint(palette.get().accent()));
        g.setLineWidth(1.5);
        for (int column : present) {
            if (column >= 0 && column < heads.size()) {
                double height = y(rows.size(), cell) - ROW_GAP - HEAD * type.scale() + 3;
                double top = top(column, cell) + HEAD * type.scale();
                g.strokeRoundRect(x(column, cell) - 1.5, top - 1.5, cell + 3, height, 4, 4);
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
            text(g, range, palette.get().dim(), 11, TextAlignment.LEFT, right, y + cell / 2);
            return;
        }
        double half = 6 * type.scale();
        text(g, number(row.high()), palette.get().dim(), 11, TextAlignment.LEFT, right, y + half);
        text(g, number(row.low()), palette.get().dim(), 11, TextAlignment.LEFT, right, y + cell - half);
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, Math.abs(value) < 0.095 && value != 0 ? "%.3f" : "%.2f", value);
        return text.contains(".")
                ? text.replaceAll("0+$", "").replaceAll("\\.$", "").replace('-', '−')
                : text;
    }

    private void pick(double x, double y) {
        double cell = cell(getWidth(), getHeight());
        boolean below = y >= blockHeight(cell) + BLOCK_GAP / 2.0;
        for (int column = 0; column < heads.size(); column++) {
            boolean here = !stacked || below == isBelow(column);
            if (here && x >= x(column, cell) && x < x(column, cell) + cell + GAP) {
                int row = rowAt(y, cell);
                onPick.accept(Math.max(0, Math.min(rows.size() - 1, row)), column);
            }
        }
    }

    private int rowAt(double y, double cell) {
        double second = blockHeight(cell) + BLOCK_GAP;
        double own = stacked && y >= second ? y - second : y;
        return (int) Math.floor((own - HEAD * type.scale()) / (cell + ROW_GAP));
    }

    /** What the row under the mouse is. */
    private void explain(double y) {
        int row = rowAt(y, cell(getWidth(), getHeight()));
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
        text(g, "", palette.get().text(), 12, TextAlignment.LEFT, 0, y);
        g.fillText(words, 0, y, labels() - NAME_GAP);
    }

    private void text(GraphicsContext g, String words, int ink, int size, TextAlignment align, double x, double y) {
        g.setFont(Font.font("Inter", size * type.scale()));
        g.setFill(paint(ink));
        g.setTextAlign(align);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(words, x, y);
    }
}
