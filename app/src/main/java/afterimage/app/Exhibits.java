package afterimage.app;

import afterimage.app.chart.ChartFont;
import afterimage.app.chart.LossCurves;
import afterimage.app.chart.LossPicture;
import afterimage.app.curves.CurvesViewModel;
import afterimage.app.diagram.DiagramPicture;
import afterimage.app.diagram.DiagramViewModel;
import afterimage.app.export.Exhibit;
import afterimage.app.export.Format;
import afterimage.app.export.Look;
import afterimage.app.export.NodePicture;
import afterimage.app.export.Painting;
import afterimage.app.export.Taken;
import afterimage.app.export.TheatrePaintings;
import afterimage.app.metrics.MetricsViewModel;
import afterimage.app.runs.RunEntry;
import afterimage.app.runs.RunsViewModel;
import afterimage.app.shell.InsideView;
import afterimage.app.theatre.TheatreViewModel;
import afterimage.app.theme.Palette;
import afterimage.app.theme.Theme;
import afterimage.engine.Escaped;
import afterimage.engine.file.Table;
import afterimage.engine.run.ResultSheet;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;

/** The parts of the window as things to export: panels as they are shown, clips, curves and numbers. */
final class Exhibits {
    private static final int CHART_WIDTH = 760;
    private static final int CHART_HEIGHT = 440;
    private static final int DIAGRAM_WIDTH = 1000;
    private static final int DIAGRAM_HEIGHT = 420;

    private final Scene scene;
    private final InsideView views;
    private final Theme theme;
    private final TheatreViewModel theatre;
    private final CurvesViewModel curves;
    private final DiagramViewModel diagram;
    private final RunsViewModel runs;
    private final MetricsViewModel metrics;
    private final List<Exhibit> inside = new ArrayList<>();

    Exhibits(
            Scene scene,
            InsideView views,
            Theme theme,
            TheatreViewModel theatre,
            CurvesViewModel curves,
            DiagramViewModel diagram,
            RunsViewModel runs,
            MetricsViewModel metrics) {
        this.scene = scene;
        this.views = views;
        this.theme = theme;
        this.theatre = theatre;
        this.curves = curves;
        this.diagram = diagram;
        this.runs = runs;
        this.metrics = metrics;
    }

    /** Adds what the views inside the model have to export. */
    void add(List<Exhibit> more) {
        inside.addAll(more);
    }

    List<Exhibit> all() {
        return Stream.concat(window().stream(), inside.stream()).toList();
    }

    private List<Exhibit> window() {
        return List.of(
                exhibit("window", "Whole window", "Everything as it is arranged now.", Map.of(Format.PNG, look -> {
                    return shown(look, scene.getRoot(), true);
                })),
                exhibit(
                        "players",
                        "Players",
                        "Input, reconstruction, truth and prediction: one step as PNG, the clip as GIF.",
                        ways(".players", moving((paintings, look) -> paintings::players))),
                exhibit(
                        "strips",
                        "Strips",
                        "Every frame of the clip: as shown with its errors as PNG, step by step as GIF.",
                        ways(
                                ".strip-sheet",
                                moving((paintings, look) -> t -> paintings.strips(t, look.differences())))),
                exhibit(
                        "curves",
                        "Loss curves",
                        "The chart as shown as PNG; drawn with its axes named as SVG or PDF, the losses as CSV.",
                        curves()),
                exhibit(
                        "metrics",
                        "Metrics",
                        "The panel as PNG; every published convention of the held-out clips' metrics, of compared runs too, as CSV.",
                        metrics()),
                exhibit(
                        "diagram",
                        "Diagram",
                        "The model as drawn, or the open cell, in vectors as PDF or SVG.",
                        drawing(this::diagram)),
                exhibit(
                        "setup",
                        "Setup",
                        "All settings of the panel with what they cost, also those scrolled out of sight.",
                        ways(".setup-panel", Map.of())),
                exhibit(
                        "runs",
                        "Runs",
                        "The list as shown as PNG; all runs of the folder with their steps and losses as CSV.",
                        ways(".runs", Map.of(Format.CSV, look -> runs()))));
    }

    /** A drawing in vectors and pixels, e.g. a diagram. */
    static Map<Format, Exhibit.Source> drawing(Function<Look, Painting> painting) {
        Map<Format, Exhibit.Source> ways = new LinkedHashMap<>();
        for (Format format : List.of(Format.PDF, Format.SVG, Format.PNG)) {
            ways.put(format, look -> {
                Painting now = painting.apply(look);
                return now == null ? null : Taken.drawing(now, format, look);
            });
        }
        return ways;
    }

    private static Exhibit exhibit(String id, String title, String about, Map<Format, Exhibit.Source> ways) {
        return new Exhibit(id, title, about, ways);
    }

