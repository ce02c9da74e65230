package afterimage.app.theme;

import afterimage.engine.Words;
import afterimage.engine.file.Packaged;
import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import javafx.application.Application;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** Dark or light: AtlantaFX below, the palette as named colours, the program's own rules above. */
public final class Theme {
    private static final List<String> WEIGHTS = List.of("Regular", "Medium", "SemiBold", "Bold");

    private boolean hasFonts;
    public final ObjectProperty<Palette> palette = new SimpleObjectProperty<>(Palette.DARK);

    /** First before the first control is made, which would read JavaFX's own style sheet otherwise. */
    public static void useGround(Palette palette) {
        // In JavaFX's binary form, which is read in a fraction of the time.
        String ground = palette.dark()
                ? new PrimerDark().getUserAgentStylesheetBSS()
                : new PrimerLight().getUserAgentStylesheetBSS();
        if (!ground.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(ground);
        }
    }

    public void toggle() {
        palette.set(palette.get().dark() ? Palette.LIGHT : Palette.DARK);
    }

    /** Styles a scene, now and whenever the palette changes. */
    public void apply(Scene scene) {
        if (!hasFonts) {
            WEIGHTS.forEach(Theme::loadFont);
            hasFonts = true;
        }
        palette.subscribe(now -> style(scene));
    }

    private static void loadFont(String weight) {
        try (InputStream font = Packaged.open("assets/fonts/Inter-" + weight + ".otf")) {
            Font.loadFont(font, 13);
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own font cannot be read", e);
        }
    }

    private void style(Scene scene) {
        Palette now = palette.get();
        useGround(now);
        scene.getStylesheets().setAll(names(now), sheet("workbench"));
        if (!Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW)) {
            scene.getStylesheets().add(sheet("square-popups"));
        }
    }

    private static String sheet(String name) {
        return Theme.class
                .getResource("/afterimage/assets/themes/" + name + ".css")
                .toExternalForm();
    }

    /** The palette as a sheet of looked-up colours; the rules have them under the names that AtlantaFX uses. */
    private static String names(Palette p) {
        StringBuilder own = new StringBuilder();
        p.byName().forEach((name, colour) -> own.append(Words.of("-%s: #%06x;", name, colour)));
        byte[] css = (".root {" + own + "}").getBytes(StandardCharsets.UTF_8);
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css);
    }
}
