package afterimage.app.draw;

import afterimage.app.control.FrameImage;
import afterimage.app.control.Painted;
import afterimage.app.glossary.Texts;
import afterimage.app.theme.Palette;
import afterimage.engine.clip.Shading;
import afterimage.engine.digits.DigitSet;
import afterimage.engine.sequence.MovingImage;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** The clip's first frame: digits are dragged to their starts, the tips of their arrows to their velocities. */
final class DigitStage extends Painted {
    /** Around the frame, for arrows that leave it; pixels of the frame. */
    static final int MARGIN = 12;
    /** Length of an arrow, pixels of the frame for each pixel a frame. */
    private static final double ARROW = 3;
    /** How near to a tip the mouse takes it, pixels of the screen. */
    private static final double NEAR = 9;

    private static final double TIP = 4.5;
    private static final double KEY_PUSH = 0.5;

    private final DrawViewModel model;
    private FrameImage image;
    private int scale = 1;
    private boolean pushing;
    /** From the digit's corner to where the mouse took it, pixels of the frame. */
    private double heldX;

    private double heldY;

    DigitStage(DrawViewModel model, ObjectProperty<Palette> palette) {
        super(palette, Texts.of("draw-stage"));
        this.model = model;
        setId("draw-stage");
        explain(Texts.of("draw-stage.about"));
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        ownKeys(this::key);
    }

    private List<MovingImage> digits() {
        return model.drawing.get().digits();
    }

    private static double centre(double corner) {
        return corner + DigitSet.SIZE / 2.0;
    }

    private double inFrame(double at) {
        return at / scale - MARGIN;
    }

    private double onScreen(double at) {
        return (at + MARGIN) * scale;
    }

    private void press(MouseEvent e) {
        requestFocus();
        // Or the scroll pane takes the focus.
        e.consume();
        int tip = tipAt(e.getX(), e.getY());
        pushing = tip >= 0;
        int digit = pushing ? tip : digitAt(inFrame(e.getX()), inFrame(e.getY()));
        model.select(digit);
        if (digit >= 0) {
            heldX = inFrame(e.getX()) - digits().get(digit).x();
            heldY = inFrame(e.getY()) - digits().get(digit).y();
        }
    }

    private void drag(MouseEvent e) {
        MovingImage chosen = model.drawing.get().chosen();
        if (chosen == null) {
            return;
        }
        if (pushing) {
            model.push(
                    (inFrame(e.getX()) - centre(chosen.x())) / ARROW, (inFrame(e.getY()) - centre(chosen.y())) / ARROW);
        } else {
            model.place(inFrame(e.getX()) - heldX, inFrame(e.getY()) - heldY);
        }
    }

    private int tipAt(double x, double y) {
        return find(own -> Math.hypot(
                        x - onScreen(centre(own.x()) + ARROW * own.vx()),
                        y - onScreen(centre(own.y()) + ARROW * own.vy()))
                <= NEAR);
    }

    private int digitAt(double x, double y) {
        return find(own -> x >= own.x() && y >= own.y() && x < own.x() + DigitSet.SIZE && y < own.y() + DigitSet.SIZE);
    }

    /** The selected one first, as it lies on top; -1 for none. */
    private int find(Predicate<MovingImage> condition) {
        int selected = model.drawing.get().selected();
        IntStream order = IntStream.concat(IntStream.of(selected), IntStream.range(0, digits().size()));
        return order.filter(i -> i >= 0 && condition.test(digits().get(i)))
                .findFirst()
                .orElse(-1);
    }

    private void key(KeyEvent e) {
        switch (e.getCode()) {
            case LEFT -> move(e, -1, 0);
            case RIGHT -> move(e, 1, 0);
            case UP -> move(e, 0, -1);
            case DOWN -> move(e, 0, 1);
            case DELETE, BACK_SPACE -> model.remove();
            case DIGIT1, DIGIT2, DIGIT3, DIGIT4 -> model.select(e.getCode().ordinal() - KeyCode.DIGIT1.ordinal());
            default -> {
                return;
            }
        }
        e.consume();
    }

    private void move(KeyEvent e, int x, int y) {
        MovingImage chosen = model.drawing.get().chosen();
        if (chosen != null && e.isShiftDown()) {
            model.push(chosen.vx() + KEY_PUSH * x, chosen.vy() + KEY_PUSH * y);
        } else if (chosen != null) {
            model.place(chosen.x() + x, chosen.y() + y);
        }
    }

    /** @param pixels of the screen for each of the frame */
    void setScale(int pixels) {
        scale = pixels;
        if (model.size() == 0) {
            return;
        }
        int frame = model.size() * scale;
        int side = (model.size() + 2 * MARGIN) * scale;
        if (image == null || image.image.getWidth() != frame || getMinWidth() != side) {
            image = new FrameImage(frame);
            setMinSize(side, side);
            setMaxSize(side, side);
        }
        draw();
    }

    @Override
    protected void draw() {
        if (image == null) {
            return;
        }
        image.show(model.firstFrame(), Shading.GREY);
        GraphicsContext g = canvas.begin();
        g.setImageSmoothing(false);
        double at = onScreen(0);
        double frame = image.image.getWidth();
        g.drawImage(image.image, at, at);
        g.setLineWidth(1);
        g.setStroke(paint(border()));
        g.strokeRect(at - 0.5, at - 0.5, frame + 1, frame + 1);
        int selected = model.drawing.get().selected();
        IntStream.range(0, digits().size())
                .filter(i -> i != selected)
                .forEach(i -> drawDigit(g, i, palette.get().input()));
        if (selected >= 0) {
            drawDigit(g, selected, palette.get().accent());
        }
    }

    private void drawDigit(GraphicsContext g, int index, int colour) {
        MovingImage own = digits().get(index);
        g.setStroke(paint(colour));
        g.setFill(paint(colour));
        g.setLineWidth(1);
        g.setLineDashes(3, 3);
        double side = DigitSet.SIZE * scale;
        g.strokeRect(Math.rint(onScreen(own.x())) + 0.5, Math.rint(onScreen(own.y())) + 0.5, side - 1, side - 1);
        g.setLineDashes();
        g.setFont(Font.font("Inter", 11 * type.scale()));
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.TOP);
        g.fillText(Integer.toString(index + 1), onScreen(own.x()) + 3, onScreen(own.y()) + 2);
        g.setLineWidth(2);
        double tipX = onScreen(centre(own.x()) + ARROW * own.vx());
        double tipY = onScreen(centre(own.y()) + ARROW * own.vy());
        g.strokeLine(onScreen(centre(own.x())), onScreen(centre(own.y())), tipX, tipY);
        g.fillOval(tipX - TIP, tipY - TIP, 2 * TIP, 2 * TIP);
    }
}
