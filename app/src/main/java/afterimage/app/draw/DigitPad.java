package afterimage.app.draw;

import static afterimage.app.control.Colours.paint;

import afterimage.app.control.FrameImage;
import afterimage.app.control.Painted;
import afterimage.app.glossary.Texts;
import afterimage.app.theme.Palette;
import afterimage.engine.clip.Shading;
import afterimage.engine.digits.DigitSet;
import javafx.beans.property.ObjectProperty;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** The selected digit's 28x28 pixels, to be drawn on. */
final class DigitPad extends Painted {
    private final DrawViewModel model;
    private FrameImage image;
    private int scale = 1;
    /** The last point of the stroke or of the keys, pixels of the image. */
    private double x = DigitSet.SIZE / 2.0;

    private double y = DigitSet.SIZE / 2.0;

    DigitPad(DrawViewModel model, ObjectProperty<Palette> palette) {
        super(palette, Texts.of("draw-pad"));
        this.model = model;
        setId("draw-pad");
        explain(Texts.of("draw-pad.about"));
        setOnMousePressed(e -> {
            requestFocus();
            x = e.getX() / scale;
            y = e.getY() / scale;
            stroke(e);
            // Or the scroll pane takes the focus.
            e.consume();
        });
        setOnMouseDragged(this::stroke);
        ownKeys(this::key);
    }

    private void stroke(MouseEvent e) {
        double toX = e.getX() / scale;
        double toY = e.getY() / scale;
        model.paint(x, y, toX, toY, e.getButton() == MouseButton.SECONDARY);
        x = toX;
        y = toY;
    }

    private void key(KeyEvent e) {
        switch (e.getCode()) {
            case LEFT -> x = Math.max(0, x - 1);
            case RIGHT -> x = Math.min(DigitSet.SIZE, x + 1);
            case UP -> y = Math.max(0, y - 1);
            case DOWN -> y = Math.min(DigitSet.SIZE, y + 1);
            case SPACE -> model.paint(x, y, x, y, false);
            case BACK_SPACE -> model.paint(x, y, x, y, true);
            default -> {
                return;
            }
        }
        e.consume();
        draw();
    }

    /** @param pixels of the screen for each of the image */
    void setScale(int pixels) {
        if (pixels != scale || image == null) {
            scale = pixels;
            int side = DigitSet.SIZE * scale;
            image = new FrameImage(side);
            setMinSize(side, side);
            setMaxSize(side, side);
            layoutChildren();
        }
    }

    @Override
    protected void layoutChildren() {
        canvas.fit(DigitSet.SIZE * scale, DigitSet.SIZE * scale);
        draw();
    }

    @Override
    protected void draw() {
        if (image == null) {
            return;
        }
        image.show(model.image(), Shading.GREY);
        GraphicsContext g = canvas.begin();
        double side = DigitSet.SIZE * scale;
        g.setImageSmoothing(false);
        g.drawImage(image.image, 0, 0);
        g.setStroke(paint(border()));
        g.strokeRect(0.5, 0.5, side - 1, side - 1);
        if (isFocused()) {
            g.strokeOval(x * scale - 3, y * scale - 3, 6, 6);
        }
    }
}
