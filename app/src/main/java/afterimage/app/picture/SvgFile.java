package afterimage.app.picture;

import afterimage.engine.file.SafeFile;
import java.awt.Dimension;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.ImageHandlerBase64Encoder;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Writes drawings as SVG: text stays text, frames stay pixels with hard edges. */
public final class SvgFile {
    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final String ELSEWHERE = ", Helvetica, Arial, sans-serif";

    /** Batik's own encoder of embedded pictures needs one more of its libraries; Java has one. */
    private static final class Pixels extends ImageHandlerBase64Encoder {
        @Override
        public void encodeImage(RenderedImage image, OutputStream out) throws SVGGraphics2DIOException {
            try {
                ImageIO.write(image, "png", out);
            } catch (IOException e) {
                throw new SVGGraphics2DIOException("a frame", e);
            }
        }
    }

    public static void write(Path target, Painting painting) {
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
        context.setImageHandler(new Pixels());
        SVGGraphics2D g = new SVGGraphics2D(context, false);
        g.setSVGCanvasSize(new Dimension(painting.width(), painting.height()));
        painting.painter().accept(g);
        Element root = g.getRoot();
        root.setAttribute("viewBox", "0 0 " + painting.width() + " " + painting.height());
        finish(root);
        NodeList all = root.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            finish((Element) all.item(i));
        }
        SafeFile.write(target, out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            g.stream(root, writer, false, false);
            writer.flush();
        });
        g.dispose();
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVG, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("Java's own XML cannot be had", e);
        }
    }

    private static void finish(Element element) {
        // Where the program's font is not installed, the reader's own sans-serif serves.
        String family = element.getAttribute("font-family");
        if (!family.isEmpty()) {
            element.setAttribute("font-family", family + ELSEWHERE);
        }
        if (element.getTagName().equals("image")) {
            element.setAttribute("style", "image-rendering:pixelated");
        }
    }
}
