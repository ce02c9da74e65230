package afterimage.app.diagram;

import afterimage.app.control.Colours;
import afterimage.app.theme.Palette;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws what is still on a canvas; frames and their numbers are nodes above it, see {@link FrameLayer}. */
final class CanvasPainter {
    private static final double HEAD = 5;
    private static final double CORNER = 5;

    private final GraphicsContext g;
    private final Palette palette;

    CanvasPainter(GraphicsContext graphics, Palette palette) {
        this.g = graphics;
        this.palette = palette;
    }

    /** @param still see {@link Drawing#still} */
    void paint(List<Mark> still) {
        still.forEach(this::draw);
    }

    private void draw(Mark mark) {
        if (mark instanceof Mark.Line line) {
            line(line);
        } else if (mark instanceof Mark.Box box) {
            box(box);
        } else if (mark instanceof Mark.Disc disc) {
            disc(disc);
        } else if (mark instanceof Mark.Words words) {
            words(words);
        } else if (mark instanceof Mark.Frame frame) {
            frame(frame);
        }
    }

    private void line(Mark.Line line) {
        double[] p = line.points();
        int n = p.length;
        stroke(line.ink(), line.width(), line.dashed());
        double angle = Math.atan2(p[n - 1] - p[n - 3], p[n - 2] - p[n - 4]);
        // The line ends inside its head, so that the tip stays sharp.
        double back = line.arrow() ? HEAD - 1 : 0;
        g.beginPath();
        g.moveTo(p[0], p[1]);
        for (int i = 2; i < n - 2; i += 2) {
            g.lineTo(p[i], p[i + 1]);
        }
        g.lineTo(p[n - 2] - back * Math.cos(angle), p[n - 1] - back * Math.sin(angle));
        g.stroke();
        if (line.arrow()) {
            g.setFill(paint(line.ink()));
            double[] x = new double[3];
            double[] y = new double[3];
            for (int corner = 0; corner < 3; corner++) {
                double turn = angle + (corner - 1) * 0.5;
                x[corner] = p[n - 2] - (corner == 1 ? 0 : HEAD * Math.cos(turn));
                y[corner] = p[n - 1] - (corner == 1 ? 0 : HEAD * Math.sin(turn));
            }
            g.fillPolygon(x, y, 3);
        }
    }

    private void box(Mark.Box box) {
        double corner = 2 * CORNER;
        if (box.fill() != Ink.NONE) {
            g.setFill(paint(box.fill()));
            g.fillRoundRect(box.x(), box.y(), box.width(), box.height(), corner, corner);
        }
        stroke(box.edge(), box.line(), box.dashed());
        double round = box.fill() == Ink.NONE ? 2 : corner;
        g.strokeRoundRect(box.x(), box.y(), box.width(), box.height(), round, round);
    }

    private void disc(Mark.Disc disc) {
        double r = disc.radius();
        g.setFill(paint(disc.fill()));
        g.fillOval(disc.x() - r, disc.y() - r, 2 * r, 2 * r);
        if (disc.edge() != Ink.NONE) {
            stroke(disc.edge(), 1.25, false);
            g.strokeOval(disc.x() - r, disc.y() - r, 2 * r, 2 * r);
        }
    }

    private void words(Mark.Words words) {
        g.setFont(Font.font(words.strong() ? "Inter Semi Bold" : "Inter", words.size()));
        g.setFill(paint(words.ink()));
        g.setTextAlign(TextAlignment.valueOf(words.align().name()));
        g.setTextBaseline(VPos.CENTER);
        g.fillText(words.text(), words.x(), words.y());
    }

    /** What is behind a frame, and stays where there is none. */
    private void frame(Mark.Frame frame) {
        g.setFill(frame.isBlack() ? Color.BLACK : paint(Ink.CONTROL));
        g.fillRect(frame.x(), frame.y(), frame.size(), frame.size());
    }

    private void stroke(Ink ink, double width, boolean dashed) {
        g.setStroke(paint(ink));
        g.setLineWidth(width);
        if (dashed) {
            g.setLineDashes(3, 3);
        } else {
            g.setLineDashes();
        }
    }

    private Color paint(Ink ink) {
        return Colours.paint(ink.of(palette));
    }
}
