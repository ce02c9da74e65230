package afterimage.engine.clip;

import afterimage.engine.BadInput;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * Clips laid out as a picture: one row a clip, one column a time step; or, for moving pictures, side by side.
 *
 * @param scale screen pixels a clip pixel, a whole number so that pixels stay square
 */
public record ClipSheet(List<Row> rows, int scale) {
    private static final boolean WORDS = Lettering.isAvailable();
    private static final long MAX_PIXELS = 100_000_000;
    private static final int GAP = 3;
    private static final int MARGIN = 12;
    private static final int LABEL_WIDTH = 116;
    private static final int LABEL_HEIGHT = 20;
    private static final Color PAPER = new Color(0x0e1014);
    private static final Color NOTE = new Color(0x98a3b3);

    /**
     * @param label what the row shows; may be empty
     * @param colour of the label, 0xRRGGBB
     * @param firstColumn time step of the clip's first frame
     */
    public record Row(String label, int colour, int firstColumn, Clip clip, Shading shading) {}

    public ClipSheet {
        rows = List.copyOf(rows);
        BadInput.unless(!rows.isEmpty(), "There is no clip to lay out.");
        long pixels = rows.stream()
                .mapToLong(row -> (long) row.clip.time() * row.clip.framePixels())
                .sum();
        BadInput.unless(
                pixels * scale * scale <= MAX_PIXELS,
                "A picture of %,d pixels is too large; take fewer clips or frames, or write .npy.",
                pixels * scale * scale);
        BadInput.unless(scale >= 1 && scale <= 16, "The scale of a picture must be 1 to 16, not %d.", scale);
    }

    /** Every frame at once: rows of frames under their time steps. */
    public BufferedImage strip() {
        int cell = cellSize();
        int columns = rows.stream()
                .mapToInt(row -> row.firstColumn + row.clip.time())
                .max()
                .orElseThrow();
        int left = MARGIN + (labelled() ? LABEL_WIDTH : 0);
        BufferedImage image = new BufferedImage(
                left + columns * (cell + GAP) - GAP + MARGIN,
                MARGIN + LABEL_HEIGHT + rows.size() * (cell + GAP) - GAP + MARGIN,
                BufferedImage.TYPE_INT_RGB);
        Graphics2D g = graphics(image);
        for (int t = 0; t < columns; t++) {
            write(g, Integer.toString(t), NOTE, left + t * (cell + GAP), MARGIN + 12);
        }
        for (int r = 0; r < rows.size(); r++) {
            Row row = rows.get(r);
            int top = MARGIN + LABEL_HEIGHT + r * (cell + GAP);
            write(g, row.label, new Color(row.colour), MARGIN, top + cell / 2 + 5);
            for (int t = 0; t < row.clip.time(); t++) {
                paint(image, row, t, left + (row.firstColumn + t) * (cell + GAP), top);
            }
        }
        g.dispose();
        return image;
    }

    /**
     * One picture a time step, the rows side by side; rows that cover other steps of the clip (the future) play at
     * the same time, and the shortest row sets the length.
     */
    public List<BufferedImage> players() {
        int cell = cellSize();
        int steps = rows.stream().mapToInt(row -> row.clip.time()).min().orElseThrow();
        int top = labelled() ? MARGIN + LABEL_HEIGHT : MARGIN;
        List<BufferedImage> pictures = new ArrayList<>();
        for (int t = 0; t < steps; t++) {
            BufferedImage image = new BufferedImage(
                    2 * MARGIN + rows.size() * (cell + GAP * 2) - GAP * 2,
                    top + cell + MARGIN,
                    BufferedImage.TYPE_INT_RGB);
            Graphics2D g = graphics(image);
            for (int r = 0; r < rows.size(); r++) {
                Row row = rows.get(r);
                int left = MARGIN + r * (cell + GAP * 2);
                write(g, row.label, new Color(row.colour), left, MARGIN + 10);
                paint(image, row, t, left, top);
            }
            g.dispose();
            pictures.add(image);
        }
        return pictures;
    }

    private int cellSize() {
        return rows.get(0).clip.width() * scale;
    }

    private boolean labelled() {
        return rows.stream().anyMatch(row -> !row.label.isEmpty());
    }

    private void paint(BufferedImage image, Row row, int t, int left, int top) {
        for (int y = 0; y < row.clip.height() * scale; y++) {
            for (int x = 0; x < row.clip.width() * scale; x++) {
                image.setRGB(left + x, top + y, row.shading.rgb(row.clip.at(t, y / scale, x / scale)));
            }
        }
    }

    private static Graphics2D graphics(BufferedImage image) {
        Graphics2D g = image.createGraphics();
        g.setColor(PAPER);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        return g;
    }

    private static void write(Graphics2D g, String text, Color colour, int x, int y) {
        if (!text.isEmpty() && WORDS) {
            g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
            g.setColor(colour);
            g.drawString(text, x, y);
        }
    }
}
