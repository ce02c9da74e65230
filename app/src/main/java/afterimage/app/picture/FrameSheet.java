package afterimage.app.picture;

import afterimage.app.chart.ChartFont;
import afterimage.app.theme.Palette;
import afterimage.engine.clip.Clip;
import afterimage.engine.clip.Lettering;
import afterimage.engine.clip.Shading;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;

/** Rows of frames under their time steps; {@code cell} is a frame's side, {@code present} the marked step, or -1. */
public record FrameSheet(List<Row> rows, int inputFrames, int cell, boolean groups, int present, Palette palette) {
    /** @param first time step of its first frame */
    public record Piece(int first, Clip clip, Shading shading) {
        /** What was made minus the truth, which has all frames of the clip. */
        private Piece minus(Clip truth) {
            float[] pixels = clip.pixels();
            float[] real = truth.frames(first, first + clip.time()).pixels();
            IntStream.range(0, pixels.length).forEach(i -> pixels[i] -= real[i]);
            return new Piece(first, new Clip(clip.time(), clip.height(), clip.width(), pixels), Shading.DIFFERENCE);
        }
    }

    /** @param colour of the label, 0xRRGGBB; smaller {@code notes} stand below it */
    public record Row(String label, List<String> notes, int colour, List<Piece> pieces) {
        public static Row of(String label, int colour, int first, Clip clip) {
            return new Row(label, List.of(), colour, List.of(new Piece(first, clip, Shading.GREY)));
        }

        /** How far rows are from the truth, as one row. */
        public static Row difference(List<Row> made, Clip truth, Palette palette) {
            List<Piece> wrong = made.stream()
                    .flatMap(row -> row.pieces.stream())
                    .map(piece -> piece.minus(truth))
                    .toList();
            return new Row("Difference", List.of(), palette.dim(), wrong);
        }

        private boolean isDifference() {
            return pieces.stream().anyMatch(piece -> piece.shading == Shading.DIFFERENCE);
        }

        int end() {
            return pieces.stream().mapToInt(p -> p.first + p.clip.time()).max().orElse(0);
        }
    }

    private static final boolean WORDS = Lettering.isAvailable();
    public static final int SMALL = 11;
    public static final int LARGE = 13;
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

    public Painting painting() {
        int left = MARGIN + labelWidth() + LABEL_GAP;
        int columns = rows.stream().mapToInt(Row::end).max().orElse(0);
        int top = MARGIN + LINE * (groups ? 2 : 1);
        int width = x(left, columns - 1) + cell + MARGIN;
        int height = top + rows.size() * (cell + GAP) - GAP + MARGIN;
        return Painting.of(width, height, palette.window(), g -> paint(g, left, top, columns));
    }

    private void paint(Graphics2D g, int left, int top, int columns) {
        if (groups) {
            write(g, SMALL, palette.dim(), "input", left, MARGIN + 10);
            if (columns > inputFrames) {
                write(g, SMALL, palette.dim(), "future", x(left, inputFrames), MARGIN + 10);
            }
        }
        for (int t = 0; t < columns; t++) {
            String number = Integer.toString(t);
            float middle = x(left, t) + (cell - width(g, SMALL, number)) / 2f;
            write(g, SMALL, isPresent(t) ? palette.accent() : palette.faint(), number, middle, top - 6f);
        }
        for (int r = 0; r < rows.size(); r++) {
            int y = top + r * (cell + GAP);
            label(g, rows.get(r), y);
            for (Piece piece : rows.get(r).pieces()) {
                for (int t = 0; t < piece.clip().time(); t++) {
                    BufferedImage image = frame(piece.clip(), t, piece.shading());
                    g.drawImage(image, x(left, piece.first() + t), y, cell, cell, null);
                }
            }
        }
        mark(g, left, top, columns);
    }

    private void label(Graphics2D g, Row row, int y) {
        int lines = row.notes().size() + (row.isDifference() ? 1 : 0);
        float baseline = y + cell / 2f + 4.5f - lines * NOTE_LINE / 2f;
        write(g, LARGE, row.colour(), fitting(g, row.label()), MARGIN, baseline);
        for (int i = 0; i < row.notes().size(); i++) {
            write(g, SMALL, palette.dim(), row.notes().get(i), MARGIN, baseline + (i + 1) * NOTE_LINE);
        }
        if (row.isDifference()) {
            scale(g, baseline + lines * NOTE_LINE);
        }
    }

    /** The colours from too dark by 1 to too bright by 1. */
    private void scale(Graphics2D g, float baseline) {
        write(g, SMALL, palette.dim(), "−1", MARGIN, baseline);
        write(g, SMALL, palette.dim(), "1", MARGIN + SCALE_LEFT + SCALE_WIDTH + 4, baseline);
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
        while (shown.length() > 1 && width(g, LARGE, shown) > MAX_LABEL) {
            shown = shown.substring(0, shown.length() - 2) + "…";
        }
        return shown;
    }

    private void mark(Graphics2D g, int left, int top, int columns) {
        g.setColor(new Color(palette.accent()));
        g.setStroke(new BasicStroke(1.5f));
        double tall = rows.size() * (cell + GAP) - GAP;
        IntStream.range(0, columns)
                .filter(this::isPresent)
                .forEach(t -> g.draw(new Rectangle2D.Double(x(left, t) - 1, top - 1, cell + 2, tall + 2)));
    }

    private boolean isPresent(int t) {
        return present >= 0 && (t < inputFrames ? t == present : t == present + inputFrames);
    }

    private int x(int left, int column) {
        return left + column * (cell + GAP) + (column >= inputFrames ? FUTURE_GAP : 0);
    }

    private int labelWidth() {
        Graphics2D g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        IntStream names = rows.stream().mapToInt(row -> width(g, LARGE, row.label()));
        IntStream notes = rows.stream().flatMap(row -> row.notes().stream()).mapToInt(note -> width(g, SMALL, note));
        int scale = rows.stream().anyMatch(Row::isDifference) ? SCALE_LEFT + SCALE_WIDTH + 12 : 0;
        int width = IntStream.concat(names, notes).max().orElse(0);
        g.dispose();
        return Math.min(MAX_LABEL, Math.max(scale, width));
    }

    private static Font font(int size) {
        return new Font(ChartFont.family(), Font.PLAIN, size);
    }

    public static int width(Graphics2D g, int size, String text) {
        return WORDS ? g.getFontMetrics(font(size)).stringWidth(text) : 0;
    }

    /** @param colour 0xRRGGBB */
    public static void write(Graphics2D g, int size, int colour, String text, float x, float baseline) {
        if (WORDS) {
            g.setFont(font(size));
            g.setColor(new Color(colour));
            g.drawString(text, x, baseline);
        }
    }

    public static BufferedImage frame(Clip clip, int t, Shading shading) {
        BufferedImage image = new BufferedImage(clip.width(), clip.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < clip.height(); y++) {
            for (int x = 0; x < clip.width(); x++) {
                image.setRGB(x, y, shading.rgb(clip.at(t, y, x)));
            }
        }
        return image;
    }
}
