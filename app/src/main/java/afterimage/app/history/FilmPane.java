package afterimage.app.history;

import afterimage.app.control.Nodes;
import afterimage.app.control.Painted;
import afterimage.app.glossary.Texts;
import afterimage.app.theme.Palette;
import java.awt.image.BufferedImage;
import javafx.beans.property.ObjectProperty;
import javafx.embed.swing.SwingFXUtils;

/** The picture of the film that is due, as it goes into files too. */
final class FilmPane extends Painted {
    private final HistoryViewModel model;

    FilmPane(HistoryViewModel model, ObjectProperty<Palette> palette) {
        super(palette, Texts.of("history.grid"));
        this.model = model;
        getStyleClass().add("film");
        setMinSize(0, 0);
        Nodes.whenever(this::requestLayout, model.revision, model.past.frame);
    }

    @Override
    protected void draw() {
        HistoryPicture picture = model.picture();
        Film film = model.film();
        if (!isVisible() || picture == null || film == null || getWidth() < 1 || getHeight() < 1) {
            return;
        }
        // As fine as the screen is, which the toolkit else would stretch.
        double fine =
                getScene().getWindow() == null ? 1 : getScene().getWindow().getRenderScaleX();
        double scale = type.scale();
        int width = (int) (getWidth() / scale);
        int height = (int) (getHeight() / scale);
        BufferedImage drawn = film.painting(picture.then(), model.past.frame.get(), width, height, palette.get())
                .image(scale * fine * canvas.resolution());
        canvas.begin().drawImage(SwingFXUtils.toFXImage(drawn, null), 0, 0, width * scale, height * scale);
    }
}
