package afterimage.app.control;

import java.util.stream.IntStream;

/**
 * The places of a {@link MapGrid}'s pictures: columns from {@code split} on, if not below 0, come after a gap or, where
 * {@code stacked}, below the others, all at most {@code highest}; {@code maxCell} is the side of a picture at most.
 */
record MapPlaces(
        int rows,
        int columns,
        int split,
        boolean stacked,
        double highest,
        double labels,
        double scaleRoom,
        double head,
        int maxCell) {
    /** Least side of a picture, of the heads' height: rows' names and columns' numbers have their place then. */
    private static final double LEAST = 0.6;

    static final int GAP = 3;
    static final int ROW_GAP = 4;
    static final int GROUP_GAP = 10;
    private static final int BLOCK_GAP = 8;
    /** Times as large pictures have to be when stacked, as one line is easier to follow. */
    private static final double WORTH = 1.25;

    /** Stacks the groups if they can be larger then and the whole still has room, or if there is none beside each other. */
    MapPlaces within(double width, double room) {
        MapPlaces two = new MapPlaces(rows, columns, split, true, room, labels, scaleRoom, head, maxCell);
        boolean better = two.cell(width, room) >= WORTH * cell(width, highest) || width < width(columns);
        return split > 0 && split < columns && width > 0 && better ? two : this;
    }

    /** Stacked, where there are groups. */
    double minWidth() {
        return width(Math.max(split, columns - Math.max(0, split)));
    }

    private double width(int across) {
        return labels + across * (LEAST * head + GAP) + GROUP_GAP + scaleRoom;
    }

    double minHeight() {
        return head + rows * (LEAST * head + ROW_GAP);
    }

    /** Of the whole at its best. */
    double height(double width) {
        return blocks() * blockHeight(cell(width, highest)) + (blocks() - 1) * BLOCK_GAP;
    }

    int blocks() {
        return stacked ? 2 : 1;
    }

    private double blockHeight(double cell) {
        return head + rows * (cell + ROW_GAP);
    }

    /** Columns beside each other. */
    private int across() {
        return stacked ? Math.max(split, columns - split) : columns;
    }

    double cell(double width, double height) {
        if (columns == 0 || rows == 0) {
            return LEAST * head;
        }
        double across = Math.floor((width - labels - scaleRoom - GROUP_GAP) / across()) - GAP;
        double block = (height - (blocks() - 1) * BLOCK_GAP) / blocks();
        double down = Math.floor((block - head) / rows) - ROW_GAP;
        return Math.max(LEAST * head, Math.min(maxCell, Math.min(across, down)));
    }

    private boolean isBelow(int column) {
        return stacked && column >= split;
    }

    double x(int column, double cell) {
        return isBelow(column)
                ? labels + (column - split) * (cell + GAP)
                : labels + column * (cell + GAP) + (!stacked && split >= 0 && column >= split ? GROUP_GAP : 0);
    }

    double right(double cell) {
        return stacked ? labels + across() * (cell + GAP) : x(columns, cell);
    }

    double top(int block, double cell) {
        return block * (blockHeight(cell) + BLOCK_GAP);
    }

    /** Top of the block that a column is in. */
    double topOf(int column, double cell) {
        return top(isBelow(column) ? 1 : 0, cell);
    }

    double y(int row, double cell) {
        return head + row * (cell + ROW_GAP);
    }

    /** May be outside the rows. */
    int rowAt(double y, double cell) {
        double own = stacked && y >= top(1, cell) ? y - top(1, cell) : y;
        return (int) Math.floor((own - head) / (cell + ROW_GAP));
    }

    /** Or -1. */
    int columnAt(double x, double y, double cell) {
        boolean below = y >= blockHeight(cell) + BLOCK_GAP / 2.0;
        return IntStream.range(0, columns)
                .filter(column -> !stacked || below == isBelow(column))
                .filter(column -> x >= x(column, cell) && x < x(column, cell) + cell + GAP)
                .findFirst()
                .orElse(-1);
    }
}
