package afterimage.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.help.TourViewModel;
import afterimage.app.home.Pretrained;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Writes the pictures that Help shows ({@code help-*.png}, to be copied to assets/pictures) and pictures of Help
 * itself, of the tour, the command list and projector mode, to target/gallery.
 */
class HelpGalleryTest {
    private static final Path GALLERY = Path.of("target", "gallery");

    @Test
    void whatExplainsTheWindowInBothThemes() throws Exception {
        try (OpenWindow window = new OpenWindow(1280, 800)) {
            window.until(() -> window.models().metrics.model.heading.get().contains("step"));
            Pretrained composite = Pretrained.named("convlstm-composite").orElseThrow();
            window.robot().interact(() -> window.models().desk.openBundled(composite));
            window.until(() -> window.models().desk.inView().equals(Optional.of(composite.spec())));
            window.robot().interact(() -> window.models().theatre.model.scrubTo(4));
            window.press("inside-diagram");
            for (String theme : new String[] {"dark", "light"}) {
                parts(window, theme);
                overlays(window, theme);
                help(window, theme);
                projector(window, theme);
                window.press("theme");
            }
        }
        assertTrue(Files.exists(GALLERY.resolve("help-players-light.png")));
    }

    private static void parts(OpenWindow window, String theme) {
        window.resize(1440, 900);
        String[][] parts = {{"players", ".players"}, {"strips", ".strips"}, {"curves", ".measures > .section"}};
        for (String[] part : parts) {
            snapshot(window, window.find(part[1], Node.class), "help-" + part[0] + "-" + theme);
        }
        snapshot(window, window.find(".metrics", Node.class).getParent(), "help-metrics-" + theme);
        flyout(window, "choose-clip", "help-thumbnails-" + theme);
        flyout(window, "trial", "help-trial-" + theme);
        snapshot(window, window.find(".diagram-sheet", Node.class), "help-diagram-" + theme);
        window.resize(1280, 800);
    }

    private static void flyout(OpenWindow window, String button, String name) {
        window.press(button);
        Node sheet = window.find(".flyout", Node.class);
        snapshot(window, sheet, name);
        window.robot().interact(() -> sheet.getScene().getWindow().hide());
    }

    private static void overlays(OpenWindow window, String theme) {
        for (int stop = 0; stop < TourViewModel.STOPS.size(); stop++) {
            window.robot()
                    .interact(
                            stop == 0
                                    ? () -> window.wiring().guide.tour.begin()
                                    : () -> window.wiring().guide.tour.next());
            window.picture(GALLERY.resolve("tour-" + (stop + 1) + "-" + theme + "-1280x800.png"));
        }
        window.robot().interact(() -> window.wiring().guide.tour.skip());
        window.robot().interact(() -> window.wiring().guide.commands());
        window.robot().interact(() -> window.wiring().guide.commands.query.set("run"));
        window.picture(GALLERY.resolve("commands-" + theme + "-1280x800.png"));
        window.robot().interact(() -> window.wiring().guide.commands());
    }

    private static void help(OpenWindow window, String theme) {
        for (String page : new String[] {"First minute", "Other clips", "Models", "Files", "Keys", "Terms"}) {
            window.robot().interact(() -> window.wiring().guide.helpOn(page));
            WaitForAsyncUtils.waitForFxEvents();
            window.robot()
                    .interact(() -> Shot.write(
                            window.wiring().guide.helpWindow.stage().getScene().snapshot(null),
                            GALLERY.resolve("help-page-"
                                    + page.toLowerCase(java.util.Locale.ROOT).replace(' ', '-') + "-" + theme
                                    + ".png")));
        }
        window.robot().interact(() -> window.wiring().guide.help());
    }

    private static void projector(OpenWindow window, String theme) {
        window.robot().interact(() -> window.wiring().guide.projector());
        WaitForAsyncUtils.waitForFxEvents();
        window.picture(GALLERY.resolve("projector-" + theme + "-1920x1080.png"));
        window.robot().interact(() -> window.wiring().guide.projector());
        window.resize(1280, 800);
    }

    private static void snapshot(OpenWindow window, Node node, String name) {
        WaitForAsyncUtils.waitForFxEvents();
        window.robot().interact(() -> {
            SnapshotParameters ground = new SnapshotParameters();
            ground.setFill(Color.TRANSPARENT);
            write(node.snapshot(ground, null), name);
        });
    }

    private static void write(WritableImage picture, String name) {
        BufferedImage image = SwingFXUtils.fromFXImage(picture, null);
        afterimage.engine.clip.Pictures.writePng(GALLERY.resolve(name + ".png"), image);
    }
}
