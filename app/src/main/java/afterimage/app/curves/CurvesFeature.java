package afterimage.app.curves;

import afterimage.app.chart.LossCurves;
import afterimage.app.chart.LossPicture;
import afterimage.app.feature.Capture;
import afterimage.app.feature.Exhibit;
import afterimage.app.feature.Feature;
import afterimage.app.feature.Format;
import afterimage.app.feature.Look;
import afterimage.app.glossary.Texts;
import afterimage.app.picture.Painting;
import afterimage.app.session.Mail;
import afterimage.app.theme.Palette;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;

/** Losses of the run in view and of those beside it. */
public record CurvesFeature(CurvesViewModel model, ObjectProperty<Palette> palette) implements Feature {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 440;

    @Override
    public List<MenuPart> menus() {
        return List.of(new MenuPart("View", Command.toggle(Texts.of("log-axis.menu"), model.logarithmic)));
    }

    @Override
    public List<Exhibit> exhibits() {
        Map<Format, Exhibit.Source> ways = Exhibit.drawn(this::chart, Format.SVG, Format.PDF);
        ways.put(Format.CSV, look -> Capture.table(model.toCsv()));
        return List.of(new Exhibit("curves", ".curves", ways));
    }

    private Painting chart(Look look) {
        LossCurves shown = model.curves();
        boolean log = model.logarithmic.get();
        double smoothing = model.smoothing.get();
        return new Painting(
                WIDTH, HEIGHT, LossPicture.painter(shown, look.palette(palette.get()), log, smoothing, WIDTH, HEIGHT));
    }

    @Override
    public List<Remembered> remembered() {
        Consumer<String> again = share -> model.smoothing.set(Math.max(0, Math.min(0.99, Double.parseDouble(share))));
        Remembered smoothing =
                new Remembered("smoothing", () -> model.smoothing.getValue().toString(), again);
        return List.of(Remembered.flag("logAxis", model.logarithmic), smoothing);
    }

    @Override
    public void show(Mail mail) {
        model.show(mail);
    }
}
