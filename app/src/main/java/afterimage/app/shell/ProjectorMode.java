package afterimage.app.shell;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;

/** Readable from the back row: large type, no setup, no list of runs, and the room for theatre and curves. */
public final class ProjectorMode {
    private static final double MEASURES_WIDTH = 540;

    private final Parent root;
    private final SplitPane split;
    private final Region setup;
    private final Region measures;
    private final Region runs;
    private final ReadOnlyBooleanWrapper on = new ReadOnlyBooleanWrapper(false);
    private double setupWidth;
    private double measuresWidth;
    private double smallest;
    private double preferred;
    private double largest;

    ProjectorMode(Parent root, SplitPane split, Region setup, Region measures, Region runs) {
        this.root = root;
        this.split = split;
        this.setup = setup;
        this.measures = measures;
        this.runs = runs;
    }

    public ReadOnlyBooleanProperty onProperty() {
        return on.getReadOnlyProperty();
    }

    public void set(boolean now) {
        if (now == on.get()) {
            return;
        }
        on.set(now);
        runs.setVisible(!now);
        runs.setManaged(!now);
        if (now) {
            root.getStyleClass().add("projector");
            setupWidth = setup.getWidth();
            measuresWidth = measures.getWidth();
            split.getItems().remove(setup);
            smallest = measures.getMinWidth();
            preferred = measures.getPrefWidth();
            largest = measures.getMaxWidth();
            bound(MEASURES_WIDTH, MEASURES_WIDTH, 2 * MEASURES_WIDTH);
        } else {
            root.getStyleClass().remove("projector");
            split.getItems().add(0, setup);
            bound(smallest, preferred, largest);
            // Widths, not shares: the window is about to become smaller, and the side panels keep their widths.
            split.setDividerPositions(setupWidth / split.getWidth(), 1 - measuresWidth / split.getWidth());
        }
    }

    private void bound(double min, double pref, double max) {
        measures.setMinWidth(min);
        measures.setPrefWidth(pref);
        measures.setMaxWidth(max);
    }
}
