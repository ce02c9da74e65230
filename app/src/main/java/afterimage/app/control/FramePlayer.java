package afterimage.app.control;

import afterimage.engine.clip.Shading;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/** One large frame under its name, drawn at the largest whole multiple that fits. */
public final class FramePlayer extends BorderPane {
    private static final int FRAME_PIXELS = 64;
    /** Under a frame, unless there is less beside it. */
    private static final double MARGIN = 8;

    private final Label name = new Label();
    private final ImageView view = new ImageView();
    private final Label time = new Label();
    private final Label empty = new Label();
    private final StackPane stage = new StackPane(view, empty);
    private final HBox head;
    private FrameImage image;
    private float[] shown;

    /**
     * @param styleClass names the meaning, e.g. {@code input}; it sets the title's colour
     * @param tooltip says what the frames are
     */
    public FramePlayer(String title, String styleClass, String tooltip) {
        this(title, styleClass);
        name.setTooltip(new Tooltip(tooltip));
    }

    /** @param styleClass names the meaning, e.g. {@code input}; it sets the title's colour */
    public FramePlayer(String title, String styleClass) {
        getStyleClass().add("card");
        name.setText(title);
        name.getStyleClass().addAll("player-title", styleClass);
        time.getStyleClass().add("player-time");
        empty.getStyleClass().add("player-empty");
        empty.setWrapText(true);
        head = new HBox(name);
        head.setAlignment(Pos.BASELINE_LEFT);
        head.getStyleClass().add("player-head");
        stage.getStyleClass().add("player-stage");
        // Enlarged pictures of the window keep its pixels square.
        view.setSmooth(false);
        stage.setMinSize(FRAME_PIXELS, FRAME_PIXELS);
        StackPane.setAlignment(view, Pos.TOP_CENTER);
        // It changes with each frame: managed, it would have all that is around it laid out anew.
        time.setManaged(false);
        time.setAlignment(Pos.BASELINE_RIGHT);
        setTop(head);
        getChildren().add(time);
        setCenter(stage);
        stage.layoutBoundsProperty().addListener((p, before, now) -> fit());
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(title);
    }

    /** What stands in the frame's place where there is none. */
    public void setEmptyText(String text) {
        empty.setText(text);
    }

    /**
     * @param frame [64, 64], or null for none
     * @param column time step of the whole clip
     */
    public void show(float[] frame, int column) {
        shown = frame;
        time.setText("t " + column);
        empty.setVisible(frame == null);
        view.setVisible(frame != null);
        if (frame != null && image != null) {
            image.show(frame, Shading.GREY);
        }
    }

    /**
     * Height of the card with the largest whole multiple of a frame that fits.
     *
     * @param width of the card
     * @param most height that it is not to exceed, unless the frame itself does
     */
    public double heightWithin(double width, double most) {
        double inner = width - snappedLeftInset() - snappedRightInset();
        double around = snappedTopInset() + head.prefHeight(-1) + stage.snappedTopInset() + snappedBottomInset();
        int times = Math.max(1, (int) (inner / FRAME_PIXELS));
        while (times > 1 && around + tall(times, inner) > most) {
            times--;
        }
        return Math.ceil(around + tall(times, inner));
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
        double height = time.prefHeight(-1);
        double top = head.getLayoutY() + name.getLayoutY() + name.getBaselineOffset() - time.getBaselineOffset();
        time.resizeRelocate(left, Math.round(top), Math.max(0, right - left), height);
    }

    private void fit() {
        double room = Math.min(stage.getWidth(), stage.getHeight() - stage.snappedTopInset());
        int size = FRAME_PIXELS * Math.max(1, (int) (room / FRAME_PIXELS));
        if (image == null || image.image().getWidth() != size) {
            image = new FrameImage(size);
            view.setImage(image.image());
            if (shown != null) {
                image.show(shown, Shading.GREY);
            }
        }
    }
}
