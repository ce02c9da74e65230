package afterimage.app.shell;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;

/** Readable from the back row: large type, no setup, no list of runs, and the room for theatre and curves. */
public final class ProjectorMode {
    private static final double SCALE = 1.6;

    private final Parent root;
    private final SplitPane split;
    private final Region setup;
    private final Region measures;
    private final Region runs;
    private final ReadOnlyBooleanWrapper on = new ReadOnlyBooleanWrapper(false);
    private double[] dividers = {};
    private double measuresWidth;

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
            dividers = split.getDividerPositions();
            measuresWidth = measures.getPrefWidth();
            split.getItems().remove(setup);
            width(measuresWidth * SCALE);
        } else {
            root.getStyleClass().remove("projector");
            split.getItems().add(0, setup);
            width(measuresWidth);
            split.setDividerPositions(dividers);
        }
    }

    private void width(double wide) {
        measures.setMinWidth(wide * 0.8);
        measures.setPrefWidth(wide);
        measures.setMaxWidth(wide * SCALE);
        if (on.get() && split.getWidth() > 0) {
            split.setDividerPositions(1 - wide / split.getWidth());
        }
    }
}
