package afterimage.app.diagram;

import afterimage.app.chart.ChartFont;
import afterimage.app.picture.Painting;
import afterimage.app.theme.Palette;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** Draws marks, without a window as shapes and letters, so that they can become SVG or PDF. */
class MarkPainter {
    private static final double HEAD = 5;
    private static final double CORNER = 10;

    private final Graphics2D g;
    private final Palette palette;
    private final int dashEnds;

    /** @param dashEnds a cap of {@link BasicStroke} */
    MarkPainter(Graphics2D g, Palette palette, int dashEnds) {
        this.g = g;
        this.palette = palette;
        this.dashEnds = dashEnds;
    }

    /** @param width of the area that it is to fill, so that it is laid out as on the screen; it keeps its proportions */
    static Painting painting(DiagramViewModel model, double width, double height, Palette palette) {
        Drawing drawing = model.drawing(width, height);
        int wide = (int) Math.ceil(drawing.width());
        int high = (int) Math.ceil(drawing.height());
        return new Painting(wide, high, g -> {
            g.setColor(new Color(palette.panel()));
            g.fillRect(0, 0, wide, high);
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            new MarkPainter(g, palette, BasicStroke.CAP_BUTT).paint(drawing.marks(), model);
        });
    }

    /** @param numbers of the maps and frames; null for their empty places */
    final void paint(List<Mark> marks, DiagramViewModel numbers) {
        for (Mark mark : marks) {
            if (mark instanceof Mark.Line line) {
                line(line);
            } else if (mark instanceof Mark.Box box) {
                box(box);
            } else if (mark instanceof Mark.Disc disc) {
                disc(disc);
            } else if (mark instanceof Mark.Words words) {
                write(words);
            } else if (mark instanceof Mark.Image image) {
                image(image, numbers == null ? null : numbers.picture(image));
            }
        }
    }

    private void fill(Shape shape, Ink ink) {
        g.setColor(new Color(ink.of(palette)));
        g.fill(shape);
    }

    private void outline(Shape shape, Ink ink, double width, boolean dashed) {
        float[] dashes = dashed ? new float[] {3, 3} : null;
        int cap = dashed ? dashEnds : BasicStroke.CAP_SQUARE;
        g.setStroke(new BasicStroke((float) width, cap, BasicStroke.JOIN_MITER, 10, dashes, 0));
        g.setColor(new Color(ink.of(palette)));
        g.draw(shape);
    }

    void write(Mark.Words words) {
        Font font = new Font(ChartFont.family(), words.strong() ? Font.BOLD : Font.PLAIN, 1)
                .deriveFont((float) words.size());
        g.setFont(font);
        g.setColor(new Color(words.ink().of(palette)));
        double wide =
                font.getStringBounds(words.text(), g.getFontRenderContext()).getWidth();
        double left = switch (words.align()) {
            case LEFT -> words.x();
            case CENTER -> words.x() - wide / 2;
            case RIGHT -> words.x() - wide;
        };
        // Half the height of a capital letter below the middle.
        g.drawString(words.text(), (float) left, (float) (words.y() + 0.36 * words.size()));
    }

    private void image(Mark.Image place, CellNumbers.Picture picture) {
        if (picture != null) {
            float[] pixels = picture.shares();
            int rows = (int) Math.round(Math.sqrt(pixels.length));
            BufferedImage image = new BufferedImage(rows, rows, BufferedImage.TYPE_INT_RGB);
            for (int i = 0; i < pixels.length; i++) {
                image.setRGB(i % rows, i / rows, picture.shading().rgb(pixels[i]));
            }
            AffineTransform at = AffineTransform.getTranslateInstance(place.x(), place.y());
            at.scale(place.size() / rows, place.size() / rows);
            g.drawImage(image, at, null);
        }
        if (place instanceof Mark.Frame frame) {
            if (picture == null) {
                Shape ground = new Rectangle2D.Double(frame.x(), frame.y(), frame.size(), frame.size());
                fill(ground, frame.isBlack() ? Ink.BLACK : Ink.CONTROL);
            }
            if (frame.label() != null) {
                write(frame.label());
            }
        }
    }

    private void line(Mark.Line line) {
        double[] p = line.points().stream().mapToDouble(Double::doubleValue).toArray();
        int n = p.length;
        double angle = Math.atan2(p[n - 1] - p[n - 3], p[n - 2] - p[n - 4]);
        // The line ends inside its head, so that the tip stays sharp.
        double back = line.arrow() ? HEAD - 1 : 0;
        Path2D way = new Path2D.Double();
        way.moveTo(p[0], p[1]);
        for (int i = 2; i < n - 2; i += 2) {
            way.lineTo(p[i], p[i + 1]);
        }
        way.lineTo(p[n - 2] - back * Math.cos(angle), p[n - 1] - back * Math.sin(angle));
        outline(way, line.ink(), line.width(), line.dashed());
        if (line.arrow()) {
            Path2D head = new Path2D.Double();
            head.moveTo(p[n - 2], p[n - 1]);
            head.lineTo(p[n - 2] - HEAD * Math.cos(angle - 0.5), p[n - 1] - HEAD * Math.sin(angle - 0.5));
            head.lineTo(p[n - 2] - HEAD * Math.cos(angle + 0.5), p[n - 1] - HEAD * Math.sin(angle + 0.5));
            head.closePath();
            fill(head, line.ink());
        }
    }

    private void box(Mark.Box box) {
        double round = box.fill() == Ink.NONE ? 2 : CORNER;
        Shape shape = new RoundRectangle2D.Double(box.x(), box.y(), box.width(), box.height(), round, round);
        if (box.fill() != Ink.NONE) {
            fill(shape, box.fill());
        }
        outline(shape, box.edge(), box.line(), box.dashed());
    }

    private void disc(Mark.Disc disc) {
        double r = disc.radius();
        Shape circle = new Ellipse2D.Double(disc.x() - r, disc.y() - r, 2 * r, 2 * r);
        fill(circle, disc.fill());
        if (disc.edge() != Ink.NONE) {
            outline(circle, disc.edge(), 1.25, false);
        }
    }
}
