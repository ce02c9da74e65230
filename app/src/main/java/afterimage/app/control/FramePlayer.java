package afterimage.app.control;

import afterimage.engine.clip.Shading;
import java.util.List;
import java.util.function.IntFunction;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.transform.Rotate;
import javafx.scene.transform.Translate;

/** One large frame under its name, drawn at the largest whole multiple that fits. */
public final class FramePlayer extends BorderPane {
    private static final int FRAME_PIXELS = 64;
    /** Under a frame, unless there is less beside it. */
    private static final double MARGIN = 8;
    /** Of arrows, pixels of the window. */
    private static final double WIDTH = 2.5;

    private static final double HALO = 5;

    private final Label name;
    private final ImageView view = new ImageView();
    private final Label time = Nodes.label("", "player-time");
    private final Label empty = Nodes.text("", "player-empty");
    /** Over the frame, at its place. */
    private final Pane arrows = new Pane();

    private final StackPane stage = Nodes.styled(new StackPane(view, empty, arrows), "player-stage");
    private final HBox head;
    private FrameImage image;
    private float[] shown;
    private List<Arrow> movements = List.of();
    private IntFunction<Color> colour;

    public FramePlayer(String title, String styleClass, String tooltip) {
        this(title, styleClass);
        name.setTooltip(new Tooltip(tooltip));
    }

    /** @param styleClass names the meaning, e.g. {@code input}; it sets the title's colour */
    public FramePlayer(String title, String styleClass) {
        getStyleClass().add("card");
        name = Nodes.label("", "player-title", styleClass);
        head = Nodes.styled(new HBox(name), "player-head");
        head.setAlignment(Pos.BASELINE_LEFT);
        // Enlarged pictures of the window keep its pixels square.
        view.setSmooth(false);
        stage.setMinSize(FRAME_PIXELS, FRAME_PIXELS);
        StackPane.setAlignment(view, Pos.TOP_CENTER);
        arrows.setMouseTransparent(true);
        arrows.setManaged(false);
        // It changes with each frame: managed, it would have all that is around it laid out anew.
        time.setManaged(false);
        time.setAlignment(Pos.BASELINE_RIGHT);
        setTop(head);
        getChildren().add(time);
        setCenter(stage);
        stage.layoutBoundsProperty().addListener((p, before, now) -> fit());
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setTitle(title);
    }

    public void setTitle(String title) {
        name.setText(title);
        setAccessibleText(title);
    }

    public void setEmptyText(String text) {
        empty.setText(text);
    }

    /** @param frame [64, 64], or null for none; {@code column} time step of the whole clip */
    public void show(float[] frame, int column) {
        shown = frame;
        time.setText("t " + column);
        empty.setVisible(frame == null);
        view.setVisible(frame != null);
        if (frame != null && image != null) {
            image.show(frame, Shading.GREY);
        }
    }

    public void showArrows(List<Arrow> now, IntFunction<Color> colours) {
        movements = List.copyOf(now);
        colour = colours;
        placeArrows();
    }

    private void placeArrows() {
        arrows.getChildren().clear();
        double times = image == null ? 1 : image.image.getWidth() / FRAME_PIXELS;
        arrows.relocate(Math.round((stage.getWidth() - times * FRAME_PIXELS) / 2), stage.snappedTopInset());
        for (Arrow movement : movements) {
            double length = Math.hypot(movement.dx(), movement.dy());
            double x = times * (movement.x() + 0.5);
            double y = times * (movement.y() + 0.5);
            Group arrow = new Group(
                    line(times * length, HALO, Color.BLACK),
                    line(times * length, WIDTH, colour.apply(movement.colour())));
            arrow.getTransforms()
                    .addAll(new Translate(x, y), new Rotate(Math.toDegrees(Math.atan2(movement.dy(), movement.dx()))));
            arrows.getChildren().add(arrow);
        }
    }

    /** To the right from the origin, with its head at the end. */
    private static SVGPath line(double length, double width, Color colour) {
        SVGPath path = new SVGPath();
        path.setContent("M 0 0 h %s m -6 -6 l 6 6 l -6 6".formatted(length));
        path.setFill(null);
        path.setStroke(colour);
        path.setStrokeWidth(width);
        path.setStrokeLineCap(StrokeLineCap.ROUND);
        return path;
    }

    /** Height of a card so wide with the largest whole multiple of a frame that stays below {@code most}, if any. */
    public double heightWithin(double width, double most) {
        double inner = width - snappedLeftInset() - snappedRightInset();
        return Math.ceil(around() + tall(timesWithin(width, most), inner));
    }

    /** The largest whole multiple of a frame that fits, as above. */
    public int timesWithin(double width, double most) {
        double inner = width - snappedLeftInset() - snappedRightInset();
        int times = Math.max(1, (int) (Math.min(inner, most) / FRAME_PIXELS));
        while (times > 1 && around() + tall(times, inner) > most) {
            times--;
        }
        return times;
    }

    public double widthWithin(double most) {
        double beside = snappedLeftInset() + snappedRightInset() + 2 * MARGIN;
        return timesWithin(Double.MAX_VALUE, most) * FRAME_PIXELS + beside;
    }

    private double around() {
        return snappedTopInset() + head.prefHeight(-1) + stage.snappedTopInset() + snappedBottomInset();
    }

    private static double tall(int times, double inner) {
        double size = times * FRAME_PIXELS;
        return size + Math.max(0, Math.min(MARGIN, (inner - size) / 2));
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        double left = head.getLayoutX() + name.getLayoutX() + name.getWidth();
        double right = head.getLayoutX() + head.getWidth() - head.snappedRightInset();
        double top = head.getLayoutY() + name.getLayoutY() + name.getBaselineOffset() - time.getBaselineOffset();
        time.resizeRelocate(left, Math.round(top), Math.max(0, right - left), time.prefHeight(-1));
    }

    private void fit() {
        double room = Math.min(stage.getWidth(), stage.getHeight() - stage.snappedTopInset());
        int size = FRAME_PIXELS * Math.max(1, (int) (room / FRAME_PIXELS));
        if (image == null || image.image.getWidth() != size) {
            image = new FrameImage(size);
            view.setImage(image.image);
            if (shown != null) {
                image.show(shown, Shading.GREY);
            }
        }
        placeArrows();
    }

    /** A movement over a frame, in its pixels to the right and down; its colour is numbered as those of runs are. */
    public record Arrow(double x, double y, double dx, double dy, int colour) {}
}
