package afterimage.app.features;

import afterimage.app.control.MapRow;
import afterimage.app.control.MapTiles;
import afterimage.app.session.Probing;
import afterimage.app.session.ShownClip;
import afterimage.engine.cell.Quantity;
import afterimage.engine.clip.Clip;
import afterimage.engine.clip.NpyArray;
import afterimage.engine.clip.Shading;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.probe.Intervention;
import afterimage.engine.trace.StateTrace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/**
 * Single channels of a ConvLSTM as they answer to the clip shown, and single units of an FC-LSTM by the pictures of
 * their weights; the most important first, one of them followed through time.
 */
public final class FeaturesViewModel {
    private static final String TOPIC = "features";
    /** More could not be told apart; the most important are among them. */
    private static final int MOST = 200;

    static final String ENCODER = "encoder";

    private final Probing probing;
    private final ObservableValue<ShownClip> clip;
    private final ObservableValue<? extends Number> time;
    private final StringProperty stack = new SimpleStringProperty(ENCODER);
    private final IntegerProperty layer = new SimpleIntegerProperty();
    private final ObjectProperty<Feature> feature = new SimpleObjectProperty<>(Feature.HIDDEN);
    private final BooleanProperty byImportance = new SimpleBooleanProperty(true);
    private final ReadOnlyIntegerWrapper chosen = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("Waiting for a trained model.");

    private boolean seen;
    private boolean taking;
    private StateTrace trace;
    private ModelSpec model;
    private int inputFrames;
    private Map<String, NpyArray> weights = Map.of();
    /** Units or channels in the order shown. */
    private int[] order = new int[0];

    private double[] importance = new double[0];

    public FeaturesViewModel(Probing probing, ObservableValue<ShownClip> clip, ObservableValue<? extends Number> time) {
        this.probing = probing;
        this.clip = clip;
        this.time = time;
        probing.revisionProperty().addListener((p, before, now) -> ask());
        clip.addListener((p, before, now) -> {
            if (before == null || now == null || before.clip() != now.clip()) {
                ask();
            }
        });
        for (ObservableValue<?> choice : List.<ObservableValue<?>>of(stack, layer, feature, byImportance)) {
            choice.addListener((p, before, now) -> arrange());
        }
    }

    /** encoder, reconstruction or prediction. */
    public StringProperty stackProperty() {
        return stack;
    }

    public IntegerProperty layerProperty() {
        return layer;
    }

    public ObjectProperty<Feature> featureProperty() {
        return feature;
    }

    /** Whether the most important come first; else they stand as they are numbered. */
    public BooleanProperty byImportanceProperty() {
        return byImportance;
    }

    /** Position of the one that is followed among the tiles. */
    public ReadOnlyIntegerProperty chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    public ReadOnlyIntegerProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /** Why there is nothing to see, or that not all are shown; empty if all is said. */
    public ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /** Whether anybody looks; otherwise nothing is computed. */
    public void setSeen(boolean now) {
        seen = now;
        if (now) {
            ask();
        } else {
            probing.forget(TOPIC);
        }
    }

    /** Follows another one. */
    public void choose(int tile) {
        if (tile >= 0 && tile < order.length) {
            chosen.set(tile);
            changed();
        }
    }

    private record Answer(StateTrace trace, ModelSpec model, int inputFrames) {}

    private void ask() {
        ShownClip shown = clip.getValue();
        if (!seen || shown == null || probing.model().isEmpty()) {
            return;
        }
        Clip frames = shown.clip();
        Map<String, NpyArray> now = probing.model().get().weights();
        probing.<Answer>ask(
                TOPIC,
                shown.trial(),
                (probe, progress) -> new Answer(
                        probe.trace(frames, Intervention.NONE, EnumSet.allOf(Quantity.class))
                                .states(),
                        probe.spec(),
                        probe.clips().inputFrames()),
                answer -> take(answer, now),
                note::set);
    }

    private void take(Answer answer, Map<String, NpyArray> now) {
        taking = true;
        trace = answer.trace;
        model = answer.model;
        inputFrames = answer.inputFrames;
        weights = now;
        if (!stacks().contains(stack.get())) {
            stack.set(ENCODER);
        }
        layer.set(Math.min(layer.get(), model.layers().size() - 1));
        if (!features().contains(feature.get())) {
            feature.set(features().get(0));
        }
        taking = false;
        arrange();
    }

