package afterimage.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.session.SessionState;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Drives the real window through its views and writes a picture of each, both themes, two sizes, to target/gallery. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GalleryTest {
    private static final Path GALLERY = Path.of("target", "gallery");
    private static final List<int[]> SIZES =
            List.of(new int[] {1280, 800}, new int[] {1920, 1080}, new int[] {1440, 900});

    @Test
    void everyViewInBothThemesAtEachSize() throws Exception {
        try (OpenWindow window = new OpenWindow(1280, 800)) {
            window.until(() -> window.models().metrics.model.heading.get().contains("step"));
            window.robot().interact(() -> window.models().theatre.model.scrubTo(4));
            for (String theme : new String[] {"dark", "light"}) {
                for (int[] size : SIZES) {
                    window.resize(size[0], size[1]);
                    window.picture(GALLERY.resolve("workbench-" + theme + "-" + size[0] + "x" + size[1] + ".png"));
                }
                window.resize(1280, 800);
                trouble(window, theme);
                folds(window, theme);
                window.press("theme");
            }
            training(window);
        }
        BufferedImage written =
                ImageIO.read(GALLERY.resolve("workbench-light-1280x800.png").toFile());
        assertEquals(List.of(1280, 800), List.of(written.getWidth(), written.getHeight()));
        try (var pictures = Files.list(GALLERY)) {
            assertTrue(pictures.count() >= 9);
        }
    }

    /** Settings that cannot work, beside their reasons. */
    private static void trouble(OpenWindow window, String theme) {
        TextField layers = window.find("#layers", TextField.class);
        TextField rate = window.find("#rate", TextField.class);
        String good = layers.getText();
        window.robot().interact(() -> {
            layers.setText("24, none");
            rate.setText("-1");
        });
        window.picture(GALLERY.resolve("setup-problems-" + theme + "-1280x800.png"));
        window.robot().interact(() -> {
            layers.setText(good);
            rate.setText("0.003");
        });
    }

    /** All settings, each fold by itself, and what differs from the nearest published model. */
    private static void folds(OpenWindow window, String theme) {
        ScrollPane setup = window.find("#settings", ScrollPane.class);
        for (String fold : List.of("more-data", "more-model", "more-training")) {
            ToggleButton head = window.find("#" + fold, ToggleButton.class);
            window.robot().interact(() -> {
                head.setSelected(true);
                setup.layout();
                double top =
                        setup.getContent().sceneToLocal(head.localToScene(0, 0)).getY();
                double room = setup.getContent().getBoundsInLocal().getHeight()
                        - setup.getViewportBounds().getHeight();
                setup.setVvalue(top / room);
            });
            window.picture(GALLERY.resolve("setup-" + fold + "-" + theme + "-1280x800.png"));
            window.robot().interact(() -> head.setSelected(false));
        }
        window.robot().interact(() -> setup.setVvalue(1));
        Hyperlink show = window.find("#badge-show", Hyperlink.class);
        window.robot().interact(show::fire);
        Node differences = window.find(".flyout", Node.class);
        window.picture(differences.getScene(), GALLERY.resolve("setup-published-" + theme + ".png"));
        window.robot().interact(() -> {
            differences.getScene().getWindow().hide();
            setup.setVvalue(0);
        });
    }

    private static void training(OpenWindow window) throws Exception {
        window.press("train");
        window.until(() -> window.models().transport.steps() >= 60
                && window.models().transport.state.get() == SessionState.RUNNING);
        window.picture(GALLERY.resolve("training-dark-1280x800.png"));
        window.press("stop");
        window.until(() -> window.models().transport.state.get() == SessionState.IDLE);
    }
}
