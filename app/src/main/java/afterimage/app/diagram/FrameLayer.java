package afterimage.app.diagram;

import static afterimage.app.control.Painted.fill;

import afterimage.app.control.FrameImage;
import afterimage.app.control.Nodes;
import afterimage.app.theme.Palette;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** The frames of a drawing and their numbers as nodes: they change far more often than what is drawn around them. */
final class FrameLayer extends Pane {
    /** Pictures of a clip of the usual length and of what the model made of it; a player comes back to them. */
    private static final int MOST_IMAGES = 100;

    private final DiagramViewModel model;
    private final List<Place> places = new ArrayList<>();
    private final Map<float[], Image> images = new IdentityHashMap<>();
    private int imageSize;

    /** One frame and its number. JavaFX paints a group anew as a whole when many of its children change, so they are two. */
    private static final class Place extends Group {
        private final ImageView view = new ImageView();
        private final Text number = new Text();
        /** Round the pixel that is pointed at. */
        private final Rectangle pixel = new Rectangle();

        Place() {
            number.setTextOrigin(VPos.CENTER);
            pixel.setFill(null);
            pixel.setStroke(Color.WHITE);
            getChildren().addAll(view, number, pixel);
        }
    }

    FrameLayer(DiagramViewModel model) {
        this.model = model;
        setManaged(false);
        setMouseTransparent(true);
    }

    /** @param scale units of length here for one of the drawing, each of {@code screen} pixels of the screen */
    void show(Drawing drawing, Palette palette, double left, double top, double scale, double screen) {
        List<Mark.Image> images = drawing.images();
        while (places.size() < images.size()) {
            places.add(new Place());
            getChildren().add(places.get(places.size() - 1));
        }
        places.subList(images.size(), places.size()).forEach(place -> place.setVisible(false));
        for (int i = 0; i < images.size(); i++) {
            Place place = places.get(i);
            place.setVisible(true);
            show(place.view, images.get(i), left, top, scale, screen);
            place.number.setVisible(images.get(i) instanceof Mark.Frame);
            if (images.get(i) instanceof Mark.Frame frame) {
                show(place.number, frame.label(), palette, left, top, scale);
            }
            boolean pointed = images.get(i) instanceof Mark.Map map
                    && place.view.isVisible()
                    && model.numbers.isPointed(map.part());
            place.pixel.setVisible(pointed);
            if (pointed) {
                int side = model.numbers.side();
                double pixel = place.view.getFitWidth() / side;
                double x = place.view.getX() + model.numbers.place % side * pixel;
                double y = place.view.getY() + model.numbers.place / side * pixel;
                Nodes.place(place.pixel, x, y, x + pixel, y + pixel);
            }
        }
    }

    private void show(ImageView view, Mark.Image frame, double left, double top, double scale, double screen) {
        CellNumbers.Picture picture = model.picture(frame);
        view.setVisible(picture != null);
        if (picture != null) {
            view.setImage(image(picture, (int) Math.max(1, Math.round(frame.size() * scale * screen))));
            view.setX(left + frame.x() * scale);
            view.setY(top + frame.y() * scale);
            view.setFitWidth(frame.size() * scale);
            view.setFitHeight(frame.size() * scale);
        }
    }

    private Image image(CellNumbers.Picture picture, int size) {
        if (imageSize != size || images.size() >= MOST_IMAGES) {
            imageSize = size;
            images.clear();
        }
        return images.computeIfAbsent(picture.shares(), shares -> FrameImage.of(shares, size, picture.shading()));
    }

    private static void show(Text number, Mark.Words words, Palette palette, double left, double top, double scale) {
        Font font = Font.font("Inter", words.size() * scale);
        number.setText(words.text());
        fill(number, words.ink().of(palette));
        // An equal one would be painted anew.
        if (!font.equals(number.getFont())) {
            number.setFont(font);
        }
        number.setX(left + words.x() * scale - number.getLayoutBounds().getWidth() / 2);
        number.setY(top + words.y() * scale);
    }
}
