package afterimage.app.theatre;

import static afterimage.app.control.Painted.fill;
import static afterimage.app.control.Painted.paint;

import afterimage.app.control.Nodes;
import afterimage.app.theme.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import javafx.geometry.VPos;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * Marks the present steps on the strips while a clip plays: by brighter numbers and bars of their columns, and frames
 * around these. Each is a node of its own, so that a step paints some small places anew and not all strips.
 */
final class StripMarks extends Pane {
    private static final double TYPE = 11;
    private static final double PAST_BAR = 0.55;
    private static final double PRESENT_LINE = 1.5;
    /** Two present steps, one of the input and one of the future, and the column pointed at. */
    private static final int FRAMES = 3;

    private final List<Text> numbers = new ArrayList<>();
    private final List<Rectangle> bars = new ArrayList<>();
    private final List<Rectangle> frames = new ArrayList<>();

    StripMarks() {
        setManaged(false);
        setMouseTransparent(true);
        for (int i = 0; i < FRAMES; i++) {
            Rectangle frame = new Rectangle();
            frame.setFill(null);
            frame.setArcWidth(4);
            frame.setArcHeight(4);
            frames.add(frame);
        }
    }

    /** Makes numbers and bars for so many columns; where they are is told next. */
    void reset(int columns, double typeScale) {
        while (numbers.size() < columns) {
            Text number = new Text(Integer.toString(numbers.size()));
            number.setTextOrigin(VPos.CENTER);
            numbers.add(number);
            bars.add(new Rectangle());
        }
        numbers.subList(columns, numbers.size()).clear();
        bars.subList(columns, bars.size()).clear();
        Font font = Font.font("Inter", TYPE * typeScale);
        numbers.forEach(number -> number.setFont(font));
        getChildren().setAll(frames);
        getChildren().addAll(0, bars);
        getChildren().addAll(0, numbers);
    }

    /**
     * @param bottom of the column's bar
     * @param height of it, 0 for none
     */
    void place(int column, double x, double width, double middle, double bottom, double height, int rgb) {
        Text number = numbers.get(column);
        number.setX(Math.round(x + (width - number.getLayoutBounds().getWidth()) / 2));
        number.setY(middle);
        Rectangle bar = bars.get(column);
        Nodes.place(bar, x, bottom - height, x + width, bottom);
        bar.setFill(paint(rgb));
        bar.setVisible(height > 0);
    }

    /**
     * @param hovered column pointed at, or below 0
     * @param top of the strips
     */
    void mark(IntPredicate isPresent, int hovered, double top, double bottom, Palette palette) {
        int next = 0;
        for (int column = 0; column < numbers.size(); column++) {
            boolean present = isPresent.test(column);
            boolean bright = present || column == hovered;
            fill(numbers.get(column), bright ? palette.accent() : palette.faint());
            bars.get(column).setOpacity(bright ? 1 : PAST_BAR);
            if (bright) {
                Rectangle frame = frames.get(next++);
                Rectangle bar = bars.get(column);
                double right = bar.getX() + bar.getWidth() + 1.5;
                Nodes.place(frame, bar.getX() - 1.5, top - 1.5, right, bottom - 1.5);
                frame.setStroke(paint(present ? palette.accent() : palette.dim()));
                frame.setStrokeWidth(present ? PRESENT_LINE : 1);
                frame.setVisible(true);
            }
        }
        frames.subList(next, FRAMES).forEach(frame -> frame.setVisible(false));
    }
}
