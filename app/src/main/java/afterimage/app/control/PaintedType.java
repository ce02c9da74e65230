package afterimage.app.control;

import javafx.scene.text.Text;

/** An unseen word in the style sheet's class {@code painted}: tells canvases how large the theme wants type to be. */
public final class PaintedType extends Text {
    /** Pixels that the style sheet gives outside projector mode. */
    private static final double USUAL = 12;

    public PaintedType(Runnable onChange) {
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
