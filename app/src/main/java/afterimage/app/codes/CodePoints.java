package afterimage.app.codes;

import static afterimage.app.control.Painted.paint;

import afterimage.app.theme.Palette;
import afterimage.engine.clip.Shading;
import afterimage.engine.probe.CodeMap;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.ArcType;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/** Marks of codes: the digit itself, a disc with a sector a digit, or a disc in the colour of a number. */
record CodePoints(
        CodeMap map, CodeColour colour, Palette palette, double scale, DoubleSummaryStatistics range, Font font) {
    private static final int[] DARK = {
        0x7fa8ff, 0xff9d5c, 0x6fd08c, 0xff7f8a, 0xc39bff, 0xd2a679, 0xff9fdc, 0xc4ccd8, 0xd9d15a, 0x5cd6e0
    };
    private static final int[] LIGHT = {
        0x2b5fc2, 0xc2560c, 0x1f7a3d, 0xb81f34, 0x6e3fc0, 0x7a4a21, 0xb8328f, 0x5b6470, 0x7d7300, 0x0c7885
    };

    private static final double RADIUS = 3.5;
    private static final double LARGE = 4.5;

    /** @param scale of sizes, 1 outside projector mode */
    CodePoints(CodeMap map, CodeColour colour, Palette palette, double scale) {
        this(map, colour, palette, scale, colour.range(map), Font.font("Inter", FontWeight.BOLD, 11 * scale));
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

    Color colour(double value) {
        if (colour == CodeColour.DIRECTION) {
            // The two ends of a circle are neighbours.
            return direction(palette, value);
        }
        double width = range.getMax() - range.getMin();
        return share(palette, width > 0 ? (value - range.getMin()) / width : 0.5);
    }

    private void digit(GraphicsContext g, int digit, double x, double y) {
        g.setFont(font);
        g.setFill(digit(palette, digit));
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(Integer.toString(digit), x, y);
    }

    private void sectors(GraphicsContext g, List<Integer> digits, double x, double y) {
        double radius = LARGE * scale;
        double each = 360.0 / digits.size();
        for (int d = 0; d < digits.size(); d++) {
            g.setFill(digit(palette, digits.get(d)));
            g.fillArc(x - radius, y - radius, 2 * radius, 2 * radius, 90 + each * d, each, ArcType.ROUND);
        }
    }

    // Colours that can be read on the palette's panel

    static Color digit(Palette palette, int digit) {
        return paint((palette.dark() ? DARK : LIGHT)[digit]);
    }

    /** Of a share from 0 to 1; the end of the scale that would be lost on the panel is left out. */
    static Color share(Palette palette, double share) {
        double within = Math.max(0, Math.min(1, share));
        return paint(Shading.HEAT.rgb((float) (palette.dark() ? 0.3 + 0.7 * within : 0.05 + 0.7 * within)));
    }

    static Color direction(Palette palette, double degrees) {
        return palette.dark() ? Color.hsb(degrees, 0.6, 1) : Color.hsb(degrees, 0.9, 0.68);
    }
}
