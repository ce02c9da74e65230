package afterimage.app.picture;

import afterimage.engine.file.SafeFile;
import afterimage.engine.run.Program;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.awt.Font;
import java.io.InputStream;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Writes drawings as a page. Text is in PDFBox's Liberation Sans: it cannot embed outlines of Inter's kind. */
public final class PdfFile {
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    public static void write(Path target, Painting painting) {
        SafeFile.write(target, out -> {
            try (PDDocument document = new PDDocument();
                    InputStream file = PDFont.class.getResourceAsStream(FONT)) {
                PDFont font = PDType0Font.load(document, file, true);
                document.getDocumentInformation().setCreator("Afterimage " + Program.version());
                PDPage page = new PDPage(new PDRectangle(painting.width(), painting.height()));
                document.addPage(page);
                PdfBoxGraphics2D g = new PdfBoxGraphics2D(document, painting.width(), painting.height());
                // One font for all text, which is measured with it too.
                g.setFontTextDrawer(new PdfBoxGraphics2DFontTextDrawer() {
                    @Override
                    protected PDFont mapFont(Font asked, IFontTextDrawerEnv env) {
                        return font;
                    }
                });
                painting.painter().accept(g);
                g.dispose();
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.drawForm(g.getXFormObject());
                }
                document.save(out);
            }
        });
    }
}
