package afterimage.app.features;

import afterimage.app.control.MapTiles;
import afterimage.app.control.StateRow;
import afterimage.app.feature.Players;
import afterimage.app.glossary.Texts;
import afterimage.app.session.GuestClips;
import afterimage.app.session.InsideModel;
import afterimage.app.session.Probing;
import afterimage.app.session.ShownClip;
import afterimage.engine.Words;
import afterimage.engine.cell.Quantity;
import afterimage.engine.data.Data;
import afterimage.engine.digits.Split;
import afterimage.engine.file.Table;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.probe.UnitPeak;
import afterimage.engine.run.RunSpec;
import afterimage.engine.sequence.Clips;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * Single channels of a ConvLSTM as they answer to the clip shown, and single units of an FC-LSTM by the pictures of
 * their weights; the most important first, one of them followed through time.
 */
public final class FeaturesViewModel extends InsideModel {
    /** More could not be told apart; the most important are among them. */
    private static final int MOST = 200;

    static final String ENCODER = "encoder";

    /** encoder, reconstruction or prediction. */
    final StringProperty stack = new SimpleStringProperty(ENCODER);
    /** 0 the one that sees the frames. */
    final ObjectProperty<Integer> layer = new SimpleObjectProperty<>(0);

    final ObjectProperty<ShownLayer.Feature> feature = new SimpleObjectProperty<>(ShownLayer.Feature.HIDDEN_STATE_H);
    /** Whether the most important come first; else they stand as they are numbered. */
    final BooleanProperty byImportance = new SimpleBooleanProperty(true);

    final Players players;
    private final Asking<ShownClip.Traced> asking = asking("features", this::take);

    static final int LIKED = 8;
    private static final int READ = 200;
    private final Data data;
    private final Consumer<GuestClips> guests;
    /** Where the one that was asked about is most active; none while that is read. */
    public final ObjectProperty<List<UnitPeak>> liked = new SimpleObjectProperty<>(List.of());
    /** How far the reading is, what was found, or why nothing was. */
    final StringProperty likedWords = new SimpleStringProperty();

    private final Asking<List<UnitPeak>> likes = asking("liked", this::takeLiked, likedWords::set);
    /** Whose the answer is. */
    private RunSpec run;
    /** The layer in view; null before there is something. */
    ShownLayer shown;
    /** Units or channels in the order shown. */
    private int[] order = new int[0];
    /** Place among them of the one that is followed. */
    private int chosen;

    private double[] importance = new double[0];

    /** @param data makes the clips that a unit may like; {@code guests} shows one of them */
    public FeaturesViewModel(Probing probing, Players players, Data data, Consumer<GuestClips> guests) {
        super(probing);
        this.players = players;
        this.guests = guests;
        this.data = data;
        // The weights are part of the question, and newer ones come before a large model has answered.
        asking.showEach();
        whenever(this::askAgain, players.shown);
        likes.progress.addListener((p, before, now) ->
                likedWords.set(Texts.of("features.liked.reading", Math.round(now.doubleValue() * READ), READ)));
        whenever(this::arrange, stack, layer, feature, byImportance);
    }

    /** A large model's weights, which the answer is of, are not kept for who may come back. */
    @Override
    public void setSeen(boolean now) {
        if (!now) {
            asking.drop();
            shown = null;
            note.set(Texts.of("session.waiting"));
        }
        super.setSeen(now);
    }

    @Override
    protected void ask() {
        if (players.shown.get() != null) {
            asking.ask(new ShownClip.Traced.Question(
                    players.shown.get(), Quantity.ofState(), probing.model().orElseThrow()));
        }
    }

    /** What was chosen of another model says nothing about this one. */
    private void take(ShownClip.Traced answer) {
        if (!answer.of().spec().equals(run)) {
            run = answer.of().spec();
            order = new int[0];
            settle(() -> {
                stack.set(ENCODER);
                layer.set(0);
                feature.set(ShownLayer.Feature.HIDDEN_STATE_H);
            });
        }
        arrange();
    }

