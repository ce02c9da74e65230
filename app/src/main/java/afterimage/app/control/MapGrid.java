package afterimage.app.control;

import afterimage.app.glossary.Texts;
import afterimage.app.theme.Palette;
import afterimage.engine.clip.Clip;
import afterimage.engine.clip.Shading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Film strips of maps: named rows of pictures under their steps' numbers, the present ones framed, and scale bars. */
public final class MapGrid extends Painted {
    private static final int HEAD = 20;

    private static final int NAME_GAP = 8;
    private static final int SCALE_BAR = 8;
    private static final int SCALE_WIDTH = 44;
    private static final int SCALE_STEPS = 40;
    /** A picture as high has room for both ends of its scale. */
    private static final int TWO_NUMBERS = 26;

    private final int labelWidth;
    private final int maxCell;
    private List<Row> rows = List.of();
    private List<String> heads = List.of();
    private List<List<Image>> images = List.of();
    private int imagePixels;
    private int split = -1;
    private DoubleSupplier room = () -> 0;
    private MapPlaces places;
    private BiConsumer<Integer, Integer> onPick = (row, column) -> {};

    /** @param labelWidth room for the rows' names, pixels; {@code maxCell} height of a picture at most, pixels */
    public MapGrid(ObjectProperty<Palette> palette, int labelWidth, int maxCell, String accessibleText) {
        super(palette, accessibleText);
        this.labelWidth = labelWidth;
        this.maxCell = maxCell;
        this.places = beside();
        getStyleClass().add("map-grid");
        canvas.setOnMousePressed(e -> pick(e.getX(), e.getY()));
        canvas.setOnMouseDragged(e -> pick(e.getX(), e.getY()));
        canvas.setOnMouseMoved(e -> explain(about(e.getY())));
        canvas.setOnMouseExited(e -> explain(""));
    }

    /** @param pick gets row and column of a picture that is clicked or dragged over */
    public void setOnPick(BiConsumer<Integer, Integer> pick) {
        onPick = pick;
    }

    /** @param groupAt column before which a gap is left, or -1 */
    public void show(List<Row> shown, List<String> columnHeads, int groupAt) {
        boolean sameForm = shown.size() == rows.size() && columnHeads.size() == heads.size() && groupAt == split;
        rows = List.copyOf(shown);
        heads = List.copyOf(columnHeads);
        split = groupAt;
        imagePixels = 0;
        if (!sameForm) {
            places = beside();
            requestLayout();
        }
        draw();
    }

    /** @param height that the whole may have, asked at each layout */
    void setRoom(DoubleSupplier height) {
        room = height;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        // The room may have changed since the height was asked for.
        places = beside().within(getWidth(), Math.min(getHeight(), room.getAsDouble()));
        super.layoutChildren();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return beside().minWidth();
    }

    @Override
    protected double computeMinHeight(double width) {
        return beside().minHeight();
    }

    @Override
    protected double computePrefHeight(double width) {
        places = beside().within(width, room.getAsDouble());
        return places.height(width);
    }

    /** Places for all columns beside each other. */
    private MapPlaces beside() {
        double scale = type.scale();
        double labels = labelWidth * scale;
        double bars = (SCALE_WIDTH + SCALE_BAR) * scale;
        double head = HEAD * scale;
        return new MapPlaces(rows.size(), heads.size(), split, false, Double.MAX_VALUE, labels, bars, head, maxCell);
    }

    private void render(int pixels) {
        imagePixels = pixels;
        images = rows.stream()
                .map(row -> row.cells().stream()
                        .map(cell -> cell == null ? null : FrameImage.of(cell, row, pixels))
                        .toList())
                .toList();
    }

