package afterimage.app.diagram;

import afterimage.app.control.Colours;
import afterimage.app.theme.Palette;
import java.awt.Shape;
import java.awt.geom.PathIterator;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws what is still on a canvas; frames and their numbers are nodes above it, see {@link FrameLayer}. */
final class CanvasPainter extends MarkPainter {
    private final GraphicsContext g;
    private final Palette palette;

    CanvasPainter(GraphicsContext graphics, Palette palette) {
        this.g = graphics;
        this.palette = palette;
    }

    @Override
    void fill(Shape shape, Ink ink) {
        trace(shape);
        g.setFill(Colours.paint(ink.of(palette)));
        g.fill();
    }

    @Override
    void outline(Shape shape, Ink ink, double width, boolean dashed) {
        trace(shape);
        g.setStroke(Colours.paint(ink.of(palette)));
        g.setLineWidth(width);
        g.setLineDashes(dashed ? new double[] {3, 3} : null);
        g.stroke();
    }

    private void trace(Shape shape) {
        double[] to = new double[6];
        g.beginPath();
        for (PathIterator way = shape.getPathIterator(null); !way.isDone(); way.next()) {
            switch (way.currentSegment(to)) {
                case PathIterator.SEG_MOVETO -> g.moveTo(to[0], to[1]);
                case PathIterator.SEG_LINETO -> g.lineTo(to[0], to[1]);
                case PathIterator.SEG_CUBICTO -> g.bezierCurveTo(to[0], to[1], to[2], to[3], to[4], to[5]);
                default -> g.closePath();
            }
        }
    }

    @Override
    void write(Mark.Words words) {
        g.setFont(Font.font(words.strong() ? "Inter Semi Bold" : "Inter", words.size()));
        g.setFill(Colours.paint(words.ink().of(palette)));
        g.setTextAlign(TextAlignment.valueOf(words.align().name()));
        g.setTextBaseline(VPos.CENTER);
        g.fillText(words.text(), words.x(), words.y());
    }
}
