package afterimage.app.shell;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;

/** The theatre, and below it what is inside the model. The theatre gets the room it needs until the divider is moved. */
final class CentreView extends BorderPane {
    private static final double MIN_INSIDE = 150;

    private final Region theatre;
    private final InsideView inside;
    private final SplitPane split = new SplitPane();
    private boolean moved;

    CentreView(Region theatre, InsideView inside) {
        this.theatre = theatre;
        this.inside = inside;
        getStyleClass().add("centre");
        split.setOrientation(Orientation.VERTICAL);
        SplitPane.setResizableWithParent(theatre, false);
        split.addEventFilter(MouseEvent.MOUSE_DRAGGED, e -> {
            if (e.getTarget() instanceof Node node && node.getStyleClass().contains("split-pane-divider")) {
                moved = true;
            }
        });
        split.heightProperty().addListener((p, before, now) -> divide());
        split.widthProperty().addListener((p, before, now) -> divide());
        inside.extentProperty().addListener((p, before, now) -> arrange());
        arrange();
    }

    private void arrange() {
        split.getItems().clear();
        setCenter(null);
        setBottom(null);
        switch (inside.extentProperty().get()) {
            case FOLDED -> {
                inside.setMinHeight(USE_PREF_SIZE);
                setCenter(theatre);
                setBottom(inside);
            }
            case WHOLE -> {
                inside.setMinHeight(MIN_INSIDE);
                setCenter(inside);
            }
            case BESIDE -> {
                inside.setMinHeight(MIN_INSIDE);
                split.getItems().setAll(theatre, inside);
                setCenter(split);
                moved = false;
                divide();
            }
        }
    }

    private void divide() {
        double height = split.getHeight();
        if (!moved && height > 0 && split.getItems().size() == 2) {
            split.setDividerPositions(theatre.prefHeight(split.getWidth()) / height);
        }
    }
}