    /** Orders anew, most important first, and keeps following the same unit. */
    private void arrange() {
        if (isEmpty()) {
            return;
        }
        shown = new ShownLayer(asking.answer(), stack.get(), layer.get());
        if (!features().contains(feature.get())) {
            settle(() -> feature.set(features().get(0)));
        }
        int before = order.length == 0 ? -1 : followed();
        importance = shown.importance();
        int units = shown.own().units();
        order = StateRow.largestFirst(byImportance.get() ? importance : new double[units])
                .limit(MOST)
                .mapToInt(Integer::intValue)
                .toArray();
        chosen = Math.max(0, Arrays.stream(order).boxed().toList().indexOf(before));
        boolean pictured = feature.get() != ShownLayer.Feature.HIDDEN_STATE_H || isConvolutional();
        String most = units > MOST ? Texts.of("features.most", MOST, units) : "";
        note.set(pictured ? most : Texts.of("features.no-picture"));
        changed();
    }

    void choose(int tile) {
        if (tile >= 0 && tile < order.length) {
            chosen = tile;
            changed();
        }
    }

    /** Place among the tiles of the one that is followed. */
    public int chosen() {
        return chosen;
    }

    public boolean isEmpty() {
        return asking.answer() == null;
    }

    public boolean isConvolutional() {
        return !isEmpty() && spec().isConvolutional();
    }

    private ModelSpec spec() {
        return asking.answer().model();
    }

    List<String> stacks() {
        List<String> all = new ArrayList<>(List.of(ENCODER));
        if (!isEmpty()) {
            spec().task().branches().forEach(branch -> all.add(branch.id()));
        }
        return all;
    }

    int layers() {
        return isEmpty() ? 1 : spec().layers().size();
    }

    /** What this layer's channels or units can be shown by. */
    List<ShownLayer.Feature> features() {
        return isEmpty() ? List.of(ShownLayer.Feature.HIDDEN_STATE_H) : shown.features();
    }

    /** What the followed unit does at each step: one number a step, channels by their mean. */
    double[] followed(Quantity of) {
        return shown.line(of, followed());
    }

    /** Looks for the held-out clips in which the followed one is most active. */
    void askLiked() {
        String name = stack.get() + "/" + layer.get();
        int unit = followed();
        RunSpec run = probing.model().orElseThrow().spec();
        liked.set(List.of());
        likes.begin((probe, progress) -> {
            Clips clips = data.clips(run.data(), probe.clips, Split.VALIDATION, run.seed());
            return UnitPeak.of(probe, name, unit, clips, READ, progress);
        });
    }

    private void takeLiked(List<UnitPeak> peaks) {
        likedWords.set(Texts.of("features.liked.found", READ));
        liked.set(peaks.subList(0, LIKED));
    }

    /** Plays one of the clips that the followed one likes. */
    void watch(int place) {
        UnitPeak peak = liked.get().get(place);
        String about = Texts.of("features.liked.clip", peak.number() + 1);
        guests.accept(new GuestClips(about, List.of(peak.clip()), null, null));
        players.scrubTo(peak.frame());
    }

    public int columns() {
        return shown.columns(picture(order[0]));
    }

    private float[] picture(int unit) {
        return shown.picture(feature.get(), step(), unit);
    }

    /** One a channel or unit, in order; a channel's colours are by its own largest number over the clip. */
    public List<MapTiles.Tile> tiles() {
        List<MapTiles.Tile> tiles = new ArrayList<>();
        for (int unit : order) {
            float[] values = picture(unit);
            tiles.add(new MapTiles.Tile(Integer.toString(unit + 1), values, shown.size(feature.get(), unit, values)));
        }
        return tiles;
    }

    /** The step of this stack that reads or writes the players' present frame. */
    int step() {
        return shown.step(players.time.get());
    }

    /** Unit or channel that is followed, from 0. */
    public int followed() {
        return order.length == 0 ? 0 : order[chosen];
    }

    /** Importance and the numbers of each tile; null before there are any. */
    public String toCsv() {
        if (isEmpty()) {
            return null;
        }
        List<List<?>> rows = new ArrayList<>();
        for (int unit : order) {
            Table.Printed weight = Table.number("%.6g", importance[unit]);
            rows.add(Arrays.asList(unit + 1, weight, feature.get(), numbers(picture(unit))));
        }
        return new Table(List.of("unit", "importance", "shown", "values"), rows).csv();
    }

    private static Table.Printed numbers(float[] values) {
        if (values == null) {
            return null;
        }
        Stream<String> each = IntStream.range(0, values.length).mapToObj(k -> Words.of("%.5g", values[k]));
        return new Table.Printed(each.collect(Collectors.joining(" ")));
    }
}
