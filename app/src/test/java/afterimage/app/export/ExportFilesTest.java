package afterimage.app.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.chart.LossCurves;
import afterimage.app.chart.LossPicture;
import afterimage.app.feature.Capture;
import afterimage.app.feature.Format;
import afterimage.app.feature.Look;
import afterimage.app.home.Pretrained;
import afterimage.app.picture.FrameSheet;
import afterimage.app.picture.Painting;
import afterimage.app.picture.TheatrePaintings;
import afterimage.app.theme.Palette;
import afterimage.engine.clip.Clip;
import afterimage.engine.clip.Shading;
import afterimage.engine.data.Data;
import afterimage.engine.digits.Split;
import afterimage.engine.evaluate.Evaluation;
import afterimage.engine.evaluate.ResultSheet;
import afterimage.engine.file.NpyArray;
import afterimage.engine.file.NpzFile;
import afterimage.engine.file.Table;
import afterimage.engine.measure.MetricTable;
import afterimage.engine.model.Branch;
import afterimage.engine.model.Prediction;
import afterimage.engine.trace.LossPoint;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What is in the files. */
class ExportFilesTest {
    private static final Look TWICE = new Look(2, true, false);

    @TempDir
    private Path folder;

    @Test
    void aPictureHasThePixelsOfItsScaleAndHardEdges() throws Exception {
        Path file = folder.resolve("half.png");
        Painting painting = new Painting(10, 6, g -> {
            g.setColor(Color.WHITE);
            g.fillRect(0, 0, 5, 6);
        });
        write(Capture.drawing(progress -> painting, Format.PNG, TWICE), file);
        BufferedImage image = ImageIO.read(file.toFile());
        assertEquals(20, image.getWidth());
        assertEquals(12, image.getHeight());
        assertEquals(0xffffffff, image.getRGB(9, 0));
        assertEquals(0xff000000, image.getRGB(10, 0));
    }

    @Test
    void theCurvesAsSvgAreXmlWithTheAxisNamesAsText() throws Exception {
        Path file = folder.resolve("curves.svg");
        write(Capture.drawing(progress -> chart(), Format.SVG, TWICE), file);
        Document document = svg(file);
        assertEquals("0 0 600 400", document.getDocumentElement().getAttribute("viewBox"));
        List<String> texts = texts(document);
        assertTrue(texts.contains("training steps"), texts.toString());
        assertTrue(texts.contains("squared error a pixel"), texts.toString());
        assertTrue(texts.contains("blank frame"), texts.toString());
    }

