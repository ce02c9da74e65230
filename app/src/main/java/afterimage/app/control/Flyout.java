package afterimage.app.control;

import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.stage.Popup;
import javafx.stage.Screen;

/** Something that flies out beside a control and goes with Escape or a click elsewhere. */
public final class Flyout {
    private static final double GAP = 6;

    private final Popup popup = new Popup();
    private final StackPane frame;

    /** @param styles of its frame, besides that of all */
    public Flyout(Node content, String... styles) {
        frame = Nodes.styled(Nodes.styled(new StackPane(content), "flyout"), styles);
        popup.getContent().add(frame);
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
    }

    public void hide() {
        popup.hide();
    }

    /** To the right of the control, moved as far as the screen needs. */
    public void showBeside(Node owner) {
        Bounds at = owner.localToScreen(owner.getBoundsInLocal());
        show(owner, at.getMaxX() + GAP, at.getMinY());
    }

    public void showUnder(Node owner) {
        Bounds at = owner.localToScreen(owner.getBoundsInLocal());
        show(owner, at.getMinX(), at.getMaxY() + GAP);
    }

    /** Shows it, or hides it where it is shown; tells whether it is now. */
    public boolean toggleUnder(Node owner) {
        if (popup.isShowing()) {
            popup.hide();
        } else {
            showUnder(owner);
        }
        return popup.isShowing();
    }

    private void show(Node owner, double x, double y) {
        // A popup's scene has none of its owner's colours by itself.
        popup.getScene().getStylesheets().setAll(owner.getScene().getStylesheets());
        popup.show(owner, x, y);
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        popup.setX(Math.max(screen.getMinX(), Math.min(x, screen.getMaxX() - popup.getWidth())));
        popup.setY(Math.max(screen.getMinY(), Math.min(y, screen.getMaxY() - popup.getHeight())));
        frame.requestFocus();
    }
}
