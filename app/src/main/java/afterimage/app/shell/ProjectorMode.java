package afterimage.app.shell;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.event.EventHandler;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/** Readable from the back row: large type, no setup, no list of runs, and the room for theatre and curves. */
public final class ProjectorMode {
    private static final double MEASURES_WIDTH = 540;

    private final Parent root;
    private final SplitPane split;
    private final SidePanel setup;
    private final Region measures;
    private final Region runs;
    private final ReadOnlyBooleanWrapper on = new ReadOnlyBooleanWrapper(false);
    private final EventHandler<MouseEvent> onPress = e -> release();
    private double measuresWidth;
    private Runnable release = () -> {};

    ProjectorMode(Parent root, SplitPane split, SidePanel setup, Region measures, Region runs) {
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
        setup.edge().setVisible(!now);
        setup.edge().setManaged(!now);
        if (now) {
            root.getStyleClass().add("projector");
            release();
            measuresWidth = measures.getWidth();
            Runnable looseSetup = bounds(setup.column());
            Runnable looseMeasures = bounds(measures);
            release = () -> {
                looseSetup.run();
                looseMeasures.run();
            };
            fix(setup.column(), setup.column().getWidth());
            fix(measures, MEASURES_WIDTH);
            split.getItems().remove(setup.column());
        } else {
            root.getStyleClass().remove("projector");
            if (setup.openProperty().get() && !split.getItems().contains(setup.column())) {
                split.getItems().add(0, setup.column());
            }
            fix(measures, measuresWidth);
            split.addEventFilter(MouseEvent.MOUSE_PRESSED, onPress);
        }
    }

    /**
     * The side panels are held at their widths until somebody takes a divider: dividers are shares of the window's
     * width, which changes some time after full screen was asked for.
     */
    private void release() {
        split.removeEventFilter(MouseEvent.MOUSE_PRESSED, onPress);
        release.run();
        release = () -> {};
    }

    private static void fix(Region side, double width) {
        side.setMinWidth(width);
        side.setPrefWidth(width);
        side.setMaxWidth(width);
    }

    /** What gives a side the bounds back that it has now. */
    private static Runnable bounds(Region side) {
        double min = side.getMinWidth();
        double pref = side.getPrefWidth();
        double max = side.getMaxWidth();
        return () -> {
            side.setMinWidth(min);
            side.setPrefWidth(pref);
            side.setMaxWidth(max);
        };
    }
}
