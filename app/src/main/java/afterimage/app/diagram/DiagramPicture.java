package afterimage.app.diagram;

import afterimage.app.theme.Palette;
import afterimage.engine.clip.Shading;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/** What the diagram shows, drawn without a window: shapes and letters, so that it can become SVG or PDF. */
public final class DiagramPicture {
    private static final double HEAD = 5;
    private static final double CORNER = 10;

    private final DiagramViewModel model;
    private final Drawing drawing;
    private final String family;

    /**
     * @param width of the area that it is to fill, so that it is laid out as on the screen; it keeps its proportions
     * @param height of that area
     * @param family of its letters, known to AWT
     */
    public DiagramPicture(DiagramViewModel model, double width, double height, String family) {
        this.model = model;
        this.family = family;
        this.drawing =
                model.cell() != null ? CellLayout.of(model.cell()) : ModelLayout.of(model.diagram(), width, height);
    }

    /** Width at scale 1, pixels. */
    public int width() {
        return (int) Math.ceil(drawing.width());
    }

    /** Height at scale 1, pixels. */
    public int height() {
        return (int) Math.ceil(drawing.height());
    }

    /** Draws it from the origin, {@link #width} by {@link #height}, on whatever is there. */
    public void drawTo(Graphics2D g, Palette palette) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        for (Mark mark : drawing.marks()) {
            if (mark instanceof Mark.Line line) {
                line(g, palette, line);
            } else if (mark instanceof Mark.Box box) {
                double round = box.fill() == Ink.NONE ? 2 : CORNER;
                shape(
                        g,
                        palette,
                        new RoundRectangle2D.Double(box.x(), box.y(), box.width(), box.height(), round, round),
                        box.fill());
                g.setStroke(stroke(box.line(), box.dashed()));
                g.setColor(colour(box.edge(), palette));
                g.draw(new RoundRectangle2D.Double(box.x(), box.y(), box.width(), box.height(), round, round));
            } else if (mark instanceof Mark.Disc disc) {
                double r = disc.radius();
                Ellipse2D circle = new Ellipse2D.Double(disc.x() - r, disc.y() - r, 2 * r, 2 * r);
                shape(g, palette, circle, disc.fill());
                if (disc.edge() != Ink.NONE) {
                    g.setStroke(stroke(1.25, false));
                    g.setColor(colour(disc.edge(), palette));
                    g.draw(circle);
                }
            } else if (mark instanceof Mark.Words words) {
                words(g, palette, words);
            } else if (mark instanceof Mark.Count count) {
                words(g, palette, count.words());
            } else if (mark instanceof Mark.Frame frame) {
                frame(g, palette, frame);
            }
        }
    }

    private static void shape(Graphics2D g, Palette palette, java.awt.Shape shape, Ink fill) {
        if (fill != Ink.NONE) {
            g.setColor(colour(fill, palette));
            g.fill(shape);
        }
    }

    private static void line(Graphics2D g, Palette palette, Mark.Line line) {
        double[] p = line.points();
        int n = p.length;
        double angle = Math.atan2(p[n - 1] - p[n - 3], p[n - 2] - p[n - 4]);
        double back = line.arrow() ? HEAD - 1 : 0;
        Path2D path = new Path2D.Double();
        path.moveTo(p[0], p[1]);
        for (int i = 2; i < n - 2; i += 2) {
            path.lineTo(p[i], p[i + 1]);
        }
        path.lineTo(p[n - 2] - back * Math.cos(angle), p[n - 1] - back * Math.sin(angle));
        g.setStroke(stroke(line.width(), line.dashed()));
        g.setColor(colour(line.ink(), palette));
        g.draw(path);
        if (line.arrow()) {
            Path2D head = new Path2D.Double();
            head.moveTo(p[n - 2], p[n - 1]);
            head.lineTo(p[n - 2] - HEAD * Math.cos(angle - 0.5), p[n - 1] - HEAD * Math.sin(angle - 0.5));
            head.lineTo(p[n - 2] - HEAD * Math.cos(angle + 0.5), p[n - 1] - HEAD * Math.sin(angle + 0.5));
            head.closePath();
            g.fill(head);
        }
    }

    private void words(Graphics2D g, Palette palette, Mark.Words words) {
        Font font = new Font(family, words.strong() ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) words.size());
        g.setFont(font);
        g.setColor(colour(words.ink(), palette));
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

    private void frame(Graphics2D g, Palette palette, Mark.Frame frame) {
        float[] pixels = frame.isBlack() ? null : model.frame(frame.branch(), frame.number());
        if (pixels == null) {
            g.setColor(frame.isBlack() ? Color.BLACK : colour(Ink.CONTROL, palette));
            g.fill(new java.awt.geom.Rectangle2D.Double(frame.x(), frame.y(), frame.size(), frame.size()));
            return;
        }
        int rows = (int) Math.round(Math.sqrt(pixels.length));
        BufferedImage image = new BufferedImage(rows, rows, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < pixels.length; i++) {
            image.setRGB(i % rows, i / rows, Shading.GREY.rgb(pixels[i]));
        }
        AffineTransform place = AffineTransform.getTranslateInstance(frame.x(), frame.y());
        place.scale(frame.size() / rows, frame.size() / rows);
        g.drawImage(image, place, null);
    }

    private static BasicStroke stroke(double width, boolean dashed) {
        return dashed
                ? new BasicStroke(
                        (float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {3, 3}, 0)
                : new BasicStroke((float) width);
    }

    private static Color colour(Ink ink, Palette palette) {
        return new Color(ink.of(palette));
    }
}
