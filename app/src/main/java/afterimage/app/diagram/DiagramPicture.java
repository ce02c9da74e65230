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
import java.awt.image.BufferedImage;

/** Draws the diagram without a window, as shapes and letters, so that it can become SVG or PDF. */
final class DiagramPicture extends MarkPainter {
    private final DiagramViewModel model;
    private final Graphics2D g;
    private final Palette palette;

    private DiagramPicture(DiagramViewModel model, Graphics2D g, Palette palette) {
        this.model = model;
        this.g = g;
        this.palette = palette;
    }

    /** @param width of the area that it is to fill, so that it is laid out as on the screen; it keeps its proportions */
    static Painting of(DiagramViewModel model, double width, double height, Palette palette) {
        Drawing drawing = model.drawing(width, height);
        int wide = (int) Math.ceil(drawing.width());
        int high = (int) Math.ceil(drawing.height());
        return new Painting(wide, high, g -> {
            g.setColor(new Color(palette.panel()));
            g.fillRect(0, 0, wide, high);
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            new DiagramPicture(model, g, palette).paint(drawing.marks());
        });
    }

    @Override
    void fill(Shape shape, Ink ink) {
        g.setColor(new Color(ink.of(palette)));
        g.fill(shape);
    }

    @Override
    void outline(Shape shape, Ink ink, double width, boolean dashed) {
        float[] dashes = dashed ? new float[] {3, 3} : null;
        int cap = dashed ? BasicStroke.CAP_BUTT : BasicStroke.CAP_SQUARE;
        g.setStroke(new BasicStroke((float) width, cap, BasicStroke.JOIN_MITER, 10, dashes, 0));
        g.setColor(new Color(ink.of(palette)));
        g.draw(shape);
    }

    @Override
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

    @Override
    void image(Mark.Image place) {
        CellNumbers.Picture picture = model.picture(place);
        if (picture == null) {
            super.image(place);
            return;
        }
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
}