    public boolean isEmpty() {
        return trace == null;
    }

    public boolean isConvolutional() {
        return model != null && model.isConvolutional();
    }

    public List<String> stacks() {
        List<String> all = new ArrayList<>(List.of(ENCODER));
        if (model != null) {
            model.task().branches().forEach(branch -> all.add(branch.id()));
        }
        return all;
    }

    public int layers() {
        return model == null ? 1 : model.layers().size();
    }

    /** What this layer's channels or units can be shown by. */
    public List<Feature> features() {
        if (isConvolutional()) {
            return List.of(Feature.HIDDEN, Feature.MEMORY);
        }
        boolean reads = layer.get() == 0 && weights.containsKey(stack.get() + "/0/input_to_state");
        List<Feature> all = new ArrayList<>();
        if (!stack.get().equals(ENCODER) && paints()) {
            all.add(Feature.PAINTS);
        }
        if (reads) {
            all.addAll(List.of(Feature.TO_CANDIDATE, Feature.TO_INPUT, Feature.TO_FORGET, Feature.TO_OUTPUT));
        }
        return all.isEmpty() ? List.of(Feature.HIDDEN) : all;
    }

    private boolean paints() {
        return !weights.isEmpty() && new UnitWeights(model, weights).toFrame(stack.get(), layer.get(), 0) != null;
    }

    /** Orders anew, most important first, and keeps following the same unit. */
    private void arrange() {
        if (trace == null || taking) {
            return;
        }
        if (!features().contains(feature.get())) {
            feature.set(features().get(0));
            return;
        }
        int followed = order.length == 0 ? -1 : order[Math.min(chosen.get(), order.length - 1)];
        StateTrace.Layer own = own();
        importance = importance(own);
        order = IntStream.range(0, own.units())
                .boxed()
                .sorted(
                        byImportance.get()
                                ? Comparator.comparingDouble(unit -> -importance[unit])
                                : Comparator.naturalOrder())
                .limit(MOST)
                .mapToInt(Integer::intValue)
                .toArray();
        int place = 0;
        for (int i = 0; i < order.length; i++) {
            place = order[i] == followed ? i : place;
        }
        chosen.set(place);
        note.set(
                feature.get() == Feature.HIDDEN && !isConvolutional()
                        ? "This layer reads no frame and paints none, so its units have no picture; follow one by its number."
                        : own.units() > MOST
                                ? String.format(Locale.ROOT, "%d of %,d units are shown.", MOST, own.units())
                                : "");
        changed();
    }

    private StateTrace.Layer own() {
        return trace.layer(stack.get() + "/" + layer.get());
    }

    /** Mean size of the hidden state over the clip, times how much the output layer listens where it does. */
    private double[] importance(StateTrace.Layer own) {
        double[] size = new double[own.units()];
        for (float[] values : own.values().get(Quantity.HIDDEN)) {
            for (int i = 0; i < values.length; i++) {
                size[i % own.units()] += Math.abs(values[i]);
            }
        }
        if (!stack.get().equals(ENCODER) && paints()) {
            UnitWeights output = new UnitWeights(model, weights);
            for (int unit = 0; unit < size.length; unit++) {
                size[unit] *= UnitWeights.norm(output.toFrame(stack.get(), layer.get(), unit));
            }
        }
        return size;
    }

    private void changed() {
        revision.set(revision.get() + 1);
    }

    /** Columns of a tile's picture. */
    public int columns() {
        return isConvolutional() ? own().rows() : (int) Math.round(Math.sqrt(pictureSize()));
    }

    private int pictureSize() {
        float[] first = order.length == 0 ? null : picture(order[0]);
        return first == null ? 1 : first.length;
    }

    private float[] picture(int unit) {
        UnitWeights of = new UnitWeights(model, weights);
        return switch (feature.get()) {
            case HIDDEN -> isConvolutional() ? own().channel(Quantity.HIDDEN, step(), unit) : new float[1];
            case MEMORY -> own().channel(Quantity.MEMORY, step(), unit);
            case PAINTS -> of.toFrame(stack.get(), layer.get(), unit);
            default -> of.toGate(stack.get(), layer.get(), feature.get().gate(), unit);
        };
    }

