package afterimage.app.help;

import afterimage.app.control.Nodes;
import afterimage.app.glossary.Texts;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/** Darkens the window but for one region, and says in a callout beside it what that is. */
public final class TourView extends Pane {
    private static final double WIDTH = 384;
    private static final double MARGIN = 6;
    private static final double GAP = 14;

    private final TourViewModel model;
    private final Label count = Nodes.label("", "dim");
    private final Label title = Nodes.label("", "view-title");
    private final Label words = Nodes.text("");
    private final Button skip;
    private final Button back;
    private final Button next;
    private final VBox callout;
    private final Rectangle frame = Nodes.styled(new Rectangle(), "tour-frame");
    /** Above, below, left and right of the region: one with a hole would be painted whole with each frame of the players. */
    private final List<Rectangle> scrims = List.of(new Rectangle(), new Rectangle(), new Rectangle(), new Rectangle());

    private Node focusBefore;

    public TourView(TourViewModel model) {
        this.model = model;
        skip = Nodes.styled(Nodes.button("tour-skip", model::skip), "flat");
        back = Nodes.button("tour-back", model::back);
        next = Nodes.styled(Nodes.button("tour-next", model::next), "primary");
        getStyleClass().add("tour");
        words.setMinHeight(Region.USE_PREF_SIZE);
        scrims.forEach(scrim -> scrim.getStyleClass().add("tour-scrim"));
        callout =
                Nodes.styled(new VBox(8, title, words, Nodes.row(8, count, Nodes.gap(), skip, back, next)), "callout");
        callout.setPrefWidth(WIDTH);
        callout.setAccessibleRole(AccessibleRole.DIALOG);
        callout.accessibleTextProperty().bind(title.textProperty().concat(". ").concat(words.textProperty()));
        Nodes.showIf(this, model.stop.isNotEqualTo(TourViewModel.CLOSED));
        model.stop.addListener((p, before, now) -> show(before.intValue(), now.intValue()));
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        frame.setPickOnBounds(true);
        frame.setOnMouseClicked(e -> {
            // Whoever presses the button that a stop is about wants what it does, and no tour over it.
            if (shown() instanceof ButtonBase button) {
                model.skip();
                button.fire();
            }
        });
        Nodes.whenever(this::requestLayout, widthProperty(), heightProperty());
    }

    private void show(int before, int now) {
        if (before == TourViewModel.CLOSED) {
            focusBefore = getScene().getFocusOwner();
        }
        if (now == TourViewModel.CLOSED) {
            getChildren().clear();
            if (focusBefore != null) {
                focusBefore.requestFocus();
            }
            return;
        }
        String key = "tour." + TourViewModel.STOPS.get(now).substring(1);
        title.setText(Texts.of(key));
        words.setText(Texts.of(key + ".about"));
        count.setText(Texts.of("tour.count", now + 1, TourViewModel.STOPS.size()));
        back.setDisable(now == 0);
        next.setText(Texts.of(model.isLast() ? "tour.done" : "tour-next"));
        if (getChildren().isEmpty()) {
            // Only what is in the scene can have the focus.
            getChildren().setAll(scrims);
            getChildren().addAll(frame, callout);
        }
        requestLayout();
        next.requestFocus();
    }

    /** What the stop is about, or null. */
    private Node shown() {
        return getScene().lookup(TourViewModel.STOPS.get(model.stop.get()));
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            model.skip();
            event.consume();
        } else if (event.getCode() == KeyCode.TAB) {
            cycle(event.isShiftDown() ? -1 : 1);
            event.consume();
        }
    }

    /** The keys stay in the callout while it covers the window. */
    private void cycle(int by) {
        List<Button> open = Stream.of(skip, back, next)
                .filter(button -> !button.isDisabled())
                .toList();
        int now = open.indexOf(getScene().getFocusOwner());
        open.get(Math.floorMod(now + by, open.size())).requestFocus();
    }

    @Override
    protected void layoutChildren() {
        if (!model.isOpen() || getScene() == null) {
            return;
        }
        Bounds region = region();
        Nodes.place(frame, region.getMinX(), region.getMinY(), region.getMaxX(), region.getMaxY());
        Nodes.place(scrims.get(0), 0, 0, getWidth(), region.getMinY());
        Nodes.place(scrims.get(1), 0, region.getMaxY(), getWidth(), getHeight());
        Nodes.place(scrims.get(2), 0, region.getMinY(), region.getMinX(), region.getMaxY());
        Nodes.place(scrims.get(3), region.getMaxX(), region.getMinY(), getWidth(), region.getMaxY());
        double tall = callout.prefHeight(WIDTH);
        double[] at = beside(region, tall);
        callout.resizeRelocate(at[0], at[1], WIDTH, tall);
    }

    /** Where the stop's region is in this pane, a little larger, cut to the window; the middle if it is not shown. */
    private Bounds region() {
        Node node = shown();
        if (node == null) {
            return new BoundingBox(getWidth() / 2, getHeight() / 3, 0, 0);
        }
        Bounds at = sceneToLocal(node.localToScene(node.getLayoutBounds()));
        double left = Math.max(2, at.getMinX() - MARGIN);
        double top = Math.max(2, at.getMinY() - MARGIN);
        double right = Math.min(getWidth() - 2, at.getMaxX() + MARGIN);
        double bottom = Math.min(getHeight() - 2, at.getMaxY() + MARGIN);
        return new BoundingBox(left, top, right - left, bottom - top);
    }

    /** Below, right, left or above the region: the first side with room. */
    private double[] beside(Bounds region, double tall) {
        double x = within(region.getMinX(), getWidth() - WIDTH);
        double y = within(region.getMinY() + GAP, getHeight() - tall);
        if (region.getMaxY() + GAP + tall <= getHeight()) {
            return new double[] {x, region.getMaxY() + GAP};
        }
        if (region.getMaxX() + GAP + WIDTH <= getWidth()) {
            return new double[] {region.getMaxX() + GAP, y};
        }
        if (region.getMinX() - GAP - WIDTH >= 0) {
            return new double[] {region.getMinX() - GAP - WIDTH, y};
        }
        return new double[] {x, Math.max(GAP, region.getMinY() - GAP - tall)};
    }

    private static double within(double wish, double largest) {
        return Math.max(GAP, Math.min(wish, largest - GAP));
    }
}
