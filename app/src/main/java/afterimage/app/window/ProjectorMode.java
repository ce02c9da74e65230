package afterimage.app.window;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;
import javafx.event.EventHandler;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/**
 * Readable from the back row: large type, no setup, no list of runs, and the room for theatre and curves; for the theatre
 * alone where both in large type would not fit.
 */
public final class ProjectorMode {
    private static final double MEASURES_WIDTH = 540;
    /** Width of a window from which on theatre and curves stand side by side. */
    private static final double ROOM_FOR_MEASURES = 1400;
    /** Height of a window from which on what is inside the model stands below the theatre. */
    private static final double ROOM_FOR_INSIDE = 900;

    /** Whether the window is in this mode; {@link #set} changes it. */
    public final ReadOnlyBooleanProperty on;

    private final ReadOnlyBooleanWrapper state = new ReadOnlyBooleanWrapper(false);
    private final Region root;
    private final SplitPane split;
    private final SidePanel setup;
    private final SidePanel measures;
    private final Region runs;
    private final InsideView inside;
    private final ObservableValue<Boolean> roomForMeasures;
    private final ObservableValue<Boolean> roomForInside;
    private final EventHandler<MouseEvent> onPress = e -> release();
    private double measuresWidth;
    private Runnable release = () -> {};
    private boolean measuresWereOpen;
    private String insideWas;

    ProjectorMode(Region root, SplitPane split, SidePanel setup, SidePanel measures, Region runs, InsideView inside) {
        on = state.getReadOnlyProperty();
        this.root = root;
        this.split = split;
        this.setup = setup;
        this.measures = measures;
        this.runs = runs;
        this.inside = inside;
        roomForMeasures = root.widthProperty().map(width -> width.doubleValue() >= ROOM_FOR_MEASURES);
        roomForInside = root.heightProperty().map(height -> height.doubleValue() >= ROOM_FOR_INSIDE);
        // Full screen comes some time after it was asked for.
        roomForMeasures.addListener((p, before, now) -> useRoom());
        roomForInside.addListener((p, before, now) -> useRoom());
    }

    public void set(boolean now) {
        if (now == on.get()) {
            return;
        }
        state.set(now);
        runs.setVisible(!now);
        runs.setManaged(!now);
        setup.edge.setVisible(!now);
        setup.edge.setManaged(!now);
        if (now) {
            root.getStyleClass().add("projector");
            release();
            measuresWidth = measures.column.getWidth();
            Runnable looseSetup = bounds(setup.column);
            Runnable looseMeasures = bounds(measures.column);
            release = () -> {
                looseSetup.run();
                looseMeasures.run();
            };
            fix(setup.column, setup.column.getWidth());
            fix(measures.column, MEASURES_WIDTH);
            split.getItems().remove(setup.column);
            measuresWereOpen = measures.open.get();
            insideWas = inside.arrangement();
            useRoom();
        } else {
            root.getStyleClass().remove("projector");
            if (setup.open.get() && !split.getItems().contains(setup.column)) {
                split.getItems().add(0, setup.column);
            }
            measures.open.set(measuresWereOpen);
            inside.arrange(insideWas);
            fix(measures.column, measuresWidth);
            split.addEventFilter(MouseEvent.MOUSE_PRESSED, onPress);
        }
    }

    private void useRoom() {
        if (!on.get()) {
            return;
        }
        measures.open.set(roomForMeasures.getValue());
        if (!insideWas.equals("whole")) {
            inside.arrange(roomForInside.getValue() ? insideWas : "folded");
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
        bound(side, width, width, width);
    }

    private static void bound(Region side, double min, double pref, double max) {
        side.setMinWidth(min);
        side.setPrefWidth(pref);
        side.setMaxWidth(max);
    }

    /** What gives a side the bounds back that it has now. */
    private static Runnable bounds(Region side) {
        double min = side.getMinWidth();
        double pref = side.getPrefWidth();
        double max = side.getMaxWidth();
        return () -> bound(side, min, pref, max);
    }
}