    /** The shown panel as PNG, and more. */
    private Map<Format, Exhibit.Source> ways(String panel, Map<Format, Exhibit.Source> more) {
        Map<Format, Exhibit.Source> ways = new LinkedHashMap<>();
        ways.put(
                Format.PNG,
                look -> views.whileInWindow(panel, behindTab -> {
                    Node part = behindTab != null ? behindTab : scene.lookup(panel);
                    return shown(look, part, false);
                }));
        ways.putAll(more);
        return ways;
    }

    private Map<Format, Exhibit.Source> moving(BiFunction<TheatrePaintings, Look, IntFunction<Painting>> frames) {
        return Map.of(Format.GIF, look -> {
            ResultSheet sheet = theatre.sheet();
            if (sheet == null) {
                return null;
            }
            TheatrePaintings paintings = new TheatrePaintings(sheet, palette(look));
            int fps = theatre.framesPerSecondProperty().get();
            return Taken.moving(paintings.steps(), frames.apply(paintings, look), fps, look);
        });
    }

    private Map<Format, Exhibit.Source> curves() {
        Map<Format, Exhibit.Source> ways = ways(".curves", Map.of());
        Map<Format, Exhibit.Source> drawn = drawing(this::chart);
        ways.put(Format.SVG, drawn.get(Format.SVG));
        ways.put(Format.PDF, drawn.get(Format.PDF));
        ways.put(Format.CSV, look -> Taken.table(curves.toCsv()));
        return ways;
    }

    private Painting chart(Look look) {
        LossCurves shown = curves.curves();
        boolean log = curves.logarithmicProperty().get();
        double smoothing = curves.smoothingProperty().get();
        return new Painting(
                CHART_WIDTH,
                CHART_HEIGHT,
                LossPicture.painter(shown, palette(look), log, smoothing, CHART_WIDTH, CHART_HEIGHT));
    }

    private Painting diagram(Look look) {
        if (diagram.isEmpty()) {
            return null;
        }
        DiagramPicture picture = new DiagramPicture(diagram, DIAGRAM_WIDTH, DIAGRAM_HEIGHT, ChartFont.family());
        Palette colours = palette(look);
        return new Painting(picture.width(), picture.height(), g -> {
            g.setColor(new Color(colours.panel()));
            g.fillRect(0, 0, picture.width(), picture.height());
            picture.drawTo(g, colours);
        });
    }

    /**
     * A view inside the model: as shown, and its numbers.
     *
     * @param csv of what is shown, or null while there is nothing
     */
    Exhibit inside(String id, String title, String about, String panel, Supplier<String> csv) {
        return exhibit(id, title, about, ways(panel, Map.of(Format.CSV, look -> {
            String table = csv.get();
            return table == null ? null : Taken.table(table);
        })));
    }

    /** The same, with arrays besides. */
    Exhibit inside(String id, String title, String about, String panel, Supplier<Taken> csv, Supplier<Taken> npz) {
        Map<Format, Exhibit.Source> more = new LinkedHashMap<>();
        more.put(Format.CSV, look -> csv.get());
        more.put(Format.NPZ, look -> npz.get());
        return exhibit(id, title, about, ways(panel, more));
    }

    private Taken runs() {
        List<List<?>> rows = new ArrayList<>();
        for (RunEntry run : runs.runs()) {
            rows.add(Arrays.asList(
                    run.name(), run.steps(), run.heldOut(), run.folder().toString()));
        }
        return rows.isEmpty()
                ? null
                : Taken.table(new Table(List.of("run", "steps", "held_out_loss", "folder"), rows).csv(Escaped::quoted));
    }

    private Map<Format, Exhibit.Source> metrics() {
        return ways(
                ".metrics-section",
                Map.of(
                        Format.CSV,
                        look -> metrics.sheets().isEmpty()
                                ? null
                                : Taken.table(
                                        metrics.toCsv(),
                                        metrics.sheets().stream()
                                                .map(sheet -> Table.tabbed(
                                                        sheet.table().precise().csv()))
                                                .collect(Collectors.joining("\n")))));
    }

    private Palette palette(Look look) {
        return look.print() ? Palette.PRINT : theme.paletteProperty().get();
    }

    /** A picture of a part; for print the whole window turns light while it is taken, between two pulses. */
    private Taken shown(Look look, Node part, boolean whole) {
        Palette before = theme.paletteProperty().get();
        Palette now = palette(look);
        theme.paletteProperty().set(now);
        try {
            return NodePicture.take(part, look.scale(), whole ? now.window() : now.panel(), whole);
        } finally {
            theme.paletteProperty().set(before);
        }
    }
}
