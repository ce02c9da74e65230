package afterimage.app.control;

import afterimage.app.theme.Palette;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Control;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** As {@link Painted}, but a control, so that arrow keys are its own; it can have the focus and shows it. */
public abstract class PaintedControl extends Control implements Sharp {
    protected final ObjectProperty<Palette> palette;
    protected final SharpCanvas canvas = new SharpCanvas();
    protected final PaintedType type = new PaintedType(this::requestLayout);

    protected PaintedControl(ObjectProperty<Palette> palette, String id, String accessibleText) {
        this.palette = palette;
        setId(id);
        getChildren().addAll(canvas, type);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(accessibleText);
        palette.addListener((p, before, now) -> draw());
        focusedProperty().addListener((p, before, now) -> draw());
    }

    /** Paints all of it. */
    protected abstract void draw();

    /** The colour of the border. */
    protected final int border() {
        return isFocused() ? palette.get().accent() : palette.get().line();
    }

    @Override
    protected void layoutChildren() {
        canvas.fit(getWidth(), getHeight());
        draw();
    }

    @Override
    public final void setResolution(int pixels) {
        canvas.setResolution(pixels);
        layoutChildren();
    }

    /**
     * Words beside, before or around a point, in the middle of its height.
     *
     * @param size pixels outside projector mode
     */
    protected final void text(
            GraphicsContext g, String words, Color ink, int size, TextAlignment align, double x, double y) {
        g.setFont(Font.font("Inter", size * type.scale()));
        g.setFill(ink);
        g.setTextAlign(align);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(words, x, y);
    }
}
