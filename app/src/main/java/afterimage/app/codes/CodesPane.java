package afterimage.app.codes;

import javafx.geometry.Insets;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** Plane, player and walk: in a row where there is little height, the walk below the others where there is enough. */
final class CodesPane extends Pane {
    private static final double GAP = 10;
    private static final double TALL = 400;
    private static final double PLANE = 0.34;
    private static final double NARROWEST = 100;
    private static final double WIDEST = 240;
    /** How much of the width the player may take, and of the height the walk. */
    private static final double PLAYER = 0.25;

    private static final double WALK = 0.62;

    private final Region plane;
    private final Region player;
    private final Region walk;

    CodesPane(Region plane, Region player, Region walk) {
        this.plane = plane;
        this.player = player;
        this.walk = walk;
        getStyleClass().add("code-map");
        getChildren().addAll(plane, player, walk);
        setMinSize(0, 0);
    }

    @Override
    protected void layoutChildren() {
        Insets in = getInsets();
        double width = getWidth() - in.getLeft() - in.getRight();
        double height = getHeight() - in.getTop() - in.getBottom();
        double x = in.getLeft();
        double y = in.getTop();
        if (height < TALL) {
            double wide = Math.floor(width * PLANE);
            plane.resizeRelocate(x, y, wide, height);
            player.resizeRelocate(x + wide + GAP, y, NARROWEST, height);
            double taken = wide + NARROWEST + 2 * GAP;
            walk.resizeRelocate(x + taken, y, width - taken, height);
        } else {
            double low = Math.min(walk.prefHeight(width), Math.floor(height * WALK));
            double side = Math.min(WIDEST, Math.floor(width * PLAYER));
            double above = height - low - GAP;
            plane.resizeRelocate(x, y, width - side - GAP, above);
            player.resizeRelocate(x + width - side, y, side, above);
            walk.resizeRelocate(x, y + above + GAP, width, low);
        }
    }
}
