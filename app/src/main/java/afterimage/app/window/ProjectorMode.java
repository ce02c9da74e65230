package afterimage.app.window;

import afterimage.app.control.Nodes;
import afterimage.app.feature.Part;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/** Readable from the back row: large type, and only what is asked for, with players as large as the height allows. */
public final class ProjectorMode {
    /** Least width of what stands beside the players, and its largest share of the room. */
    private static final double LEAST = 390;

    private static final double MOST = 0.6;

    /** How the window is arranged outside this mode. */
    record Arrangement(boolean setup, boolean measures, String inside) {}

    private final ObjectProperty<Set<Part>> parts = new SimpleObjectProperty<>(Part.PICTURES);

    /** What was asked for last; somebody may have chosen a tab since. */
    private Set<Part> asked = Part.PICTURES;

    public final BooleanProperty on = new SimpleBooleanProperty();
    private final Region root;
    private final Region left;
    private final SplitPane split;
    private final CentreView centre;
    private final SidePanel setup;
    private final SidePanel measures;
    /** What is there outside this mode only. */
    private final List<Node> aside;

    private final Map<Part, Region> measured;
    private final EventHandler<MouseEvent> onPress = e -> release();
    private Runnable release = () -> {};
    private Runnable leave = () -> {};
    /** What is come back to, while in this mode. */
    private Arrangement outside;

    private boolean arranging;

    /** @param measured what stands in the column of measures */
    ProjectorMode(
            Region root,
            Region left,
            SplitPane split,
            CentreView centre,
            SidePanel setup,
            SidePanel measures,
            Map<Part, Region> measured,
            List<Node> aside) {
        this.root = root;
        this.left = left;
        this.split = split;
        this.centre = centre;
        this.setup = setup;
        this.measures = measures;
        this.measured = measured;
        this.aside = aside;
        centre.sideBySide.bind(on);
        centre.whenLaidOut = this::fit;
        centre.inside.extent.addListener((p, before, now) -> {
            if (on.get() && !arranging) {
                // Somebody chose a tab, or had enough of it.
                boolean away = now == InsideView.Extent.FOLDED || before == InsideView.Extent.WHOLE;
                show(away ? Part.PICTURES : Set.of(Part.TAB));
            }
        });
        oneOf(setup, measures);
        oneOf(measures, setup);
        Nodes.whenever(
                this::fit,
                root.widthProperty(),
                left.widthProperty(),
                split.heightProperty(),
                setup.open,
                measures.open);
    }

    /** Whether a part has its place: outside this mode all have. */
    public BooleanBinding shows(Part part) {
        return Bindings.createBooleanBinding(() -> !on.get() || parts.get().contains(part), on, parts);
    }

    private void oneOf(SidePanel side, SidePanel other) {
        side.open.addListener((p, before, now) -> {
            if (on.get() && now) {
                other.open.set(false);
            }
        });
    }

    /** Shows these parts large, now or as soon as the window is in this mode. */
    void ask(Set<Part> wanted) {
        asked = wanted;
        show(wanted);
    }

    private void show(Set<Part> wanted) {
        parts.set(wanted);
        arrange();
    }

    /** How the window is arranged, or will be after this mode. */
    Arrangement outside() {
        return on.get() ? outside : new Arrangement(setup.open.get(), measures.open.get(), centre.inside.arrangement());
    }

    /** Arranges the window so, at once or after this mode. */
    void putBack(Arrangement wanted) {
        outside = wanted;
        if (!on.get()) {
            setup.open.set(wanted.setup);
            measures.open.set(wanted.measures);
            centre.inside.arrange(wanted.inside);
        }
    }

    public void set(boolean now) {
        if (now == on.get()) {
            return;
        }
        if (now) {
            release();
            outside = outside();
            List<SidePanel> sides = List.of(setup, measures);
            List<Double> widths = sides.stream().map(SidePanel::width).toList();
            List<Runnable> loose =
                    sides.stream().map(side -> bounds(side.column)).toList();
            release = () -> loose.forEach(Runnable::run);
            leave = () -> {
                putBack(outside);
                setup.keepWidth(widths.get(0));
                measures.keepWidth(widths.get(1));
                // Dividers are shares of the window's width, which changes some time after full screen is left: the
                // columns are held at their widths until somebody takes a divider.
                fix(setup.column, widths.get(0));
                fix(measures.column, widths.get(1));
                split.addEventFilter(MouseEvent.MOUSE_PRESSED, onPress);
            };
            root.getStyleClass().add("projector");
            on.set(true);
            show(asked);
        } else {
            root.getStyleClass().remove("projector");
            on.set(false);
            leave.run();
        }
        aside.forEach(node -> Nodes.show(node, !now));
        showMeasured();
    }

    private void arrange() {
        if (!on.get()) {
            return;
        }
        arranging = true;
        Set<Part> wanted = parts.get();
        setup.open.set(wanted.contains(Part.SETTINGS));
        measures.open.set(wanted.stream().anyMatch(Part::isMeasure));
        boolean pictures = wanted.contains(Part.PLAYERS) || wanted.contains(Part.STRIPS);
        centre.inside.arrange(!wanted.contains(Part.TAB) ? "folded" : pictures ? "beside" : "whole");
        arranging = false;
        showMeasured();
        fit();
    }

    /** Where the user opens the measures, the curves are what is there. */
    private void showMeasured() {
        boolean none = parts.get().stream().noneMatch(Part::isMeasure);
        measured.forEach((part, region) ->
                Nodes.show(region, !on.get() || parts.get().contains(part) || none && part == Part.LOSS));
    }

    /** The columns take what the players leave. */
    private void fit() {
        if (!on.get()) {
            return;
        }
        double room = root.getWidth() - left.getWidth();
        double beside =
                Math.rint(Math.max(LEAST, Math.min(room * MOST, room - centre.playersWidth(split.getHeight()))));
        for (SidePanel side : List.of(setup, measures)) {
            fix(side.column, beside);
            if (side.open.get()) {
                side.takeWidth(beside);
            }
        }
    }

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

    private static Runnable bounds(Region side) {
        double min = side.getMinWidth();
        double pref = side.getPrefWidth();
        double max = side.getMaxWidth();
        return () -> bound(side, min, pref, max);
    }
}
