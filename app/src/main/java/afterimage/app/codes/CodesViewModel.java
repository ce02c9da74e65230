package afterimage.app.codes;

import afterimage.app.glossary.Texts;
import afterimage.app.session.InsideModel;
import afterimage.app.session.Probing;
import afterimage.engine.Words;
import afterimage.engine.clip.Clip;
import afterimage.engine.data.Data;
import afterimage.engine.digits.Split;
import afterimage.engine.file.Table;
import afterimage.engine.probe.ClipTraits;
import afterimage.engine.probe.CodeMap;
import afterimage.engine.probe.CodeSpace;
import afterimage.engine.probe.ProbeScores;
import afterimage.engine.run.RunSpec;
import afterimage.engine.sequence.MovingDigits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import tagbio.umap.Umap;

/** Where the codes of some hundred held-out clips lie, which clip is looked at, and what probes read. */
public final class CodesViewModel extends InsideModel {
    enum Page {
        MAP,
        PROBES;

        String key() {
            return "codes-" + name().toLowerCase(Locale.ROOT);
        }
    }

    /** The map with what its clips are made of: number k of the map is clip k. */
    record Read(CodeMap map, MovingDigits clips) {}

    /** How much a step to the side counts more than one ahead. */
    private static final double SIDE = 2;

    final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.MAP);
    final ObjectProperty<CodePlane> plane = new SimpleObjectProperty<>(CodePlane.PCA);
    final ObjectProperty<CodeColour> colour = new SimpleObjectProperty<>(CodeColour.FIRST_DIGIT);
    /** Number of the clip that is looked at, -1 for none. */
    final IntegerProperty over = new SimpleIntegerProperty(-1);

    final IntegerProperty frame = new SimpleIntegerProperty();
    public final ObjectProperty<Integer> count = new SimpleObjectProperty<>(200);
    private final Data data;
    final Reading<Read> map;
    final Reading<List<ProbeScores>> probes;
    final WalkViewModel walk;

    /** @param digits whose held-out images the clips are made of */
    public CodesViewModel(Probing probing, Data data) {
        super(probing);
        this.data = data;
        walk = new WalkViewModel(probing);
        Supplier<Probing.Work<Read>> mapping = () -> {
            CodePlane shown = plane.get();
            long seed = probing.model().orElseThrow().spec().seed();
            return question(space -> new Read(shown.of(space.map(), seed), space.clips()));
        };
        DoubleFunction<String> drawing =
                share -> Texts.of("codes.reading", Math.round(share * count.get()), count.get());
        map = new Reading<>(probing, "codes", mapping, drawing, this::show);
        Supplier<Probing.Work<List<ProbeScores>>> scoring = () -> question(CodeSpace::probes);
        DoubleFunction<String> fitting =
                share -> share < 1 ? Texts.of("codes.reading-steps", share * 100) : Texts.of("codes.fitting");
        probes = new Reading<>(probing, "probes", scoring, fitting, now -> changed());
        whenever(this::showPage, page);
        whenever(this::readAnew, count, plane);
        whenever(() -> frame.set(0), over);
        whenever(this::changed, colour, over, walk.a, walk.b, walk.share);
        List.of(map, probes).forEach(reading -> whenever(this::changed, reading.asking.busy, reading.asking.progress));
    }

    private void show(Read now) {
        over.set(-1);
        walk.begin(now);
        changed();
    }

    private void readAnew() {
        map.drop();
        probes.drop();
        reading().read();
    }

    /** The clip count is read on the window's thread; what it returns runs on another. */
    private <T> Probing.Work<T> question(Function<CodeSpace, T> what) {
        int clips = count.get();
        RunSpec run = probing.model().orElseThrow().spec();
        return (model, progress) -> what.apply(
                new CodeSpace(model, data.digits(run.data(), Split.VALIDATION), run.seed(), clips, progress));
    }

    boolean showsMap() {
        return page.get() == Page.MAP;
    }

    <T> List<T> ofMap(T[] choices) {
        return showsMap() ? List.of(choices) : List.of();
    }

    /** What the plane's axes and distances mean. */
    String axes() {
        CodeMap shown = map.value.map();
        return shown.isLinear()
                ? Texts.of("codes.variance", shown.shares()[0] * 100, shown.shares()[1] * 100)
                : Texts.of("codes.umap");
    }

    Reading<?> reading() {
        return showsMap() ? map : probes;
    }

    public boolean isWalked() {
        return walk.walked.get() != null;
    }

    @Override
    public void setSeen(boolean now) {
        super.setSeen(now);
        showPage();
    }

    private void showPage() {
        map.setSeen(isSeen() && showsMap());
        probes.setSeen(isSeen() && !showsMap());
        walk.setSeen(isSeen() && showsMap());
        changed();
    }

    @Override
    protected void ask() {
        reading().changeModel();
        changed();
    }

    void tick() {
        Clip clip = clip(over.get());
        if (clip != null) {
            frame.set((frame.get() + 1) % clip.time());
        }
    }

    /** Clip by its number, null if there is none. */
    Clip clip(int number) {
        Read read = map.value;
        return read == null || number < 0 ? null : read.clips().clip(number).clip();
    }

    /** Moves what is looked at to the nearest code in a direction; right and up are positive. */
    void move(int right, int up) {
        if (map.value != null) {
            over.set(over.get() < 0 ? walk.a.get() : nearest(map.value.map(), over.get(), right, up));
        }
    }

    /** The nearest in a direction, or the code itself at the border; distances in widths and heights of the map. */
    static int nearest(CodeMap map, int from, int right, int up) {
        double wide = extent(map.x());
        double high = extent(map.y());
        int nearest = from;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < map.size(); k++) {
            double dx = (map.x()[k] - map.x()[from]) / wide;
            double dy = (map.y()[k] - map.y()[from]) / high;
            double ahead = dx * right + dy * up;
            double side = Math.abs(dx * up) + Math.abs(dy * right);
            if (k != from && ahead > 0 && side <= ahead && ahead + SIDE * side < least) {
                nearest = k;
                least = ahead + SIDE * side;
            }
        }
        return nearest;
    }

    private static double extent(double[] places) {
        double width = Arrays.stream(places).max().orElse(0)
                - Arrays.stream(places).min().orElse(0);
        return width > 0 ? width : 1;
    }

    String words() {
        if (map.value == null || over.get() < 0) {
            return "";
        }
        ClipTraits traits = map.value.map().clips().get(over.get());
        String shown = traits.digits().stream().map(String::valueOf).collect(Collectors.joining(" & "));
        return Texts.of("codes.words", over.get() + 1, shown, traits.speed());
    }

    /** How far the reading is, or what was read and is shown, e.g. the step of the weights; empty before. */
    String about() {
        Reading<?> shown = reading();
        String words = shown.isBusy() ? shown.progress() : Texts.of("codes.step", shown.asking.step());
        return shown.value == null ? "" : words;
    }

    /** A line a clip, numbered from 1 as in the theatre; directions are counterclockwise from the right. */
    public String pointsCsv() {
        if (map.value == null) {
            return null;
        }
        CodeMap map = this.map.value.map();
        List<List<?>> rows = new ArrayList<>();
        for (int k = 0; k < map.size(); k++) {
            ClipTraits own = map.clips().get(k);
            rows.add(Arrays.asList(
                    k + 1,
                    Table.number("%.6g", map.x()[k]),
                    Table.number("%.6g", map.y()[k]),
                    own.digits().stream().map(String::valueOf).collect(Collectors.joining(" ")),
                    Table.number("%.4f", own.speed()),
                    Table.number("%.2f", own.direction()),
                    Table.number("%.3f", own.x()),
                    Table.number("%.3f", own.y()),
                    Table.number("%.4f", own.overlap())));
        }
        return new Table(
                        List.of(
                                "clip",
                                map.isLinear() ? Words.of("axis1 (%.4f of variance)", map.shares()[0]) : "umap1",
                                map.isLinear() ? Words.of("axis2 (%.4f of variance)", map.shares()[1]) : "umap2",
                                "digits",
                                "speed (px/frame)",
                                "direction (degrees)",
                                "position x (px)",
                                "position y (px)",
                                "overlap"),
                        rows)
                .csv();
    }

    /** A line a step of the encoder; a score that cannot be had is empty. */
    public String scoresCsv() {
        if (probes.value == null) {
            return null;
        }
        List<List<?>> rows = new ArrayList<>();
        for (ProbeScores own : probes.value) {
            rows.add(Arrays.asList(
                    rows.size(),
                    Table.number("%.4f", own.position()),
                    Table.number("%.4f", own.velocity()),
                    Table.number("%.4f", own.identity())));
        }
        return new Table(List.of("step", "position R2", "velocity R2", "digits balanced accuracy"), rows).csv();
    }

    /** How codes are laid out in a plane. */
    enum CodePlane {
        /** The two axes along which they vary most. */
        PCA,
        /** So that neighbours stay neighbours (McInnes, Healy and Melville 2018). */
        UMAP;

        private static final int NEIGHBOURS = 15;

        /** @param seed of UMAP, which draws: the same picture each time */
        CodeMap of(CodeMap principal, long seed) {
            if (this == PCA) {
                return principal;
            }
            int clips = principal.size();
            double[][] plane = new Umap()
                    .setNumberNearestNeighbours(Math.min(NEIGHBOURS, clips - 1))
                    .setThreads(1)
                    .setSeed(seed)
                    .fitTransform(transposed(principal.axes()));
            return new CodeMap(principal.clips(), transposed(plane), new double[0]);
        }

        private static double[][] transposed(double[][] rows) {
            IntFunction<double[]> column =
                    at -> Arrays.stream(rows).mapToDouble(row -> row[at]).toArray();
            return IntStream.range(0, rows[0].length).mapToObj(column).toArray(double[][]::new);
        }
    }
}
