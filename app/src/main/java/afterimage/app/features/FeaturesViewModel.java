package afterimage.app.features;

import afterimage.app.control.MapRow;
import afterimage.app.control.MapTiles;
import afterimage.app.session.InsideModel;
import afterimage.app.session.Probing;
import afterimage.app.session.ShownClip;
import afterimage.engine.cell.Quantity;
import afterimage.engine.clip.Clip;
import afterimage.engine.file.NpyArray;
import afterimage.engine.probe.Intervention;
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
public final class FeaturesViewModel extends InsideModel {
    private static final String TOPIC = "features";
    /** More could not be told apart; the most important are among them. */
    private static final int MOST = 200;

    static final String ENCODER = "encoder";

    private final ObservableValue<ShownClip> clip;
    private final ObservableValue<? extends Number> time;
    private final StringProperty stack = new SimpleStringProperty(ENCODER);
    private final IntegerProperty layer = new SimpleIntegerProperty();
    private final ObjectProperty<Feature> feature = new SimpleObjectProperty<>(Feature.HIDDEN);
    private final BooleanProperty byImportance = new SimpleBooleanProperty(true);
    private final ReadOnlyIntegerWrapper chosen = new ReadOnlyIntegerWrapper();

    private boolean taking;
    /** Null before there is anything. */
    private ShownLayer.Source source;

    private ShownLayer shown;
    /** Units or channels in the order shown. */
    private int[] order = new int[0];

    private double[] importance = new double[0];

    public FeaturesViewModel(Probing probing, ObservableValue<ShownClip> clip, ObservableValue<? extends Number> time) {
        super(probing, "Waiting for a trained model.");
        this.clip = clip;
        this.time = time;
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

    @Override
    protected void leave() {
        probing.forget(TOPIC);
    }

    /** Follows another one. */
    public void choose(int tile) {
        if (tile >= 0 && tile < order.length) {
            chosen.set(tile);
            changed();
        }
    }

    @Override
    protected void ask() {
        ShownClip inView = clip.getValue();
        if (!isSeen() || inView == null || probing.model().isEmpty()) {
            return;
        }
        Clip frames = inView.clip();
        Map<String, NpyArray> now = probing.model().get().weights();
        probing.<ShownLayer.Source>ask(
                TOPIC,
                inView.trial(),
                (probe, progress) -> new ShownLayer.Source(
                        probe.trace(frames, Intervention.NONE, EnumSet.allOf(Quantity.class))
                                .states(),
                        probe.spec(),
                        probe.clips().inputFrames(),
                        now),
                this::take,
                note::set);
    }

    private void take(ShownLayer.Source answer) {
        taking = true;
        source = answer;
        if (!stacks().contains(stack.get())) {
            stack.set(ENCODER);
        }
        layer.set(Math.min(layer.get(), layers() - 1));
        taking = false;
        arrange();
    }

    public boolean isEmpty() {
        return source == null;
    }

    public boolean isConvolutional() {
        return source != null && source.model().isConvolutional();
    }

    public List<String> stacks() {
        List<String> all = new ArrayList<>(List.of(ENCODER));
        if (source != null) {
            source.model().task().branches().forEach(branch -> all.add(branch.id()));
        }
        return all;
    }

    public int layers() {
        return source == null ? 1 : source.model().layers().size();
    }

    /** What this layer's channels or units can be shown by. */
    public List<Feature> features() {
        return shown == null ? List.of(Feature.HIDDEN) : shown.features();
    }

    /** Orders anew, most important first, and keeps following the same unit. */
    private void arrange() {
        if (source == null || taking) {
            return;
        }
        shown = new ShownLayer(source, stack.get(), layer.get());
        if (!features().contains(feature.get())) {
            feature.set(features().get(0));
            return;
        }
        int followed = order.length == 0 ? -1 : order[Math.min(chosen.get(), order.length - 1)];
        importance = shown.importance();
        order = IntStream.range(0, shown.units())
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
                        : shown.units() > MOST
                                ? String.format(Locale.ROOT, "%d of %,d units are shown.", MOST, shown.units())
                                : "");
        changed();
    }

    /** Columns of a tile's picture. */
    public int columns() {
        return shown.columns(order.length == 0 ? null : picture(order[0]));
    }

    private float[] picture(int unit) {
        return shown.picture(feature.get(), step(), unit);
    }

    /** One a channel or unit, in order; a channel's colours are by its own largest number over the clip. */
    public List<MapTiles.Tile> tiles() {
        if (shown == null) {
            return List.of();
        }
        List<MapTiles.Tile> tiles = new ArrayList<>();
        for (int unit : order) {
            float[] values = picture(unit);
            tiles.add(new MapTiles.Tile(Integer.toString(unit + 1), values, shown.size(feature.get(), unit, values)));
        }
        return tiles;
    }

    /** The step of this stack that reads or writes the players' present frame. */
    int step() {
        return shown.step(time.getValue().intValue());
    }

    /** Unit or channel that is followed, from 0. */
    public int followed() {
        return order.length == 0 ? 0 : order[Math.min(chosen.get(), order.length - 1)];
    }

    /** ConvLSTM: what the followed channel does at each step. */
    public List<MapRow> followedRows() {
        return shown == null ? List.of() : shown.rows(followed());
    }

    /** What the followed unit does at each step: one number a step, channels by their mean. */
    public double[] followed(Quantity of) {
        return shown == null ? new double[0] : shown.line(of, followed());
    }

    /** The frame that each step of this stack reads or writes. */
    public List<String> heads() {
        return shown == null ? List.of() : shown.heads();
    }

    /** Importance and the numbers of each tile; null before there are any. */
    public String toCsv() {
        if (shown == null) {
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
