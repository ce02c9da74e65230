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
    private final WorkbenchView view;
    /** What is there outside this mode only. */
    private final List<Node> aside;

    private final Map<Part, Region> measured;
    private final EventHandler<MouseEvent> onPress = e -> release();
    private Runnable release = () -> {};
    private Runnable leave = () -> {};
    /** What is come back to, while in this mode. */
    private Arrangement outside;

    private boolean arranging;

    /** @param parts of the window, whose columns are there already */
    ProjectorMode(WorkbenchView window, WorkbenchView.Parts parts) {
        view = window;
        measured = Map.of(Part.LOSS, parts.curves(), Part.METRICS, parts.metrics(), Part.RUNS, parts.runs());
        Node device = parts.transport().lookup("#device");
        aside = List.of(view.setup.edge, view.measures.edge, parts.status(), device);
        view.centre.sideBySide.bind(on);
        view.centre.whenLaidOut = this::fit;
        view.centre.inside.extent.addListener((p, before, now) -> {
            if (on.get() && !arranging) {
                // Somebody chose a tab, or had enough of it.
                boolean away = now == InsideView.Extent.FOLDED || before == InsideView.Extent.WHOLE;
                show(away ? Part.PICTURES : Set.of(Part.TAB));
            }
        });
        // In this mode one of the columns at most.
        Nodes.whenTurned(view.setup.open, true, () -> view.measures.open.set(!on.get() && view.measures.open.get()));
        Nodes.whenTurned(view.measures.open, true, () -> view.setup.open.set(!on.get() && view.setup.open.get()));
        Nodes.whenever(this::fit, view.widthProperty(), view.left.widthProperty(), view.split.heightProperty());
        Nodes.whenever(this::fit, view.setup.open, view.measures.open);
    }

    /** Whether a part has its place: outside this mode all have. */
    public BooleanBinding shows(Part part) {
        return Bindings.createBooleanBinding(() -> !on.get() || parts.get().contains(part), on, parts);
    }

    /** Shows these parts large, now or as soon as the window is in this mode. */
    void ask(Set<Part> wanted) {
        asked = wanted;
        show(wanted);
    }

    private void show(Set<Part> wanted) {
        parts.set(wanted);
        if (!on.get()) {
            return;
        }
        arranging = true;
        view.setup.open.set(wanted.contains(Part.SETTINGS));
        view.measures.open.set(wanted.stream().anyMatch(Part::isMeasure));
        boolean pictures = wanted.contains(Part.PLAYERS) || wanted.contains(Part.STRIPS);
        view.centre.inside.arrange(!wanted.contains(Part.TAB) ? "folded" : pictures ? "beside" : "whole");
        arranging = false;
        showMeasured();
        fit();
    }

    /** How the window is arranged, or will be after this mode. */
    Arrangement outside() {
        return on.get()
                ? outside
                : new Arrangement(view.setup.open.get(), view.measures.open.get(), view.centre.inside.arrangement());
    }

    /** Arranges the window so, at once or after this mode. */
    void putBack(Arrangement wanted) {
        outside = wanted;
        if (!on.get()) {
            view.setup.open.set(wanted.setup);
            view.measures.open.set(wanted.measures);
            view.centre.inside.arrange(wanted.inside);
        }
    }

    public void set(boolean now) {
        if (now == on.get()) {
            return;
        }
        if (now) {
            release();
            outside = outside();
            List<SidePanel> sides = List.of(view.setup, view.measures);
            List<Double> widths = sides.stream().map(SidePanel::width).toList();
            List<Runnable> loose =
                    sides.stream().map(side -> bounds(side.column)).toList();
            release = () -> loose.forEach(Runnable::run);
            leave = () -> {
                putBack(outside);
                view.setup.width = widths.get(0);
                view.measures.width = widths.get(1);
                // Dividers are shares of the window's width, which changes some time after full screen is left: the
                // columns are held at their widths until somebody takes a divider.
                Nodes.fix(view.setup.column, widths.get(0));
                Nodes.fix(view.measures.column, widths.get(1));
                view.split.addEventFilter(MouseEvent.MOUSE_PRESSED, onPress);
            };
            view.getStyleClass().add("projector");
            on.set(true);
            show(asked);
        } else {
            view.getStyleClass().remove("projector");
            on.set(false);
            leave.run();
        }
        aside.forEach(node -> Nodes.show(node, !now));
        showMeasured();
    }

    /** Where the user opens the view.measures, the curves are what is there. */
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
        double room = view.getWidth() - view.left.getWidth();
        double least = measured.values().stream()
                .filter(Node::isVisible)
                .mapToDouble(part -> part.minWidth(-1))
                .reduce(LEAST, Math::max);
        double beside = Math.floor(
                Math.max(least, Math.min(room * MOST, room - view.centre.playersWidth(view.split.getHeight()))));
        for (SidePanel side : List.of(view.setup, view.measures)) {
            Nodes.fix(side.column, beside);
            if (side.open.get()) {
                side.takeWidth(beside);
            }
        }
    }

    private void release() {
        view.split.removeEventFilter(MouseEvent.MOUSE_PRESSED, onPress);
        release.run();
        release = () -> {};
    }

    private static Runnable bounds(Region side) {
        double min = side.getMinWidth();
        double pref = side.getPrefWidth();
        double max = side.getMaxWidth();
        return () -> Nodes.bound(side, min, pref, max);
    }
}
