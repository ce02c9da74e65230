package afterimage.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.export.ExportViewModel;
import afterimage.app.export.Format;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** From Ctrl+E to the file, in the real window; writes pictures of the dialog to target/gallery. */
class ExportWindowTest {
    private static final Path GALLERY = Path.of("target", "gallery");

    @TempDir
    private Path folder;

    @Test
    void fromTheKeyToTheFile() throws Exception {
        try (OpenWindow window = new OpenWindow(1280, 800)) {
            window.until(() -> window.wiring().metrics().headingProperty().get().contains("step"));
            window.robot().interact(() -> window.wiring().theatre().scrubTo(4));
            window.robot().press(KeyCode.CONTROL).type(KeyCode.E).release(KeyCode.CONTROL);
            WaitForAsyncUtils.waitForFxEvents();
            ExportViewModel model = window.wiring().export().model();
            window.until(() -> model.previewProperty().get().image() != null);
            Region players = window.find(".players", Region.class);
            BufferedImage twice = write(window, 1, Format.PNG, "players.png");
            assertEquals(2 * players.getWidth(), twice.getWidth(), 2);
            assertEquals(2 * players.getHeight(), twice.getHeight(), 2);
            window.robot().clickOn("#export-scale-4x");
            BufferedImage sheet = write(window, 0, Format.PNG, "window.png");
            assertEquals(4 * 1280, sheet.getWidth());
            assertEquals(4 * 800, sheet.getHeight());
            window.robot().clickOn("#export-theme-light-for-print");
            BufferedImage light = write(window, 2, Format.PNG, "strips.png");
            assertEquals(0xfff6f7f9, light.getRGB(light.getWidth() / 2, 40), "the light theme's panel");
            write(window, 3, Format.PNG, "curves.png");
            write(window, 3, Format.SVG, "curves.svg");
            write(window, 5, Format.PNG, "setup.png");
            write(window, 4, Format.CSV, "metrics.csv");
            write(window, 1, Format.GIF, "players.gif");
            window.robot()
                    .interact(() -> window.find("#export-list", ListView.class)
                            .getSelectionModel()
                            .select(6));
            CheckBox own = window.robot().lookup("#export-runs .check-box").queryAllAs(CheckBox.class).stream()
                    .filter(box -> box.getText().equals("ConvLSTM composite, trained"))
                    .findFirst()
                    .orElseThrow();
            window.robot().interact(() -> own.setSelected(true));
            write(window, 6, Format.PDF, "figure.pdf");
            write(window, 6, Format.PNG, "figure.png");
            window.press("export-close");
            checkFigure();
            assertTrue(window.find("#status", javafx.scene.control.Label.class)
                    .getText()
                    .startsWith("Written"));
        }
    }

    private void checkFigure() throws Exception {
        try (var figure =
                org.apache.pdfbox.Loader.loadPDF(folder.resolve("figure.pdf").toFile())) {
            String text = new org.apache.pdfbox.text.PDFTextStripper().getText(figure);
            assertTrue(text.contains("Truth") && text.contains("ConvLSTM composite, trained"), text);
            BufferedImage page = new org.apache.pdfbox.rendering.PDFRenderer(figure).renderImage(0, 1.5f);
            afterimage.engine.clip.Pictures.writePng(GALLERY.resolve("exported-figure-pdf.png"), page);
        }
    }

    private BufferedImage write(OpenWindow window, int exhibit, Format format, String name) throws Exception {
        ExportViewModel model = window.wiring().export().model();
        ListView<?> list = window.find("#export-list", ListView.class);
        window.robot().interact(() -> list.getSelectionModel().select(exhibit));
        window.robot().interact(() -> model.formatProperty().set(format));
        Path file = folder.resolve(name);
        TextField target = window.find("#export-target", TextField.class);
        window.robot().interact(() -> target.setText(file.toString()));
        window.press("export-write");
        window.until(() -> !model.busyProperty().get());
        assertEquals("Written " + file, model.outcomeProperty().get());
        window.until(() -> model.previewProperty().get().image() != null
                || !model.previewProperty().get().text().isEmpty());
        Files.createDirectories(GALLERY);
        Files.copy(file, GALLERY.resolve("exported-" + name), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        picture(list, "export-" + name + ".png");
        return ImageIO.read(file.toFile());
    }

    private static void picture(ListView<?> list, String name) throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        BufferedImage image = WaitForAsyncUtils.asyncFx(
                        () -> SwingFXUtils.fromFXImage(list.getScene().snapshot(null), null))
                .get();
        afterimage.engine.clip.Pictures.writePng(GALLERY.resolve(name), image);
    }
}
