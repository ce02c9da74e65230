package afterimage.app.export;

import afterimage.app.chart.ChartFont;
import afterimage.app.theme.Palette;
import afterimage.engine.clip.Clip;
import afterimage.engine.clip.Shading;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Rows of frames under their time steps, input and future parted: strips, and the figures of papers.
 *
 * @param rows from top to bottom
 * @param inputFrames where the future begins
 * @param cell side of a frame
 * @param groups whether input and future are named above their steps
 * @param present the step that is marked, in input and future, or -1
 */
public record FrameSheet(List<FrameRow> rows, int inputFrames, int cell, boolean groups, int present, Palette palette) {
    private static final int MARGIN = 14;
    private static final int GAP = 2;
    private static final int FUTURE_GAP = 8;
    private static final int LINE = 18;
    private static final int NOTE_LINE = 13;
    private static final int LABEL_GAP = 14;
    private static final int MAX_LABEL = 210;
    private static final int SCALE_LEFT = 16;
    private static final int SCALE_WIDTH = 48;
    private static final int SCALE_HEIGHT = 6;
    private static final int SCALE_STEPS = 33;

    /** The rows as a drawing. */
    public Painting painting() {
        String family = ChartFont.family();
        int left = MARGIN + labelWidth(family) + LABEL_GAP;
        int columns = rows.stream().mapToInt(FrameRow::end).max().orElse(0);
        int top = MARGIN + LINE * (groups ? 2 : 1);
        int width = x(left, columns - 1) + cell + MARGIN;
        int height = top + rows.size() * (cell + GAP) - GAP + MARGIN;
        return new Painting(width, height, g -> paint(g, family, left, top, columns, width, height));
    }

    private void paint(Graphics2D g, String family, int left, int top, int columns, int width, int height) {
        g.setColor(new Color(palette.window()));
        g.fillRect(0, 0, width, height);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        Font small = new Font(family, Font.PLAIN, 11);
        if (groups) {
            g.setFont(small);
            g.setColor(new Color(palette.dim()));
            g.drawString("input", left, MARGIN + 10);
            if (columns > inputFrames) {
                g.drawString("future", x(left, inputFrames), MARGIN + 10);
            }
        }
        for (int t = 0; t < columns; t++) {
            g.setFont(small);
            g.setColor(new Color(isPresent(t) ? palette.accent() : palette.faint()));
            String number = Integer.toString(t);
            int wide = g.getFontMetrics().stringWidth(number);
            g.drawString(number, x(left, t) + (cell - wide) / 2f, top - 6f);
        }
        for (int r = 0; r < rows.size(); r++) {
            int y = top + r * (cell + GAP);
            label(g, family, rows.get(r), y);
            for (FrameRow.Piece piece : rows.get(r).pieces()) {
                for (int t = 0; t < piece.clip().time(); t++) {
                    g.drawImage(
                            frame(piece.clip(), t, piece.shading()), x(left, piece.first() + t), y, cell, cell, null);
                }
            }
        }
        mark(g, left, top, columns);
    }

    private void label(Graphics2D g, String family, FrameRow row, int y) {
        int lines = row.notes().size() + (row.isDifference() ? 1 : 0);
        float baseline = y + cell / 2f + 4.5f - lines * NOTE_LINE / 2f;
        g.setColor(new Color(row.colour()));
        g.setFont(new Font(family, Font.PLAIN, 13));
        g.drawString(fitting(g, row.label()), MARGIN, baseline);
        g.setColor(new Color(palette.dim()));
        g.setFont(new Font(family, Font.PLAIN, 11));
        for (int i = 0; i < row.notes().size(); i++) {
            g.drawString(row.notes().get(i), MARGIN, baseline + (i + 1) * NOTE_LINE);
        }
        if (row.isDifference()) {
            scale(g, baseline + lines * NOTE_LINE);
        }
    }

    /** The colours from too dark by 1 to too bright by 1. */
    private static void scale(Graphics2D g, float baseline) {
        g.drawString("−1", MARGIN, baseline);
        g.drawString("1", MARGIN + SCALE_LEFT + SCALE_WIDTH + 4, baseline);
        for (int i = 0; i < SCALE_STEPS; i++) {
            double x = MARGIN + SCALE_LEFT + (double) SCALE_WIDTH * i / SCALE_STEPS;
            g.setColor(new Color(Shading.DIFFERENCE.rgb(2f * i / (SCALE_STEPS - 1) - 1)));
            g.fill(new Rectangle2D.Double(
                    x, baseline - SCALE_HEIGHT - 1, (double) SCALE_WIDTH / SCALE_STEPS + 0.3, SCALE_HEIGHT));
        }
    }

    /** Long names end in dots rather than in the frames. */
    private static String fitting(Graphics2D g, String label) {
        String shown = label;
        while (shown.length() > 1 && g.getFontMetrics().stringWidth(shown) > MAX_LABEL) {
            shown = shown.substring(0, shown.length() - 2) + "…";
        }
        return shown;
    }

    private void mark(Graphics2D g, int left, int top, int columns) {
        g.setColor(new Color(palette.accent()));
        g.setStroke(new BasicStroke(1.5f));
        for (int t = 0; t < columns; t++) {
            if (isPresent(t)) {
                double tall = rows.size() * (cell + GAP) - GAP;
                g.draw(new Rectangle2D.Double(x(left, t) - 1, top - 1, cell + 2, tall + 2));
            }
        }
    }

    private boolean isPresent(int t) {
        return present >= 0 && (t < inputFrames ? t == present : t == present + inputFrames);
    }

    private int x(int left, int column) {
        return left + column * (cell + GAP) + (column >= inputFrames ? FUTURE_GAP : 0);
    }

    private int labelWidth(String family) {
        Graphics2D g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        int width = 0;
        for (FrameRow row : rows) {
            width = row.isDifference() ? Math.max(width, SCALE_LEFT + SCALE_WIDTH + 12) : width;
            width = Math.max(
                    width, g.getFontMetrics(new Font(family, Font.PLAIN, 13)).stringWidth(row.label()));
            for (String note : row.notes()) {
                width = Math.max(
                        width,
                        g.getFontMetrics(new Font(family, Font.PLAIN, 11)).stringWidth(note));
            }
        }
        g.dispose();
        return Math.min(MAX_LABEL, width);
    }

    /** A frame pixel by pixel. */
    static BufferedImage frame(Clip clip, int t, Shading shading) {
        BufferedImage image = new BufferedImage(clip.width(), clip.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < clip.height(); y++) {
            for (int x = 0; x < clip.width(); x++) {
                image.setRGB(x, y, shading.rgb(clip.at(t, y, x)));
            }
        }
        return image;
    }
}