    @Override
    protected void draw() {
        GraphicsContext g = canvas.begin();
        if (rows.isEmpty() || getWidth() <= 0) {
            return;
        }
        g.setImageSmoothing(false);
        Palette colours = palette.get();
        double cell = places.cell(getWidth(), getHeight());
        if (imagePixels != (int) cell * canvas.resolution()) {
            render((int) cell * canvas.resolution());
        }
        for (int column = 0; column < heads.size(); column++) {
            Color ink = paint(present.contains(column) ? colours.accent() : colours.faint());
            double middle = places.topOf(column, cell) + HEAD * type.scale() / 2;
            text(g, heads.get(column), ink, 11, TextAlignment.CENTER, places.x(column, cell) + cell / 2, middle);
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
                double most = labelWidth * type.scale() - NAME_GAP;
                Color ink = paint(colours.text());
                // A name too long for its room is set narrower rather than cut.
                text(g, "", ink, 12, TextAlignment.LEFT, 0, top + cell / 2);
                g.fillText(rows.get(row).name(), 0, top + cell / 2, most);
                drawScale(g, rows.get(row), right + 2, top, cell);
            }
        }
        g.setStroke(paint(colours.accent()));
        g.setLineWidth(1.5);
        for (int column : present) {
            if (column >= 0 && column < heads.size()) {
                double height = places.y(rows.size(), cell) - MapPlaces.ROW_GAP - HEAD * type.scale() + 3;
                double top = places.topOf(column, cell) + HEAD * type.scale();
                g.strokeRoundRect(places.x(column, cell) - 1.5, top - 1.5, cell + 3, height, 4, 4);
            }
        }
    }

    private void drawScale(GraphicsContext g, Row row, double x, double y, double cell) {
        boolean signed = Row.isSigned(row.shading());
        double bar = SCALE_BAR * type.scale();
        for (int i = 0; i < SCALE_STEPS; i++) {
            float share = (float) i / (SCALE_STEPS - 1);
            g.setFill(paint(row.shading().rgb(signed ? 2 * share - 1 : share) & 0xffffff));
            g.fillRect(x, y + cell - cell * (i + 1) / SCALE_STEPS, bar, cell / SCALE_STEPS + 0.5);
        }
        double right = x + bar + 4;
        Color ink = paint(palette.get().dim());
        String low = number(row.low());
        String high = number(row.high());
        if (cell < TWO_NUMBERS * type.scale()) {
            text(g, signed ? "±" + high : low + "–" + high, ink, 11, TextAlignment.LEFT, right, y + cell / 2);
            return;
        }
        double half = 6 * type.scale();
        text(g, high, ink, 11, TextAlignment.LEFT, right, y + half);
        text(g, low, ink, 11, TextAlignment.LEFT, right, y + cell - half);
    }

    private static String number(double value) {
        return Numbers.plain(value, Math.abs(value) < 0.095 ? 3 : 2);
    }

    private void pick(double x, double y) {
        double cell = places.cell(getWidth(), getHeight());
        int column = places.columnAt(x, y, cell);
        if (column >= 0) {
            onPick.accept(Math.max(0, Math.min(rows.size() - 1, places.rowAt(y, cell))), column);
        }
    }

    /** What the row at a height is; empty where there is none. */
    private String about(double y) {
        int row = places.rowAt(y, places.cell(getWidth(), getHeight()));
        return row >= 0 && row < rows.size() ? rows.get(row).about() : "";
    }

    /** A row of a {@link MapGrid}: cells [rows, columns], one a column or null, and both ends of their scale bar. */
    public record Row(
            String name, String about, List<float[]> cells, int columns, Shading shading, double low, double high) {
        public Row {
            // Not List.copyOf: cells may be null.
            cells = Collections.unmodifiableList(new ArrayList<>(cells));
        }

        /** A clip's frames; named by a key and explained by {@code KEY.about}. */
        public static Row of(String key, Clip clip, IntStream frames) {
            List<float[]> cells = frames.mapToObj(clip::frame).toList();
            return new Row(Texts.of(key), Texts.of(key + ".about"), cells, clip.width(), Shading.GREY, 0, 1);
        }

        static boolean isSigned(Shading shading) {
            return shading == Shading.SIGNED || shading == Shading.DIFFERENCE;
        }
    }
}