    @Test
    void theCurvesAsPdfAreOnePageWithTheAxisNamesAsTextInAnEmbeddedFont() throws Exception {
        Path file = folder.resolve("curves.pdf");
        write(Capture.drawing(progress -> chart(), Format.PDF, TWICE), file);
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            assertEquals(1, document.getNumberOfPages());
            assertEquals(600, document.getPage(0).getMediaBox().getWidth());
            String text = new PDFTextStripper().getText(document);
            assertTrue(text.contains("training steps"), text);
            assertTrue(text.contains("blank frame"), text);
            var form = document.getPage(0).getResources();
            var inner = form.getXObject(form.getXObjectNames().iterator().next());
            var fonts = ((org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject) inner).getResources();
            for (var name : fonts.getFontNames()) {
                PDFont font = fonts.getFont(name);
                assertTrue(font.isEmbedded(), font.getName());
            }
        }
    }

    @Test
    void stripsAndPlayersMoveAsManyFramesAsTheClipHasSteps() throws Exception {
        TheatrePaintings paintings = new TheatrePaintings(sheet(), Palette.LIGHT);
        Path strips = folder.resolve("strips.gif");
        write(Capture.moving(paintings.steps(), t -> paintings.strips(t, false), 10, new Look(1, true, false)), strips);
        Path players = folder.resolve("players.gif");
        write(Capture.moving(paintings.steps(), paintings::players, 10, new Look(1, true, false)), players);
        assertEquals(3, frames(strips));
        assertEquals(3, frames(players));
        BufferedImage first = paintings.strips(0, true).image(1);
        assertEquals(0xffffffff, first.getRGB(0, 0), "the paper is the light window's");
        assertFalse(same(first, paintings.strips(1, true).image(1)), "the mark moves");
    }

    @Test
    void metricsAreWrittenInEveryConventionAndCopiedAsATable() throws Exception {
        Clip truth = new Clip(4, 8, 8, new float[256]);
        Clip grey = new Clip(2, 8, 8, filled(128, 0.5f));
        Evaluation evaluation =
                Evaluation.of(new Prediction(Map.of(Branch.PREDICTION, List.of(grey))), List.of(truth), 2);
        MetricTable table = MetricTable.of(evaluation.columns(Branch.PREDICTION));
        Path file = folder.resolve("metrics.csv");
        Capture taken = Capture.table(
                MetricTable.csv(List.of(table)), Table.tabbed(table.precise().csv()));
        write(taken, file);
        List<String> lines = Files.readAllLines(file);
        assertEquals("table,of,metric,unit,used_by,value", lines.get(0));
        assertTrue(lines.contains(
                "\"prediction\",\"prediction\",\"squared error\",\"per pixel\",\"lab report; this program\",0.25"));
        assertTrue(lines.contains(
                "\"prediction\",\"prediction\",\"squared error\",\"summed over a frame\",\"OpenSTL\",16.0"));
        List<String> rows = taken.lines().get().toList();
        assertTrue(rows.get(0).startsWith("metric\tunit\tas given by\tprediction\t"), rows.get(0));
        assertTrue(rows.get(1).startsWith("squared error\tper pixel\tlab report; this program\t0.25\t"), rows.get(1));
    }

    @Test
    void aFigureHasTheTruthAndARowForEachRun() throws Exception {
        Pretrained own = Pretrained.named("convlstm-composite").orElseThrow();
        FigureMaker.Run run = new FigureMaker.Run("ConvLSTM 32", own.spec(), own::checkpoint, false);
        FigureMaker.Run again = new FigureMaker.Run("the same", own.spec(), own::checkpoint, false);
        FigureMaker maker = new FigureMaker(Data.packaged());
        FigureViewModel.Choice choice = new FigureViewModel.Choice(List.of(run, again), Split.TEST, 0);
        List<Double> progress = new ArrayList<>();
        Painting figure = maker.make(choice, true, progress::add);
        assertEquals(List.of(0.0, 0.5), progress);
        assertEquals(figure.width(), maker.make(choice, true, progress::add).width());
        assertEquals(2, progress.size(), "the same figure is not computed twice");
        Path file = folder.resolve("figure.svg");
        write(Capture.drawing(done -> figure, Format.SVG, TWICE), file);
        Document document = svg(file);
        List<String> texts = texts(document);
        assertTrue(texts.containsAll(List.of("Truth", "ConvLSTM 32", "the same", "input", "future", "0", "19")));
        assertTrue(texts.stream().anyMatch(text -> text.startsWith("reconstruction MSE 0.")), texts.toString());
        assertTrue(texts.stream().anyMatch(text -> text.startsWith("prediction MSE 0.") && text.endsWith("steps")));
        assertEquals(100, document.getElementsByTagName("image").getLength(), "with the differences of both");
        Path pdf = folder.resolve("figure.pdf");
        write(Capture.drawing(done -> figure, Format.PDF, TWICE), pdf);
        try (PDDocument paper = Loader.loadPDF(pdf.toFile())) {
            assertTrue(new PDFTextStripper().getText(paper).contains("ConvLSTM 32"));
        }
    }

    @Test
    void aLongNameEndsInDotsBeforeTheFrames() throws Exception {
        Clip clip = new Clip(1, 4, 4, filled(16, 0.5f));
        FrameSheet.Row row = new FrameSheet.Row(
                "a run whose name is far longer than a label has room for",
                List.of(),
                0,
                List.of(new FrameSheet.Piece(0, clip, Shading.GREY)));
        Path file = folder.resolve("long.svg");
        Painting sheet = new FrameSheet(List.of(row), 1, 40, false, -1, Palette.LIGHT).painting();
        write(Capture.drawing(progress -> sheet, Format.SVG, TWICE), file);
        assertTrue(texts(svg(file)).stream().anyMatch(text -> text.startsWith("a run whose") && text.endsWith("…")));
    }

    private static Painting chart() {
        LossCurves curves = new LossCurves(
                "squared error a pixel",
                List.of(new LossPoint(1, 0.3), new LossPoint(50, 0.1), new LossPoint(100, 0.05)),
                List.of(new LossPoint(50, 0.12), new LossPoint(100, 0.06)),
                List.of(new LossCurves.Line("blank frame", 0.2)),
                List.of());
        return new Painting(600, 400, LossPicture.painter(curves, Palette.LIGHT, true, 0.5, 600, 400));
    }

    private static ResultSheet sheet() {
        Clip clip = new Clip(5, 4, 4, filled(80, 0.8f));
        return new ResultSheet(clip, Map.of(Branch.PREDICTION, new Clip(2, 4, 4, filled(32, 0.3f))), 3);
    }

    private static float[] filled(int length, float value) {
        float[] pixels = new float[length];
        java.util.Arrays.fill(pixels, value);
        return pixels;
    }

    private static void write(Capture taken, Path file) {
        taken.writing().to(file, done -> {});
    }

    private static Document svg(Path file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(file.toFile());
    }

    private static List<String> texts(Document document) {
        NodeList found = document.getElementsByTagName("text");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent());
        }
        return texts;
    }

    private static int frames(Path gif) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(gif.toFile())) {
            reader.setInput(in);
            return reader.getNumImages(true);
        } finally {
            reader.dispose();
        }
    }

    private static boolean same(BufferedImage a, BufferedImage b) {
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                if (a.getRGB(x, y) != b.getRGB(x, y)) {
                    return false;
                }
            }
        }
        return true;
    }

    @Test
    void linesAndArraysAreWrittenAsTheyComeAndCopiedAsWords() throws Exception {
        Path table = folder.resolve("numbers.csv");
        Capture lines = Capture.lines(() -> Stream.of("a,b", "\"x, y\",2"));
        write(lines, table);
        assertEquals("a,b\n\"x, y\",2\n", Files.readString(table));
        assertEquals(List.of("a\tb", "x, y\t2"), lines.lines().get().toList());
        Path npz = folder.resolve("numbers.npz");
        Capture arrays = Capture.arrays(() -> Map.of("x", new NpyArray(new int[] {1, 2}, new float[] {3, 4})));
        write(arrays, npz);
        assertEquals(4, NpzFile.read(npz).arrays().get("x").values()[1]);
        assertEquals(List.of("x\t[1, 2]"), arrays.lines().get().toList());
    }
}
