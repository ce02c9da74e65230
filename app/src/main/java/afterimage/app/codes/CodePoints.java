package afterimage.app.codes;

import afterimage.app.theme.Palette;
import afterimage.engine.probe.CodeMap;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.ArcType;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/** Marks of codes: the digit itself, a disc with a sector a digit, or a disc in the colour of a number. */
final class CodePoints {
    private static final double RADIUS = 3.5;
    private static final double LARGE = 4.5;

    private final CodeMap map;
    private final CodeColour colour;
    private final Palette palette;
    private final double scale;
    private final double low;
    private final double high;
    private final Font font;

    /** @param scale of sizes, 1 outside projector mode */
    CodePoints(CodeMap map, CodeColour colour, Palette palette, double scale) {
        this.map = map;
        this.colour = colour;
        this.palette = palette;
        this.scale = scale;
        this.low = colour.low(map);
        this.high = colour.high(map);
        this.font = Font.font("Inter", FontWeight.BOLD, 11 * scale);
    }

    void draw(GraphicsContext g, int code, double x, double y) {
        List<Integer> digits = map.clips().get(code).digits();
        switch (colour) {
            case FIRST_DIGIT -> digit(g, digits.get(0), x, y);
            case DIGITS -> sectors(g, digits.stream().sorted().toList(), x, y);
            default -> {
                double radius = RADIUS * scale;
                g.setFill(colour(colour.of(map.clips().get(code))));
                g.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
            }
        }
    }

    /** Of a number of the scale. */
    Color colour(double value) {
        return colour.isCircle()
                ? PointColours.direction(palette, value)
                : PointColours.share(palette, high > low ? (value - low) / (high - low) : 0.5);
    }

    private void digit(GraphicsContext g, int digit, double x, double y) {
        g.setFont(font);
        g.setFill(PointColours.digit(palette, digit));
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(Integer.toString(digit), x, y);
    }

    private void sectors(GraphicsContext g, List<Integer> digits, double x, double y) {
        double radius = LARGE * scale;
        double each = 360.0 / digits.size();
        for (int d = 0; d < digits.size(); d++) {
            g.setFill(PointColours.digit(palette, digits.get(d)));
            g.fillArc(x - radius, y - radius, 2 * radius, 2 * radius, 90 + each * d, each, ArcType.ROUND);
        }
    }
}
