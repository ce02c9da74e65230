package afterimage.app.curves;

import afterimage.app.chart.LossCurves;
import afterimage.app.control.Naming;
import afterimage.app.session.Mail;
import afterimage.app.session.News;
import afterimage.app.session.OpenedRun;
import afterimage.app.session.Revision;
import afterimage.engine.file.Table;
import afterimage.engine.trace.LossPoint;
import afterimage.engine.trace.TensorStats;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The loss curves of the run in view. */
public final class CurvesViewModel {
    /** The quantities of a run that the chart can show. */
    enum Curves {
        LOSS,
        GRADIENT_NORM,
        UPDATE_PER_WEIGHT
    }

    /** Another run to hold against the one in view, with the unit of its loss. */
    public record Compared(LossCurves.Other curves, String unit) {}

    public final BooleanProperty logarithmic = new SimpleBooleanProperty(true);
    /** Share of the past in the smoothed curve, 0 to 0.99. */
    public final DoubleProperty smoothing = new SimpleDoubleProperty(0.97);
    /** A training step to be pointed at in the chart, NaN for none. */
    public final DoubleProperty markedStep = new SimpleDoubleProperty(Double.NaN);
    /** Grows whenever points were added or another run came. */
    final Revision revision = new Revision();
    /** The losses, or what steps do to the layers. */
    final ObjectProperty<Curves> shown = new SimpleObjectProperty<>(Curves.LOSS);

    private final LayerCurves layers = new LayerCurves();
    private final List<LossPoint> train = new ArrayList<>();
    private final List<LossPoint> heldOut = new ArrayList<>();
    /** Changes whenever another run comes into view, and not when the one in view goes on. */
    final Revision run = new Revision();

    private Path folder;
    private String unit = "";
    private List<LossCurves.Line> lines = List.of();
    private List<Compared> compared = List.of();

    public CurvesViewModel() {
        shown.addListener((p, before, now) -> revision.grow());
    }

    public LossCurves curves() {
        String name = shown.get().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return shown.get() == Curves.LOSS
                ? new LossCurves(unit, train, heldOut, lines, others())
                : new LossCurves(name, List.of(), List.of(), List.of(), others());
    }

    /** Other runs that are drawn beside the losses; layers where it is not about losses. */
    public List<LossCurves.Other> others() {
        return shown.get() == Curves.LOSS ? comparable() : layers.of(shown.get());
    }

    private List<LossCurves.Other> comparable() {
        Stream<Compared> same = compared.stream().filter(run -> run.unit.equals(unit));
        return same.map(Compared::curves).toList();
    }

    /** Other runs whose loss is another quantity: they are named beside the chart, not drawn. */
    public List<String> apart() {
        return compared.stream()
                .filter(run -> shown.get() == Curves.LOSS && !run.unit.equals(unit))
                .map(run -> run.curves.name() + ": " + Naming.shown("chart", run.unit))
                .toList();
    }

    public void compare(List<Compared> runs) {
        compared = List.copyOf(runs);
        revision.grow();
    }

    /** The curves as lines {@code curve,step,loss}; those of a compared run have its name before the curve's. */
    public String toCsv() {
        List<List<?>> rows = new ArrayList<>();
        addRows(rows, "", train, heldOut);
        lines.forEach(line -> rows.add(Arrays.asList(line.name(), null, line.value())));
        comparable().forEach(other -> addRows(rows, other.name() + ": ", other.train(), other.heldOut()));
        return new Table(List.of("curve", "step", "loss"), rows).csv();
    }

    private static void addRows(List<List<?>> rows, String run, List<LossPoint> train, List<LossPoint> heldOut) {
        train.forEach(point -> rows.add(List.of(run + "train", point.step(), (float) point.loss())));
        heldOut.forEach(point -> rows.add(List.of(run + "held-out", point.step(), (float) point.loss())));
    }

    public void show(Mail mail) {
        mail.of(OpenedRun.class).ifPresent(this::open);
        mail.of(News.Trained.class).ifPresent(news -> train.addAll(news.losses()));
        mail.of(News.Looked.class).ifPresent(news -> news.losses().forEach(this::addHeldOut));
        mail.of(News.Watched.class).ifPresent(news -> news.stats().forEach(layers::add));
        if (mail.hasAny(OpenedRun.class, News.Trained.class, News.Looked.class, News.Watched.class)) {
            revision.grow();
        }
    }

    private void open(OpenedRun opened) {
        boolean goesOn =
                Objects.equals(folder, opened.folder()) && opened.train().size() >= train.size();
        folder = opened.folder();
        layers.layers.clear();
        train.clear();
        train.addAll(opened.train());
        heldOut.clear();
        heldOut.addAll(opened.heldOut());
        unit = LossCurves.unit(opened.spec());
        lines = LossCurves.lines(opened.baselines());
        if (!goesOn) {
            run.grow();
        }
    }

    private void addHeldOut(LossPoint point) {
        boolean known = !heldOut.isEmpty() && heldOut.get(heldOut.size() - 1).step() >= point.step();
        if (!known && Double.isFinite(point.loss())) {
            heldOut.add(point);
        }
    }

    /** Gathers what steps did to each layer, with the norms of its tensors taken together. */
    private static final class LayerCurves {
        /** Squared norms of a layer's tensors at a step. */
        private record Squares(double gradient, double weight, double update) {
            Squares plus(Squares more) {
                return new Squares(gradient + more.gradient, weight + more.weight, update + more.update);
            }
        }

        private final Map<String, TreeMap<Long, Squares>> layers = new LinkedHashMap<>();

        void add(TensorStats now) {
            String layer = now.name().substring(0, Math.max(now.name().lastIndexOf('/'), 0));
            Squares squares = new Squares(
                    now.gradient() * now.gradient(), now.weight() * now.weight(), now.update() * now.update());
            layers.computeIfAbsent(layer, name -> new TreeMap<>()).merge(now.step(), squares, Squares::plus);
        }

        List<LossCurves.Other> of(Curves what) {
            List<LossCurves.Other> lines = new ArrayList<>();
            layers.forEach((name, steps) -> {
                List<LossPoint> points = new ArrayList<>();
                steps.forEach((step, squares) -> {
                    double value = Math.sqrt(
                            what == Curves.GRADIENT_NORM ? squares.gradient : squares.update / squares.weight);
                    if (Double.isFinite(value) && value > 0) {
                        points.add(new LossPoint(step, (float) value));
                    }
                });
                lines.add(new LossCurves.Other(name, lines.size(), List.of(), points));
            });
            return lines;
        }
    }
}
