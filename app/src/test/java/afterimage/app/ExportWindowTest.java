package afterimage.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.export.ExportViewModel;
import afterimage.app.feature.Exhibit;
import afterimage.app.feature.Format;
import afterimage.engine.file.NpzFile;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
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
            window.until(() -> window.models().metrics.model.heading.get().contains("step"));
            window.robot().interact(() -> window.models().theatre.model.scrubTo(4));
            window.robot().press(KeyCode.CONTROL).type(KeyCode.E).release(KeyCode.CONTROL);
            WaitForAsyncUtils.waitForFxEvents();
            ExportViewModel model = window.wiring().export.model;
            window.until(() -> model.previewProperty().get().image() != null);
            Region players = window.find(".players", Region.class);
            BufferedImage twice = write(window, "players", Format.PNG, "players.png");
            assertEquals(2 * players.getWidth(), twice.getWidth(), 2);
            assertEquals(2 * players.getHeight(), twice.getHeight(), 2);
            window.robot().clickOn("#export-scale-4");
            BufferedImage sheet = write(window, "window", Format.PNG, "window.png");
            assertEquals(4 * 1280, sheet.getWidth());
            assertEquals(4 * 800, sheet.getHeight());
            window.robot().clickOn("#export-theme-true");
            BufferedImage light = write(window, "strips", Format.PNG, "strips.png");
            assertEquals(0xffffffff, light.getRGB(light.getWidth() / 2, 40), "paper");
            write(window, "curves", Format.PNG, "curves.png");
            write(window, "curves", Format.SVG, "curves.svg");
            write(window, "runs", Format.PNG, "runs.png");
            write(window, "metrics", Format.PNG, "metrics.png");
            write(window, "strips", Format.GIF, "strips.gif");
            write(window, "setup", Format.PNG, "setup.png");
            write(window, "metrics", Format.CSV, "metrics.csv");
            write(window, "players", Format.GIF, "players.gif");
            choose(window, "figure");
            window.until(() ->
                    !window.robot().lookup("#export-runs .check-box").queryAll().isEmpty());
            CheckBox own = window.robot().lookup("#export-runs .check-box").queryAllAs(CheckBox.class).stream()
                    .filter(box -> box.getText().equals("ConvLSTM predictor, trained"))
                    .findFirst()
                    .orElseThrow();
            assertTrue(own.isSelected(), "the run in view");
            window.robot().interact(() -> model.differences.set(true));
            write(window, "figure", Format.PDF, "figure.pdf");
            write(window, "figure", Format.PNG, "figure.png");
            Region target = window.find("#export-target", Region.class);
            double above = target.localToScene(0, 0).getY();
            assertTrue(model.target.note.get().contains("replaced"));
            window.robot()
                    .interact(() ->
                            model.target.text.set(folder.resolve("new.png").toString()));
            WaitForAsyncUtils.waitForFxEvents();
            assertEquals("", model.target.note.get());
            assertEquals(above, target.localToScene(0, 0).getY(), "nothing moves under the pointer");
            everyFormatOpens(window);
            window.press("export-close");
            checkFigure();
            assertTrue(window.find("#status", javafx.scene.control.Label.class)
                    .getText()
                    .startsWith("Written"));
        }
    }

    private void everyFormatOpens(OpenWindow window) throws Exception {
        ExportViewModel model = window.wiring().export.model;
        for (Exhibit exhibit : model.exhibits) {
            for (Format format : exhibit.formats()) {
                Path file = folder.resolve("every-" + exhibit.id() + format.ending());
                window.robot().interact(() -> model.export(exhibit.id(), format, file));
                window.until(() -> !model.state.get().busy());
                boolean nothing = model.state.get().sentence().startsWith("There is nothing");
                // What has not been looked at has no numbers yet, and no film.
                boolean unseen = !format.hasLook() || exhibit.id().equals("film");
                assertTrue(nothing ? unseen : opens(file, format), exhibit.id() + " as " + format);
            }
        }
    }

    private static boolean opens(Path file, Format format) throws Exception {
        return switch (format) {
            case PNG, GIF -> ImageIO.read(file.toFile()).getWidth() > 100;
            case CSV -> Files.readAllLines(file).size() > 1;
            case NPZ -> !NpzFile.read(file).arrays().isEmpty();
            case SVG -> textsWithFonts(file) > 3;
            case PDF -> {
                try (var document = org.apache.pdfbox.Loader.loadPDF(file.toFile())) {
                    yield document.getNumberOfPages() == 1
                            && !new org.apache.pdfbox.text.PDFTextStripper()
                                    .getText(document)
                                    .isBlank();
                }
            }
        };
    }

    /** How many pieces of text there are; each has a font that every reader knows to replace. */
    private static int textsWithFonts(Path svg) throws Exception {
        var factory = javax.xml.parsers.DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        var texts = factory.newDocumentBuilder().parse(svg.toFile()).getElementsByTagName("text");
        for (int i = 0; i < texts.getLength(); i++) {
            var at = texts.item(i);
            while (!((org.w3c.dom.Element) at).hasAttribute("font-family")) {
                at = at.getParentNode();
            }
            String family = ((org.w3c.dom.Element) at).getAttribute("font-family");
            assertTrue(family.contains("Inter") && family.endsWith("sans-serif"), family);
        }
        return texts.getLength();
    }

    private static void choose(OpenWindow window, String exhibit) {
        ExportViewModel model = window.wiring().export.model;
        window.robot()
                .interact(() -> model.exhibits.stream()
                        .filter(each -> each.id().equals(exhibit))
                        .forEach(model.exhibit::set));
    }

    private void checkFigure() throws Exception {
        try (var figure =
                org.apache.pdfbox.Loader.loadPDF(folder.resolve("figure.pdf").toFile())) {
            String text = new org.apache.pdfbox.text.PDFTextStripper().getText(figure);
            assertTrue(text.contains("Truth") && text.contains("ConvLSTM predictor, trained"), text);
            BufferedImage page = new org.apache.pdfbox.rendering.PDFRenderer(figure).renderImage(0, 1.5f);
            afterimage.engine.clip.Pictures.writePng(GALLERY.resolve("exported-figure-pdf.png"), page);
        }
    }

    private BufferedImage write(OpenWindow window, String exhibit, Format format, String name) throws Exception {
        ExportViewModel model = window.wiring().export.model;
        ListView<?> list = window.find("#export-list", ListView.class);
        choose(window, exhibit);
        window.robot().interact(() -> model.format.set(format));
        Path file = folder.resolve(name);
        TextField target = window.find("#export-target", TextField.class);
        window.robot().interact(() -> target.setText(file.toString()));
        window.press("export-write");
        window.until(() -> !model.state.get().busy());
        assertEquals("Written " + file, model.state.get().sentence());
        window.until(() -> !model.previewProperty().get().making());
        Files.createDirectories(GALLERY);
        Files.copy(file, GALLERY.resolve("exported-" + name), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        picture(list, "export-" + name + ".png");
        return ImageIO.read(file.toFile());
    }

    private static void picture(ListView<?> list, String name) throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        Image image =
                WaitForAsyncUtils.asyncFx(() -> list.getScene().snapshot(null)).get();
        Shot.write(image, GALLERY.resolve(name));
    }
}
