package afterimage.app.diagram;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;

/** Draws marks on whatever can fill shapes, outline them and write words. */
abstract class MarkPainter {
    private static final double HEAD = 5;
    private static final double CORNER = 10;

    final void paint(List<Mark> marks) {
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
                image(image);
                if (image instanceof Mark.Frame frame && frame.label() != null) {
                    write(frame.label());
                }
            }
        }
    }

    abstract void fill(Shape shape, Ink ink);

    abstract void outline(Shape shape, Ink ink, double width, boolean dashed);

    abstract void write(Mark.Words words);

    /** What is behind a frame, and stays where there is none. */
    void image(Mark.Image image) {
        if (image instanceof Mark.Frame frame) {
            Shape place = new Rectangle2D.Double(frame.x(), frame.y(), frame.size(), frame.size());
            fill(place, frame.isBlack() ? Ink.BLACK : Ink.CONTROL);
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