    /** One a channel or unit, in order; a channel's colours are by its own largest number over the clip. */
    public List<MapTiles.Tile> tiles() {
        if (trace == null) {
            return List.of();
        }
        List<MapTiles.Tile> tiles = new ArrayList<>();
        for (int unit : order) {
            float[] values = picture(unit);
            tiles.add(new MapTiles.Tile(Integer.toString(unit + 1), values, size(unit, values)));
        }
        return tiles;
    }

    private double size(int unit, float[] values) {
        double largest = 1e-12;
        if (isConvolutional()) {
            Quantity of = feature.get() == Feature.MEMORY ? Quantity.MEMORY : Quantity.HIDDEN;
            for (int t = 0; t < own().steps(); t++) {
                largest = Math.max(largest, largest(own().channel(of, t, unit)));
            }
            return largest;
        }
        return Math.max(largest, largest(values));
    }

    private static double largest(float[] values) {
        double largest = 0;
        for (int i = 0; values != null && i < values.length; i++) {
            largest = Math.max(largest, Math.abs(values[i]));
        }
        return largest;
    }

    /** The step of this stack that reads or writes the players' present frame. */
    int step() {
        int now = Math.min(time.getValue().intValue(), own().steps() - 1);
        boolean backwards = stack.get().equals("reconstruction") && model.reverseTarget();
        return backwards ? own().steps() - 1 - now : now;
    }

    /** Unit or channel that is followed, from 0. */
    public int followed() {
        return order.length == 0 ? 0 : order[Math.min(chosen.get(), order.length - 1)];
    }

    /** ConvLSTM: what the followed channel does at each step. */
    public List<MapRow> followedRows() {
        if (trace == null || !isConvolutional()) {
            return List.of();
        }
        List<MapRow> rows = new ArrayList<>();
        for (Quantity of : List.of(Quantity.MEMORY, Quantity.HIDDEN)) {
            List<float[]> cells = IntStream.range(0, own().steps())
                    .mapToObj(t -> own().channel(of, t, followed()))
                    .toList();
            double size =
                    cells.stream().mapToDouble(FeaturesViewModel::largest).max().orElse(1);
            rows.add(new MapRow(
                    of == Quantity.MEMORY ? "c" : "h",
                    of == Quantity.MEMORY ? "Its memory c at every step." : "Its hidden state h at every step.",
                    cells,
                    own().rows(),
                    Shading.SIGNED,
                    -size,
                    size));
        }
        return rows;
    }

    /** What the followed unit does at each step: one number a step, channels by their mean. */
    public double[] followed(Quantity of) {
        if (trace == null) {
            return new double[0];
        }
        StateTrace.Layer own = own();
        double[] line = new double[own.steps()];
        for (int t = 0; t < line.length; t++) {
            float[] values = own.values().get(of).get(t);
            double sum = 0;
            for (int i = followed(); values != null && i < values.length; i += own.units()) {
                sum += values[i];
            }
            line[t] = values == null ? Double.NaN : sum / (values.length / own.units());
        }
        return line;
    }

    /** The frame that each step of this stack reads or writes. */
    public List<String> heads() {
        if (trace == null) {
            return List.of();
        }
        boolean backwards = stack.get().equals("reconstruction") && model.reverseTarget();
        int from = stack.get().equals("prediction") ? inputFrames : 0;
        int steps = own().steps();
        return IntStream.range(0, steps)
                .mapToObj(t -> Integer.toString(backwards ? steps - 1 - t : from + t))
                .toList();
    }

    /** Importance and the numbers of each tile; null before there are any. */
    public String toCsv() {
        if (trace == null) {
            return null;
        }
        StringBuilder csv = new StringBuilder("unit,importance,shown,values\n");
        List<MapTiles.Tile> tiles = tiles();
        for (int i = 0; i < order.length; i++) {
            csv.append(order[i] + 1)
                    .append(String.format(Locale.ROOT, ",%.6g,", importance[order[i]]))
                    .append(feature.get())
                    .append(',');
            float[] values = tiles.get(i).values();
            for (int k = 0; values != null && k < values.length; k++) {
                csv.append(k == 0 ? "" : " ").append(String.format(Locale.ROOT, "%.5g", values[k]));
            }
            csv.append('\n');
        }
        return csv.toString();
    }
}
