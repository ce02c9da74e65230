package afterimage.app.diagram;

import afterimage.app.control.FrameImage;
import afterimage.engine.clip.Shading;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;

/** The frames of a drawing, each an image of its own: they change far more often than what is drawn around them. */
final class FrameLayer extends Pane {
    private final DiagramViewModel model;
    private final List<Place> places = new ArrayList<>();

    /** One image, at the place of a frame. */
    private static final class Place {
        private final ImageView view = new ImageView();
        private FrameImage image;
        private float[] shown;

        void show(float[] pixels, int size) {
            view.setVisible(pixels != null);
            if (pixels == null) {
                return;
            }
            if (image == null || image.image().getWidth() != size) {
                image = new FrameImage(size);
                view.setImage(image.image());
                shown = null;
            }
            if (shown != pixels) {
                image.show(pixels, Shading.GREY);
                shown = pixels;
            }
        }
    }

    FrameLayer(DiagramViewModel model) {
        this.model = model;
        setManaged(false);
        setMouseTransparent(true);
    }

    /**
     * @param left of the drawing
     * @param top of it
     * @param scale units of length here for one of the drawing
     * @param screen pixels of the screen for one here
     */
    void show(Drawing drawing, double left, double top, double scale, double screen) {
        List<Mark.Frame> frames = drawing.marks().stream()
                .filter(Mark.Frame.class::isInstance)
                .map(Mark.Frame.class::cast)
                .toList();
        while (places.size() < frames.size()) {
            Place place = new Place();
            places.add(place);
            getChildren().add(place.view);
        }
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            if (i >= frames.size()) {
                place.view.setVisible(false);
                continue;
            }
            Mark.Frame frame = frames.get(i);
            place.show(frame.number() < 0 ? null : model.frame(frame.branch(), frame.number()), (int)
                    Math.max(1, Math.round(frame.size() * scale * screen)));
            place.view.setX(left + frame.x() * scale);
            place.view.setY(top + frame.y() * scale);
            place.view.setFitWidth(frame.size() * scale);
            place.view.setFitHeight(frame.size() * scale);
        }
    }
}
