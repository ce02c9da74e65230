package afterimage.app.control;

import afterimage.app.theme.Palette;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.event.EventHandler;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Shape;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/** A region that paints itself on one canvas, anew at each layout and whenever the colours change. */
public abstract class Painted extends Region implements SharpCanvas.Sharp {
    protected final ObjectProperty<Palette> palette;
    protected final SharpCanvas canvas = new SharpCanvas();
    protected final Type type = new Type(this::requestLayout);
    private final Tooltip explanation = new Tooltip();
    /** What is marked as present, of columns or steps. */
    protected List<Integer> present = List.of();

    protected Painted(ObjectProperty<Palette> palette, String accessibleText) {
        this.palette = palette;
        getChildren().addAll(canvas, type);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(accessibleText);
        palette.addListener((p, before, now) -> draw());
    }

    protected abstract void draw();

    public final void setPresent(List<Integer> columns) {
        if (!columns.equals(present)) {
            present = List.copyOf(columns);
            draw();
        }
    }

    /** From now on it can have the focus, and plain keys such as arrows are its own then. */
    protected final void ownKeys(EventHandler<KeyEvent> onPressed) {
        setFocusTraversable(true);
        setOnKeyPressed(onPressed);
        focusedProperty().addListener((p, before, now) -> draw());
    }

    /** The colour of a border that shows the focus. */
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

    /** @param rgb red, green and blue of 8 bits each, red highest, as palettes have them; opaque */
    public static Color paint(int rgb) {
        return Color.rgb(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
    }

    /** Fills a shape, if it is not yet of that colour: an equal one would have it painted anew. */
    public static void fill(Shape shape, int rgb) {
        Color colour = paint(rgb);
        if (!colour.equals(shape.getFill())) {
            shape.setFill(colour);
        }
    }

    /** Words beside, before or around a point, in the middle of its height; of this size outside projector mode. */
    protected final void text(
            GraphicsContext g, String words, Color ink, int size, TextAlignment align, double x, double y) {
        g.setFont(Font.font("Inter", size * type.scale()));
        g.setFill(ink);
        g.setTextAlign(align);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(words, x, y);
    }

    /** Says what the mouse is over; empty where there is nothing to say. */
    protected final void explain(String about) {
        if (about.isEmpty()) {
            Tooltip.uninstall(this, explanation);
        } else if (!about.equals(explanation.getText())) {
            Tooltip.install(this, explanation);
        }
        explanation.setText(about);
        setAccessibleHelp(about);
    }

    /** An unseen word in the style sheet's class {@code painted}: tells canvases how large the theme wants type to be. */
    public static final class Type extends Text {
        /** Pixels that the style sheet gives outside projector mode. */
        private static final double USUAL = 12;

        public Type(Runnable onChange) {
            super("0");
            getStyleClass().add("painted");
            setVisible(false);
            setManaged(false);
            fontProperty().addListener((p, before, now) -> onChange.run());
        }

        /** What sizes are to be multiplied by; 1 unless in projector mode. */
        public double scale() {
            return getFont().getSize() / USUAL;
        }
    }
}
