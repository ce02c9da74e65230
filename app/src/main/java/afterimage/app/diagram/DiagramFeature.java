package afterimage.app.diagram;

import afterimage.app.feature.Exhibit;
import afterimage.app.feature.Feature;
import afterimage.app.feature.Format;
import afterimage.app.feature.Look;
import afterimage.app.picture.Painting;
import afterimage.app.session.Mail;
import afterimage.app.theme.Palette;
import java.util.List;
import javafx.beans.property.ObjectProperty;

/** The model of the settings, drawn. */
public record DiagramFeature(DiagramViewModel model, ObjectProperty<Palette> palette) implements Feature {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 420;

    @Override
    public List<Tab> tabs() {
        return List.of(new Tab("Diagram", () -> new DiagramView(model, palette), false, model::setSeen));
    }

    @Override
    public List<Exhibit> exhibits() {
        return List.of(new Exhibit("diagram", null, Exhibit.drawn(this::picture, Format.PDF, Format.SVG, Format.PNG)));
    }

    private Painting picture(Look look) {
        return model.isEmpty() ? null : MarkPainter.painting(model, WIDTH, HEIGHT, look.palette(palette.get()));
    }

    @Override
    public void show(Mail mail) {
        model.show(mail);
    }
}
