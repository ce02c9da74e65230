package afterimage.app.window;

import afterimage.app.control.Nodes;
import afterimage.app.glossary.Texts;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;

/** The theatre above what is inside the model; it has the room it asks for until the divider is moved. */
public final class CentreView extends Region {
    private static final double DIVIDER = 7;
    private static final double MIN_INSIDE = 150;
    /** What inside gets of a window that is high enough, also where the theatre asks for more. */
    private static final double GOOD_INSIDE = 236;

    private static final double INSIDE_SHARE = 0.25;
    private static final double BY_KEY = 20;
    /** What inside has at least where both stand side by side, in type for the back row. */
    private static final double BESIDE = 497;

    /** Whether what is inside stands at the right of the theatre, which is as wide as its players need. */
    final BooleanProperty sideBySide = new SimpleBooleanProperty();
    /** Run with each layout: what the theatre needs may have changed. */
    Runnable whenLaidOut = () -> {};

    private final Region theatre;
    final InsideView inside;
    private final Region divider = Nodes.styled(new Region(), "centre-divider");
    /** Height that the user gave the theatre, pixels, or -1 for the usual one. */
    double wanted = -1;

    CentreView(Region theatre, InsideView inside) {
        this.theatre = theatre;
        this.inside = inside;
        getStyleClass().add("centre");
        divider.setCursor(Cursor.V_RESIZE);
        divider.setFocusTraversable(true);
        divider.setAccessibleRole(AccessibleRole.THUMB);
        divider.setAccessibleText(Texts.of("window.divider"));
        Tooltip.install(divider, new Tooltip(Texts.of("window.divider.about")));
        divider.setOnMouseDragged(
                e -> divideAt(sceneToLocal(e.getSceneX(), e.getSceneY()).getY() - DIVIDER / 2));
        divider.setOnMouseClicked(e -> {
            if (e.getClickCount() == 2) {
                divideAt(-1);
            }
        });
        divider.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN) {
                divideAt(theatre.getHeight() + (event.getCode() == KeyCode.UP ? -BY_KEY : BY_KEY));
                event.consume();
            }
        });
        Nodes.whenever(this::requestLayout, inside.extent, sideBySide);
        getChildren().addAll(theatre, divider, inside);
    }

    /** As a drag of the divider would. */
    public void divideAt(double height) {
        wanted = height;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        InsideView.Extent extent = inside.extent.get();
        theatre.setVisible(extent != InsideView.Extent.WHOLE);
        divider.setVisible(extent == InsideView.Extent.BESIDE && !sideBySide.get());
        inside.setVisible(extent != InsideView.Extent.FOLDED || !sideBySide.get());
        if (sideBySide.get()) {
            whenLaidOut.run();
            double left = extent == InsideView.Extent.WHOLE
                    ? 0
                    : inside.isVisible() ? Math.min(playersWidth(height), width - BESIDE) : width;
            theatre.resizeRelocate(0, 0, left, height);
            inside.resizeRelocate(left, 0, width - left, height);
            return;
        }
        double above = switch (extent) {
            case WHOLE -> 0;
            case FOLDED -> height - inside.prefHeight(width);
            case BESIDE -> theatreHeight(width, height);
        };
        double gap = extent == InsideView.Extent.BESIDE ? DIVIDER : 0;
        theatre.resizeRelocate(0, 0, width, Math.max(above, theatre.minHeight(width)));
        divider.resizeRelocate(0, above, width, DIVIDER);
        inside.resizeRelocate(0, above + gap, width, height - above - gap);
    }

    /** Width of the theatre whose players are as large as a height lets them be, pixels; all there is for a tab. */
    double playersWidth(double height) {
        return inside.extent.get() == InsideView.Extent.WHOLE
                ? Double.MAX_VALUE
                : Math.max(theatre.minWidth(height), theatre.prefWidth(height));
    }

    private double theatreHeight(double width, double height) {
        double below = wanted < 0 ? Math.min(GOOD_INSIDE, INSIDE_SHARE * height) : 0;
        double most = height - DIVIDER - Math.max(MIN_INSIDE, below);
        double asked = wanted < 0 ? theatre.prefHeight(width) : wanted;
        return Math.rint(Math.max(theatre.minHeight(width), Math.min(most, asked)));
    }

    @Override
    protected double computeMinWidth(double height) {
        return theatre.minWidth(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return sideBySide.get() ? 0 : theatre.minHeight(width) + DIVIDER + MIN_INSIDE;
    }

    @Override
    protected double computePrefHeight(double width) {
        return theatre.prefHeight(width) + DIVIDER + MIN_INSIDE;
    }
}
